package org.lime4j.integration.kit;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.core.composite.PerBlockSamplerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.sampling.BernoulliFactory;
import org.lime4j.core.sampling.GaussianFactory;
import org.lime4j.core.sampling.KernelShapSamplerFactory;
import org.lime4j.core.sampling.LatinHypercubeFactory;
import org.lime4j.core.sampling.NearestRowsFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.sampling.TrainingDistributionFactory;
import org.lime4j.core.sampling.UniformRemovalFactory;
import org.lime4j.tck.SamplerContract;

class SamplersKitTest {
    @Nested
    class Bernoulli extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new BernoulliFactory();
        }
    }

    @Nested
    class BernoulliThatKeepsMost extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new BernoulliFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("keep", 0.9);
        }
    }

    @Nested
    class Gaussian extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new GaussianFactory();
        }
    }

    @Nested
    class KernelShap extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new KernelShapSamplerFactory();
        }

        /** Enough for all coalitions of 1 column, and for pairs of 64 and 70. */
        @Override
        protected int samples() {
            return 150;
        }
    }

    @Nested
    class KernelShapOnAllCoalitions extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new KernelShapSamplerFactory();
        }

        /** More than the 512 coalitions of 9 columns. */
        @Override
        protected int samples() {
            return 700;
        }
    }

    @Nested
    class LatinHypercube extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new LatinHypercubeFactory();
        }
    }

    @Nested
    class LatinHypercubeAroundTheInstance extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new LatinHypercubeFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("around", "instance", "scale", 0.5);
        }
    }

    @Nested
    class NearestRows extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new NearestRowsFactory();
        }
    }

    @Nested
    class NearestRowsOfMany extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new NearestRowsFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("neighbours", REAL_ROWS - 1);
        }
    }

    @Nested
    class TrainingDistribution extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new TrainingDistributionFactory();
        }
    }

    @Nested
    class UniformRemoval extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new UniformRemovalFactory();
        }
    }

    @Nested
    class PerBlock extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new PerBlockSamplerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("blocks", Map.of(
                    "left", ComponentRef.of("uniform-removal"), "right", ComponentRef.of("training-distribution")));
        }
    }

    @Nested
    class PerBlockWithNearestRows extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return new PerBlockSamplerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("blocks", Map.of("left", ComponentRef.of("bernoulli"), "right", ComponentRef.of("nearest-rows")));
        }
    }
}
