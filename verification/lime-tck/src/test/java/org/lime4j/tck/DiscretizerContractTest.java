package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.DiscretizerFactory;

class DiscretizerContractTest {
    private static DiscretizerFactory<?> plugin = new HalvesFactory();

    static class Examined extends DiscretizerContract {
        @Override
        protected DiscretizerFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Discretizer>> wrong(String rule, String message, Supplier<Discretizer> discretizer) {
        return new Kit.Wrong<>(rule, message, discretizer);
    }

    static List<Kit.Wrong<Supplier<Discretizer>>> wrong() {
        return List.of(
                wrong("discretizer_1101", "every column is cut or left as it is", NeedsTwoValues::new),
                wrong("discretizer_1101", "an empty Optional, but it was null", Nulls::new),
                wrong("discretizer_1101", "a BAD_BACKGROUND that names the column", Nameless::new),
                wrong("discretizer_1102", "from each component made with the same options", Another::new),
                wrong("discretizer_1103", "while other threads use the same component", Shared::new),
                wrong("discretizer_1104", "a value that is drawn for a bin belongs to it", WholeRange::new),
                wrong("discretizer_1104", "the mean of a bin that occurs lies in its range", MeansOfNothing::new),
                wrong("discretizer_1105", "a bin is drawn as often as the background has its values", AllEqual::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Discretizer>> wrong) {
        plugin = new HalvesFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightDiscretizerBreaksNoRule() {
        plugin = new HalvesFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasADiscretizerThatBreaksIt() {
        Kit.assertEachRuleIsBroken(DiscretizerContract.class, wrong());
    }

    private static final class NeedsTwoValues extends HalvesFactory.Halves {
        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            if (statistics.distinct() == 1) {
                throw new ArithmeticException("there is nothing between the values");
            }
            return super.discretize(column, statistics);
        }
    }

    private static final class Nulls extends HalvesFactory.Halves {
        @Override
        @SuppressWarnings("OptionalAssignedToNull")
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            return statistics.distinct() == 1 ? null : super.discretize(column, statistics);
        }
    }

    private static final class Nameless extends HalvesFactory.Halves {
        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            if (statistics.classes() < 2) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "a response is needed");
            }
            return super.discretize(column, statistics);
        }
    }

    private static final class Another extends HalvesFactory.Halves {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final double share = MADE.getAndIncrement() % 2 == 0 ? 0.5 : 0.25;

        @Override
        double share() {
            return share;
        }
    }

    private static final class Shared extends HalvesFactory.Halves {
        private NumericStatistics current = NumericStatistics.of(0);

        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            current = statistics;
            Thread.yield();
            return super.discretize(column, current);
        }
    }

    private static final class WholeRange extends HalvesFactory.Halves {
        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            return super.discretize(column, statistics).map(bins -> new Bins(bins.boundaries(), bins.frequencies(),
                    array(bins.mean(0), bins.mean(1)), new double[2],
                    array(statistics.min(), statistics.min()), array(statistics.max(), statistics.max())));
        }
    }

    private static final class MeansOfNothing extends HalvesFactory.Halves {
        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            return super.discretize(column, statistics).map(bins -> new Bins(bins.boundaries(), bins.frequencies(),
                    new double[2], new double[2], array(bins.min(0), bins.min(1)), array(bins.max(0), bins.max(1))));
        }
    }

    private static final class AllEqual extends HalvesFactory.Halves {
        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            return super.discretize(column, statistics).map(bins -> new Bins(bins.boundaries(), array(0.5, 0.5),
                    array(bins.min(0), bins.min(1)), new double[2],
                    array(bins.min(0), bins.min(1)), array(bins.max(0), bins.max(1))));
        }
    }

    private static double[] array(double... numbers) {
        return numbers;
    }
}
