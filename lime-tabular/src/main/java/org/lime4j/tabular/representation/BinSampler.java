package org.lime4j.tabular.representation;

import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RowRandom;
import org.lime4j.tabular.discretize.Bins;

/**
 * Draws values inside bins: a normal with the mean and standard deviation of the bin, truncated to the bin, as the
 * quantile of a uniform number. The state behind the last bin, and −1, is that without a value: NaN. Immutable.
 */
final class BinSampler {
    private final double[] minima;
    private final double[] maxima;
    private final double[] centres;
    /** Standard deviation; negative where the bin lies above its mean and is drawn mirrored, to keep the tail's digits. */
    private final double[] scales;
    private final double[] lowest;
    /** Probability of the untruncated normal in the bin; 0 where the bin has one value, its centre. */
    private final double[] spans;

    BinSampler(Bins bins) {
        int n = bins.size();
        minima = new double[n];
        maxima = new double[n];
        centres = new double[n + 1];
        scales = new double[n];
        lowest = new double[n];
        spans = new double[n + 1];
        centres[n] = Double.NaN;
        for (int b = 0; b < n; b++) {
            minima[b] = bins.min(b);
            maxima[b] = bins.max(b);
            centres[b] = bins.mean(b);
            double deviation = bins.standardDeviation(b);
            if (deviation > 0 && minima[b] < maxima[b]) {
                double low = (minima[b] - centres[b]) / deviation;
                double high = (maxima[b] - centres[b]) / deviation;
                boolean mirrored = low > 0;
                scales[b] = mirrored ? -deviation : deviation;
                lowest[b] = Normal.cdf(mirrored ? -high : low);
                spans[b] = Normal.cdf(mirrored ? -low : high) - lowest[b];
            }
            if (spans[b] == 0) {
                centres[b] = clamp(centres[b], b);
            }
        }
    }

    /**
     * A value in a bin for each of some rows; consumes one number of a row, or none where the bin has one value or none.
     *
     * @param states bin of each row, from index {@code from} on, or a state without a value; not modified
     * @param from index of the first row's state
     * @param rows how many
     * @param positions in the sequences of the rows, from index 0 on; moved past what is consumed
     * @param values receives one value a row, at {@code at}, {@code at + stride}, …; modified
     * @param at index of the first row's value
     * @param stride from one row's value to the next
     */
    void draw(double[] states, int from, int rows, long[] positions, double[] values, int at, int stride) {
        for (int i = 0; i < rows; i++) {
            int state = (int) states[from + i];
            int bin = state < 0 ? minima.length : state;
            double span = spans[bin];
            double value = centres[bin];
            if (span != 0) {
                double z = Normal.quantile(lowest[bin] + span * RowRandom.uniform(positions[i]));
                positions[i] = RowRandom.after(positions[i], 1);
                value = clamp(value + scales[bin] * z, bin);
            }
            values[at + i * stride] = value;
        }
    }

    private double clamp(double value, int bin) {
        return Math.min(Math.max(value, minima[bin]), maxima[bin]);
    }
}
