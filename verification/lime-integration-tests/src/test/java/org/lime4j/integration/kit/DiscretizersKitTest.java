package org.lime4j.integration.kit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.tabular.discretize.BoundariesFactory;
import org.lime4j.tabular.discretize.DecileFactory;
import org.lime4j.tabular.discretize.DiscretizerFactory;
import org.lime4j.tabular.discretize.EntropyFactory;
import org.lime4j.tabular.discretize.NoneFactory;
import org.lime4j.tabular.discretize.QuartileFactory;
import org.lime4j.tabular.discretize.StatisticsFactory;
import org.lime4j.tck.DiscretizerContract;

class DiscretizersKitTest {
    @Nested
    class Quartile extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new QuartileFactory();
        }
    }

    @Nested
    class Decile extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new DecileFactory();
        }
    }

    @Nested
    class Entropy extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new EntropyFactory();
        }
    }

    @Nested
    class None extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new NoneFactory();
        }
    }

    @Nested
    class Boundaries extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new BoundariesFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("columns", Map.of("length", List.of(-1.0, 0.25, 0.5, 1000.0)));
        }
    }

    @Nested
    class Statistics extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new StatisticsFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("columns", Map.of("length", Map.of(
                    "boundaries", List.of(0.5),
                    "frequencies", List.of(30, 10),
                    "means", List.of(0.2, 0.7),
                    "standard-deviations", List.of(0.1, 0.1),
                    "minima", List.of(0, 0.5),
                    "maxima", List.of(0.5, 1))));
        }

        /** The options say what the bins hold. */
        @Override
        protected boolean describesTheColumn() {
            return false;
        }
    }

    @Nested
    class StatisticsOfAnotherColumn extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return new StatisticsFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("columns", Map.of("width", Map.of(
                    "boundaries", List.of(),
                    "frequencies", List.of(1),
                    "means", List.of(0.2),
                    "standard-deviations", List.of(0.1),
                    "minima", List.of(0),
                    "maxima", List.of(1))));
        }
    }
}
