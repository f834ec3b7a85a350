package org.lime4j.integration.kit;

import org.junit.jupiter.api.Nested;
import org.lime4j.core.kernel.ChebyshevFactory;
import org.lime4j.core.kernel.CosineFactory;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.EuclideanFactory;
import org.lime4j.core.kernel.GowerFactory;
import org.lime4j.core.kernel.HammingFactory;
import org.lime4j.core.kernel.ManhattanFactory;
import org.lime4j.tck.DistanceContract;

class DistancesKitTest {
    @Nested
    class Chebyshev extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return new ChebyshevFactory();
        }
    }

    @Nested
    class Cosine extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return new CosineFactory();
        }
    }

    @Nested
    class Euclidean extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return new EuclideanFactory();
        }
    }

    @Nested
    class Gower extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return new GowerFactory();
        }
    }

    @Nested
    class Hamming extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return new HammingFactory();
        }
    }

    @Nested
    class Manhattan extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return new ManhattanFactory();
        }
    }
}
