package org.lime4j.tabular.representation;

import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RowRandom;
import org.lime4j.tabular.discretize.Bins;

/**
 * Draws values inside bins: a normal with the mean and standard deviation of the bin, truncated to the bin, as the
 * quantile of a uniform number. The state behind the last bin is that without a value: NaN. Immutable.
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

    /** A value in a bin; consumes one number, or none where the bin has one value or none. */
    double draw(int bin, RowRandom random) {
        double span = spans[bin];
        if (span == 0) {
            return centres[bin];
        }
        double z = Normal.quantile(lowest[bin] + span * random.nextDouble());
        return clamp(centres[bin] + scales[bin] * z, bin);
    }

    private double clamp(double value, int bin) {
        return Math.min(Math.max(value, minima[bin]), maxima[bin]);
    }
}
