package org.lime4j.core.pick;

import java.util.random.RandomGenerator;

/**
 * SP-LIME: picks instance after instance, each time the one whose explanation adds most coverage
 * {@code c(V) = Σ_j I_j·[some i in V has W_ij ≠ 0]}, with {@code I_j = sqrt(Σ_i |W_ij|)}. Greedy picks are within 1 - 1/e
 * of the best.
 *
 * <p>Once everything is covered all remaining instances add 0 and are tied: they follow in ascending order, or in
 * descending order where the last of equals wins. What an instance adds never grows while others are picked, so that
 * an old value is a bound, and most are never computed again (Minoux 1978); the picks are those of plain greedy.
 *
 * <p>Draws nothing. Immutable and thread-safe. Source: Ribeiro, Singh, Guestrin 2016, algorithm 2;
 * {@code submodular_pick.py} of the reference.
 */
public final class SubmodularPicker implements Picker {
    private final SubmodularFactory.Ties ties;

    /**
     * A picker with this rule for ties.
     *
     * @param ties which of the instances with equal gain is taken
     */
    public SubmodularPicker(SubmodularFactory.Ties ties) {
        this.ties = ties;
    }

    @Override
    public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
        if (budget < 1) {
            throw new IllegalArgumentException("budget is " + budget + "; pick at least 1 instance");
        }
        int n = importance.rows();
        boolean[] covered = new boolean[importance.features().size()];
        Heap heap = new Heap(n, ties == SubmodularFactory.Ties.FIRST);
        for (int i = 0; i < n; i++) {
            heap.bounds[i] = gain(importance, i, covered);
            heap.rows[i] = i;
        }
        heap.arrange();
        int[] computedAt = new int[n];
        int[] picks = new int[Math.min(budget, n)];
        for (int count = 0; count < picks.length; ) {
            int top = heap.rows[0];
            if (computedAt[top] == count) {
                picks[count++] = top;
                heap.removeTop();
                for (int e = importance.start(top); e < importance.start(top + 1); e++) {
                    covered[importance.column(e)] = true;
                }
            } else {
                heap.bounds[top] = gain(importance, top, covered);
                computedAt[top] = count;
                heap.sink(0);
            }
        }
        return picks;
    }

    /** The same terms in the same order as before, but for those left out: rounding cannot make it grow. */
    private static double gain(ImportanceMatrix importance, int row, boolean[] covered) {
        double gain = 0;
        for (int e = importance.start(row); e < importance.start(row + 1); e++) {
            int column = importance.column(e);
            if (!covered[column]) {
                gain += importance.importance(column);
            }
        }
        return gain;
    }

    /** Rows by descending bound; equal bounds in the order of ties. */
    private static final class Heap {
        private final double[] bounds;
        private final int[] rows;
        private final boolean firstWins;
        private int size;

        Heap(int size, boolean firstWins) {
            this.bounds = new double[size];
            this.rows = new int[size];
            this.firstWins = firstWins;
            this.size = size;
        }

        void arrange() {
            for (int i = size / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }

        void removeTop() {
            rows[0] = rows[--size];
            sink(0);
        }

        void sink(int at) {
            int here = at;
            for (int child = 2 * here + 1; child < size; child = 2 * here + 1) {
                if (child + 1 < size && isBefore(rows[child + 1], rows[child])) {
                    child++;
                }
                if (!isBefore(rows[child], rows[here])) {
                    return;
                }
                int row = rows[here];
                rows[here] = rows[child];
                rows[child] = row;
                here = child;
            }
        }

        private boolean isBefore(int a, int b) {
            if (bounds[a] != bounds[b]) {
                return bounds[a] > bounds[b];
            }
            return firstWins ? a < b : a > b;
        }
    }
}
