package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.PipelineShape;

class DistanceContractTest {
    private static DistanceFactory<?> plugin = new DifferenceFactory();

    static class Examined extends DistanceContract {
        @Override
        protected DistanceFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Distance>> wrong(String rule, String message, Supplier<Distance> distance) {
        return new Kit.Wrong<>(rule, message, distance);
    }

    static List<Kit.Wrong<Supplier<Distance>>> wrong() {
        return List.of(
                wrong("rows_051", "check() refuses only what has no distance", RefusesAll::new),
                wrong("rows_052", "a distance is finite and at least 0", BelowZero::new),
                wrong("distance_401", "row 0, the instance itself, is nearest", Similarity::new),
                wrong("rows_053", "from each component made with the same options", Another::new),
                wrong("rows_054", "while other threads use the same component", Shared::new),
                wrong("rows_055", "when asked for in chunks of 1", OfTheChunk::new),
                wrong("rows_056", "wherever its row stands in the sample", Growing::new),
                wrong("rows_057", "only out[4] .. out[23] are written", WritesOneAtLeast::new),
                wrong("rows_058", "the design is not modified", Rounding::new),
                wrong("rows_059", "columns firstColumn .. firstColumn + features.size() - 1 are read", FromColumn0::new),
                wrong("distance_402", "formula() is one line of text", WithoutFormula::new),
                wrong("distance_403", "defaultWidth() is positive and finite", WithoutWidth::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Distance>> wrong) {
        plugin = new DifferenceFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightDistanceBreaksNoRule() {
        plugin = new DifferenceFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasADistanceThatBreaksIt() {
        Kit.assertEachRuleIsBroken(wrong(), DistanceContract.class, RowsContract.class);
    }

    private static final class RefusesAll extends DifferenceFactory.Difference {
        @Override
        public Optional<Refusal> check(PipelineShape shape) {
            return Optional.of(new Refusal("not today"));
        }
    }

    private static final class BelowZero extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, out, at);
            for (int i = at; i < at + rows.rows(); i++) {
                out[i] -= 0.1;
            }
        }
    }

    private static final class Similarity extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, out, at);
            for (int i = at; i < at + rows.rows(); i++) {
                out[i] = 1 / (1 + out[i]);
            }
        }
    }

    private static final class Another extends DifferenceFactory.Difference {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final double scale = 1 + MADE.getAndIncrement();

        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, out, at);
            for (int i = at; i < at + rows.rows(); i++) {
                out[i] *= scale;
            }
        }
    }

    private static final class Shared extends DifferenceFactory.Difference {
        private final double[] scratch = new double[RowsCase.ROWS];

        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, scratch, 0);
            Thread.yield();
            System.arraycopy(scratch, 0, out, at, rows.rows());
        }
    }

    private static final class OfTheChunk extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, out, at);
            double largest = 0;
            for (int i = at; i < at + rows.rows(); i++) {
                largest = Math.max(largest, out[i]);
            }
            for (int i = at; i < at + rows.rows() && largest > 0; i++) {
                out[i] /= largest;
            }
        }
    }

    private static final class Growing extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, out, at);
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] += rows.from() + i;
            }
        }
    }

    private static final class WritesOneAtLeast extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            super.measure(rows, out, at);
            if (rows.rows() == 0) {
                out[at] = 0;
            }
        }
    }

    private static final class Rounding extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            for (int i = rows.from(); i < rows.to(); i++) {
                for (int j = rows.firstColumn(); j < rows.firstColumn() + rows.size(); j++) {
                    rows.design().set(i, j, (float) rows.design().get(i, j));
                }
            }
            super.measure(rows, out, at);
        }
    }

    private static final class FromColumn0 extends DifferenceFactory.Difference {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = TriangleFactory.Triangle.meanDifference(rows, rows.from() + i, 0);
            }
        }
    }

    private static final class WithoutFormula extends DifferenceFactory.Difference {
        @Override
        public String formula() {
            return "";
        }
    }

    private static final class WithoutWidth extends DifferenceFactory.Difference {
        @Override
        public double defaultWidth(int features) {
            return features - 1;
        }
    }
}
