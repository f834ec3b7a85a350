package org.lime4j.integration.kit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.PerBlockKernelFactory;
import org.lime4j.core.kernel.ConstantFactory;
import org.lime4j.core.kernel.ExponentialFactory;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tck.KernelContract;

class KernelsKitTest {
    @Nested
    class Constant extends KernelContract {
        @Override
        protected KernelFactory<?> factory() {
            return new ConstantFactory();
        }
    }

    @Nested
    class Exponential extends KernelContract {
        @Override
        protected KernelFactory<?> factory() {
            return new ExponentialFactory();
        }
    }

    @Nested
    class ExponentialOverCosine extends KernelContract {
        @Override
        protected KernelFactory<?> factory() {
            return new ExponentialFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("distance", ComponentRef.of("cosine"), "width", 0.4);
        }
    }

    @Nested
    class PerBlock extends KernelContract {
        @Override
        protected KernelFactory<?> factory() {
            return new PerBlockKernelFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("blocks", Map.of(
                    "first", ComponentRef.of("exponential").with("distance", "hamming"),
                    "others", ComponentRef.of("exponential").with("distance", "gower")));
        }

        @Override
        protected InterpretableFeature feature(int index, InterpretableFeature proposed) {
            return proposed.in(index < 2 ? "first" : "others");
        }

        @Override
        protected Object instance() {
            return Composite.of("first", List.of(), "others", List.of());
        }
    }
}
