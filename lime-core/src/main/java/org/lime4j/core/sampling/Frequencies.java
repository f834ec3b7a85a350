package org.lime4j.core.sampling;

import java.util.List;
import org.lime4j.core.space.CodeColumn;

/** Draws the states of categorical columns by their frequency in the background. */
final class Frequencies {
    private final double[][] cumulative;

    /** Of all columns of a block; those that are not categorical have no states. */
    Frequencies(List<CodeColumn> columns) {
        cumulative = new double[columns.size()][0];
        for (int j = 0; j < cumulative.length; j++) {
            if (columns.get(j) instanceof CodeColumn.Categorical states) {
                cumulative[j] = cumulative(states.frequencies());
            }
        }
    }

    /** Sums of the frequencies; the last state that occurs has infinity, so that u never lies beyond it. */
    private static double[] cumulative(double[] frequencies) {
        int last = 0;
        for (int s = 0; s < frequencies.length; s++) {
            if (frequencies[s] > 0) {
                last = s;
            }
            frequencies[s] += s == 0 ? 0 : frequencies[s - 1];
        }
        frequencies[last] = Double.POSITIVE_INFINITY;
        return frequencies;
    }

    /** The first state of a column whose cumulative frequency exceeds u. */
    int state(int column, double u) {
        double[] sums = cumulative[column];
        int state = 0;
        while (u >= sums[state]) {
            state++;
        }
        return state;
    }
}
