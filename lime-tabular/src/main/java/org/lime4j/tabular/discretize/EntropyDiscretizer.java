package org.lime4j.tabular.discretize;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics;

/**
 * Cuts a column where a classification tree on that column alone would: entropy, a given depth, splits of the best
 * improvement, the lowest of equals. Boundaries are midpoints of neighbouring values in single precision, as the
 * reference's tree has them; a column without a split is cut at its median.
 *
 * <p>Source: {@code EntropyDiscretizer} of the reference, over {@code DecisionTreeClassifier} of scikit-learn.
 */
public final class EntropyDiscretizer implements Discretizer {
    /** Values no farther apart than this are one value. */
    private static final float SAME_VALUE = 1e-7f;

    private static final double PURE = Math.ulp(1.0);

    private final int maxDepth;

    /**
     * A discretizer of at most this depth.
     *
     * @param maxDepth of the tree, at least 1; there are at most 2 to this power bins
     */
    public EntropyDiscretizer(int maxDepth) {
        if (maxDepth < 1) {
            throw new IllegalArgumentException("maxDepth is " + maxDepth + "; it must be at least 1");
        }
        this.maxDepth = maxDepth;
    }

    @Override
    public Optional<Bins> discretize(String column, NumericStatistics statistics) {
        if (statistics.classes() < 2) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "discretizer 'entropy' cuts column '" + column
                    + "' by the classes of the response, but the background has " + statistics.classes()
                    + ": name the response of a classification in the background (response = …)");
        }
        if (Math.max(-statistics.min(), statistics.max()) > Float.MAX_VALUE) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "discretizer 'entropy' calculates in single precision, as the "
                    + "reference does, but column '" + column + "' has values from " + statistics.min() + " to "
                    + statistics.max() + ": rescale the column, or choose another discretizer");
        }
        TreeSet<Double> found = new TreeSet<>();
        new Column(statistics).split(0, statistics.distinct(), maxDepth, found);
        if (found.isEmpty()) {
            found.add(statistics.quantile(0.5));
        }
        return Optional.of(Bins.of(found.stream().mapToDouble(Double::doubleValue).toArray(), statistics));
    }

    /** The distinct values of a column in single precision, with their class counts. */
    private static final class Column {
        private final NumericStatistics statistics;
        private final float[] values;
        private final int classes;

        Column(NumericStatistics statistics) {
            this.statistics = statistics;
            this.classes = statistics.classes();
            this.values = new float[statistics.distinct()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) statistics.value(i);
            }
        }

        /** Splits the ranks {@code from .. to - 1}, down to {@code depth} more levels. */
        void split(int from, int to, int depth, TreeSet<Double> found) {
            double[] all = new double[classes];
            for (int i = from; i < to; i++) {
                add(i, 1, all);
            }
            if (depth == 0 || entropy(all) <= PURE || values[to - 1] <= values[from] + SAME_VALUE) {
                return;
            }
            double[] left = new double[classes];
            double[] right = all.clone();
            double best = Double.NEGATIVE_INFINITY;
            int bestRank = -1;
            for (int i = from + 1; i < to; i++) {
                add(i - 1, 1, left);
                add(i - 1, -1, right);
                if (values[i] <= values[i - 1] + SAME_VALUE) {
                    continue;
                }
                double improvement =
                        -Arrays.stream(right).sum() * entropy(right) - Arrays.stream(left).sum() * entropy(left);
                if (improvement > best) {
                    best = improvement;
                    bestRank = i;
                }
            }
            if (bestRank < 0) {
                return;
            }
            double threshold = values[bestRank] / 2.0 + values[bestRank - 1] / 2.0;
            found.add(threshold == values[bestRank] ? values[bestRank - 1] : threshold);
            split(from, bestRank, depth - 1, found);
            split(bestRank, to, depth - 1, found);
        }

        private void add(int rank, int sign, double[] counts) {
            for (int c = 0; c < classes; c++) {
                counts[c] += sign * statistics.count(rank, c);
            }
        }

        private static double entropy(double[] counts) {
            double total = Arrays.stream(counts).sum();
            double entropy = 0;
            for (double count : counts) {
                if (count > 0) {
                    double share = count / total;
                    entropy -= share * (Math.log(share) / Math.log(2));
                }
            }
            return entropy;
        }
    }
}
