package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

class KernelContractTest {
    private static KernelFactory<?> plugin = new TriangleFactory();

    static class Examined extends KernelContract {
        @Override
        protected KernelFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<ProximityKernel>> wrong(String rule, String message, Supplier<ProximityKernel> kernel) {
        return new Kit.Wrong<>(rule, message, kernel);
    }

    static List<Kit.Wrong<Supplier<ProximityKernel>>> wrong() {
        return List.of(
                wrong("rows_051", "check() refuses only what has no weight", RefusesAll::new),
                wrong("rows_052", "a weight is finite and at least 0", BelowZero::new),
                wrong("kernel_101", "row 0, the instance itself, has a weight above 0", FarAway::new),
                wrong("rows_053", "from each component made with the same options", Another::new),
                wrong("rows_054", "while other threads use the same component", Shared::new),
                wrong("rows_055", "when asked for in chunks of 1", OfTheChunk::new),
                wrong("rows_056", "wherever its row stands in the sample", Fading::new),
                wrong("rows_057", "only out[4] .. out[23] are written", WritesOneAtLeast::new),
                wrong("rows_058", "the design is not modified", Rounding::new),
                wrong("rows_059", "columns firstColumn .. firstColumn + features.size() - 1 are read", FromColumn0::new),
                wrong("kernel_102", "formula() is one line of text", WithoutFormula::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<ProximityKernel>> wrong) {
        plugin = new TriangleFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightKernelBreaksNoRule() {
        plugin = new TriangleFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasAKernelThatBreaksIt() {
        Kit.assertEachRuleIsBroken(wrong(), KernelContract.class, RowsContract.class);
    }

    @Test
    void aKernelOfInputsIsToldToBringSome() {
        plugin = new TriangleFactory(() -> new TriangleFactory.Triangle() {
            @Override
            public boolean needsInputs() {
                return true;
            }
        });
        assertThat(Kit.brokenRules(Examined.class).values())
                .anySatisfy(message -> assertThat(message).contains("override inputs()"));
    }

    private static final class RefusesAll extends TriangleFactory.Triangle {
        @Override
        public Optional<Refusal> check(PipelineShape shape) {
            return Optional.of(new Refusal("not today"));
        }
    }

    private static final class BelowZero extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = 1 - 3 * meanDifference(rows, rows.from() + i, rows.firstColumn());
            }
        }
    }

    private static final class FarAway extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = meanDifference(rows, rows.from() + i, rows.firstColumn());
            }
        }
    }

    private static final class Another extends TriangleFactory.Triangle {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final double width = 2 + MADE.getAndIncrement();

        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = Math.exp(-meanDifference(rows, rows.from() + i, rows.firstColumn()) / width);
            }
        }
    }

    private static final class Shared extends TriangleFactory.Triangle {
        private final double[] differences = new double[RowsCase.ROWS];

        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                differences[i] = meanDifference(rows, rows.from() + i, rows.firstColumn());
            }
            Thread.yield();
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = Math.exp(-differences[i]);
            }
        }
    }

    private static final class OfTheChunk extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            super.weigh(rows, out, at);
            double largest = 0;
            for (int i = 0; i < rows.rows(); i++) {
                largest = Math.max(largest, out[at + i]);
            }
            for (int i = 0; i < rows.rows() && largest > 0; i++) {
                out[at + i] /= largest;
            }
        }
    }

    private static final class Fading extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            super.weigh(rows, out, at);
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] /= 1 + rows.from() + i;
            }
        }
    }

    private static final class WritesOneAtLeast extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            super.weigh(rows, out, at);
            if (rows.rows() == 0) {
                out[at] = 0;
            }
        }
    }

    private static final class Rounding extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = rows.from(); i < rows.to(); i++) {
                for (int j = rows.firstColumn(); j < rows.firstColumn() + rows.size(); j++) {
                    rows.design().set(i, j, (float) rows.design().get(i, j));
                }
            }
            super.weigh(rows, out, at);
        }
    }

    private static final class FromColumn0 extends TriangleFactory.Triangle {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = Math.exp(-meanDifference(rows, rows.from() + i, 0));
            }
        }
    }

    private static final class WithoutFormula extends TriangleFactory.Triangle {
        @Override
        public String formula(List<InterpretableFeature> features) {
            return "";
        }
    }
}
