package org.lime4j.core.surrogate;

import org.lime4j.core.matrix.SampleMatrix;

/**
 * Chooses the columns that a linear surrogate may use, on the products of a {@link Gram}; the rules are those of
 * {@code lime_base.py} of the reference. Ties go to the lowest column.
 */
enum FeatureSelection {
    /** All columns. */
    NONE {
        @Override
        int[] select(LocalData data, int output, int count) {
            return Gram.all(data.size());
        }
    },
    /** {@link #FORWARD} for at most 6 columns, else {@link #HIGHEST_WEIGHTS}. */
    AUTO {
        @Override
        int[] select(LocalData data, int output, int count) {
            return (count <= 6 ? FORWARD : HIGHEST_WEIGHTS).select(data, output, count);
        }
    },
    /** One after the other, each time the column that raises the weighted R² of least squares most. */
    FORWARD {
        @Override
        int[] select(LocalData data, int output, int count) {
            return forward(data.gram(), output, Math.min(count, data.size()));
        }
    },
    /** By {@code |β_j·x′_j|} of a ridge fit with alpha 0.01 on all columns. */
    HIGHEST_WEIGHTS {
        @Override
        int[] select(LocalData data, int output, int count) {
            return highestWeights(data, output, Math.min(count, data.size()));
        }
    },
    /** The last point of the LARS-lasso path with at most so many non-zero coefficients; ascending. */
    LASSO_PATH {
        @Override
        int[] select(LocalData data, int output, int count) {
            return LassoPath.selectFromEnd(data.gram(), output, Math.min(count, data.size()));
        }
    };

    /** Differences below this share of the largest score, or of the variation of the output, are ties. */
    private static final double TIED = 1e-12;

    /**
     * Selects.
     *
     * @param count K, at least 1; more than there are columns means all
     * @return columns, in the order of selection
     */
    abstract int[] select(LocalData data, int output, int count);

    /**
     * Greedy selection by sweeping columns out one by one: after each choice, the variation that is left of every
     * column and its product with what is left of y are those of the residuals on the columns chosen so far, so that
     * the gain in R² of a candidate is one division. A column that depends on the chosen ones gains nothing.
     */
    private static int[] forward(Gram gram, int output, int count) {
        int d = gram.size();
        double[] left = new double[d];
        for (int j = 0; j < d; j++) {
            left[j] = gram.diagonal(j);
        }
        double[] cross = gram.cross(output).clone();
        double tie = TIED * gram.outputVariation(output);
        boolean[] used = new boolean[d];
        double[][] swept = new double[count][];
        int[] chosen = new int[count];
        for (int step = 0; step < count; step++) {
            int best = -1;
            double bestGain = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < d; j++) {
                if (used[j]) {
                    continue;
                }
                double gain = left[j] > SymmetricSystem.DEPENDENT * gram.diagonal(j) ? cross[j] * (cross[j] / left[j]) : 0;
                if (gain > bestGain + tie) {
                    bestGain = gain;
                    best = j;
                }
            }
            chosen[step] = best;
            used[best] = true;
            swept[step] = new double[d];
            if (step + 1 < count && left[best] > SymmetricSystem.DEPENDENT * gram.diagonal(best)) {
                sweep(gram.column(best), best, swept, step, left, cross);
            }
        }
        return chosen;
    }

    private static void sweep(double[] column, int best, double[][] swept, int step, double[] left, double[] cross) {
        double root = Math.sqrt(left[best]);
        double[] row = swept[step];
        System.arraycopy(column, 0, row, 0, row.length);
        for (int m = 0; m < step; m++) {
            double factor = swept[m][best];
            for (int k = 0; k < row.length; k++) {
                row[k] -= factor * swept[m][k];
            }
        }
        double share = cross[best] / root;
        for (int k = 0; k < row.length; k++) {
            row[k] /= root;
            left[k] -= row[k] * row[k];
            cross[k] -= row[k] * share;
        }
    }

    private static int[] highestWeights(LocalData data, int output, int count) {
        int d = data.size();
        double[] coefficients = LeastSquares.screen(data.gram(), output);
        SampleMatrix design = data.design();
        double[] scores = new double[d];
        double largest = 0;
        for (int j = 0; j < d; j++) {
            scores[j] = Math.abs(coefficients[j] * design.get(0, j));
            largest = Math.max(largest, scores[j]);
        }
        double tie = TIED * largest;
        int[] chosen = new int[count];
        for (int step = 0; step < count; step++) {
            int best = -1;
            for (int j = 0; j < d; j++) {
                if (scores[j] >= 0 && (best < 0 || scores[j] > scores[best] + tie)) {
                    best = j;
                }
            }
            chosen[step] = best;
            scores[best] = -1;
        }
        return chosen;
    }
}
