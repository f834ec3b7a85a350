package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import org.lime4j.core.kernel.Neighbourhood;

/** What kernels and distances have in common: they write one number a row, and look at nothing but that row. */
final class RowsRules {
    private static final double UNTOUCHED = -123.25;
    private static final int ROUNDS = 30;
    private static final int[] CHUNKS = {1, 7, 64};

    private final String what;
    private final Measure measure;
    private final View view;
    private final List<RowsCase> cases;

    /** {@code weigh} or {@code measure}. */
    interface Measure {
        void apply(Neighbourhood rows, double[] out, int at);
    }

    /** Makes what the plugin sees of a case. */
    interface View {
        Neighbourhood of(RowsCase rows, int from, int to, int firstColumn);
    }

    /**
     * @param what the number is, for messages
     * @param measure under test
     * @param view of a case
     * @param cases to try
     */
    RowsRules(String what, Measure measure, View view, List<RowsCase> cases) {
        this.what = what;
        this.measure = measure;
        this.view = view;
        this.cases = cases;
    }

    List<RowsCase> cases() {
        return cases;
    }

    double[] all(RowsCase rows) {
        return all(measure, rows);
    }

    private double[] all(Measure by, RowsCase rows) {
        double[] out = new double[RowsCase.ROWS];
        by.apply(view.of(rows, 0, RowsCase.ROWS, 0), out, 0);
        return out;
    }

    void finiteAndNotNegative() {
        for (RowsCase rows : cases) {
            double[] out = all(rows);
            for (int i = 0; i < out.length; i++) {
                if (!(out[i] >= 0) || out[i] == Double.POSITIVE_INFINITY) {
                    fail("a " + what + " is finite and at least 0, but row " + i + " has " + out[i] + " (" + rows.name() + ")");
                }
            }
        }
    }

    void sameAs(Measure other) {
        for (RowsCase rows : cases) {
            double[] first = all(rows);
            requireSame(first, all(rows), rows, "each time the same rows are given");
            requireSame(first, all(other, rows), rows, "from each component made with the same options");
        }
    }

    void sameOnThreads() {
        for (RowsCase rows : cases) {
            List<double[]> together = Threads.run(thread -> {
                double[] out = new double[0];
                for (int round = 0; round < ROUNDS; round++) {
                    double[] next = inChunks(rows, 5 + thread, true);
                    if (round > 0 && !Arrays.equals(out, next)) {
                        return next;
                    }
                    out = next;
                }
                return out;
            });
            for (int thread = 0; thread < together.size(); thread++) {
                requireSame(inChunks(rows, 5 + thread, true), together.get(thread), rows,
                        "while other threads use the same component");
            }
        }
    }

    void sameInChunks() {
        for (RowsCase rows : cases) {
            double[] whole = all(rows);
            for (int chunk : CHUNKS) {
                requireSame(whole, inChunks(rows, chunk, true), rows, "when asked for in chunks of " + chunk);
                requireSame(whole, inChunks(rows, chunk, false), rows, "when asked for in chunks of " + chunk + ", the last first");
            }
        }
    }

    private double[] inChunks(RowsCase rows, int chunk, boolean ascending) {
        double[] out = new double[RowsCase.ROWS];
        int count = (RowsCase.ROWS + chunk - 1) / chunk;
        double[] own = new double[chunk + 3];
        for (int c = 0; c < count; c++) {
            int from = (ascending ? c : count - 1 - c) * chunk;
            int to = Math.min(RowsCase.ROWS, from + chunk);
            if (c % 2 == 0) {
                measure.apply(view.of(rows, from, to, 0), out, from);
            } else {
                measure.apply(view.of(rows, from, to, 0), own, 3);
                System.arraycopy(own, 3, out, from, to - from);
            }
        }
        return out;
    }

    void sameInOtherOrder() {
        int[] order = RowsCase.identity();
        for (int i = 1; i < order.length; i++) {
            order[i] = order.length - i;
        }
        for (RowsCase rows : cases) {
            double[] before = all(rows);
            double[] after = all(rows.reordered(order));
            double[] expected = new double[before.length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = before[order[i]];
            }
            requireSame(expected, after, rows, "wherever its row stands in the sample");
        }
    }

    void writesOwnRange() {
        for (RowsCase rows : cases) {
            double[] out = new double[40];
            Arrays.fill(out, UNTOUCHED);
            measure.apply(view.of(rows, 10, 30, 0), out, 4);
            measure.apply(view.of(rows, 12, 12, 0), out, 2);
            for (int i = 0; i < out.length; i++) {
                if ((i < 4 || i >= 24) && out[i] != UNTOUCHED) {
                    fail("for rows 10 .. 29 written at index 4, only out[4] .. out[23] are written, but out[" + i
                            + "] was (" + rows.name() + ")");
                }
            }
        }
    }

    void designNotModified() {
        for (RowsCase rows : cases) {
            RowsCase copy = rows.copy();
            measure.apply(view.of(rows, 0, RowsCase.ROWS, 0), new double[RowsCase.ROWS], 0);
            for (int i = 0; i < RowsCase.ROWS; i++) {
                for (int j = 0; j < rows.size(); j++) {
                    if (rows.design().get(i, j) != copy.design().get(i, j)) {
                        fail("the design is not modified, but row " + i + ", column " + j + " went from "
                                + copy.design().get(i, j) + " to " + rows.design().get(i, j) + " (" + rows.name() + ")");
                    }
                }
            }
        }
    }

    void sameWithinWiderDesign() {
        for (RowsCase rows : cases) {
            double[] alone = all(rows);
            RowsCase wide = rows.within(3, 2);
            double[] out = new double[RowsCase.ROWS];
            measure.apply(view.of(wide, 0, RowsCase.ROWS, 3), out, 0);
            for (int i = 0; i < out.length; i++) {
                if (!Numbers.near(alone[i], out[i], 1e-12)) {
                    fail("columns firstColumn .. firstColumn + features.size() - 1 are read and no others, but row " + i
                            + " has the " + what + " " + alone[i] + " on its own columns alone and " + out[i]
                            + " when they start at column 3 of a wider design (" + rows.name() + ")");
                }
            }
        }
    }

    private void requireSame(double[] expected, double[] actual, RowsCase rows, String when) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
                fail("a row has the same " + what + ", to the last bit, " + when + ", but row " + i + " had " + expected[i]
                        + " and then " + actual[i] + " (" + rows.name() + ")");
            }
        }
    }
}
