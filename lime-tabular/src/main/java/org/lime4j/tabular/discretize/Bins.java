package org.lime4j.tabular.discretize;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics;

/**
 * The bins of a numeric column: k boundaries in ascending order make k + 1 bins, and a value equal to a boundary belongs
 * to the bin below it. Each bin knows how often it occurs in the background and how its values lie. Immutable.
 */
public final class Bins {
    private static final double SUM_TOLERANCE = 1e-9;

    private final double[] boundaries;
    private final double[] frequencies;
    private final double[] means;
    private final double[] standardDeviations;
    private final double[] minima;
    private final double[] maxima;

    /**
     * Bins whose statistics are known, without data.
     *
     * @param boundaries k of them, finite, strictly ascending; all arrays are copied
     * @param frequencies the share of values in each of the k + 1 bins, at least 0, summing to 1 within 1e-9
     * @param means of the values in each bin
     * @param standardDeviations of the values in each bin, at least 0
     * @param minima the lower end of each bin
     * @param maxima the upper end of each bin, not below the lower
     * @throws IllegalArgumentException if a length or a number does not fit
     */
    public Bins(
            double[] boundaries,
            double[] frequencies,
            double[] means,
            double[] standardDeviations,
            double[] minima,
            double[] maxima) {
        this.boundaries = boundaries.clone();
        requireAscending(this.boundaries);
        int bins = boundaries.length + 1;
        this.frequencies = copy("frequencies", frequencies, bins);
        this.means = copy("means", means, bins);
        this.standardDeviations = copy("standardDeviations", standardDeviations, bins);
        this.minima = copy("minima", minima, bins);
        this.maxima = copy("maxima", maxima, bins);
        double sum = 0;
        for (int b = 0; b < bins; b++) {
            if (this.frequencies[b] < 0 || this.standardDeviations[b] < 0 || this.minima[b] > this.maxima[b]) {
                throw new IllegalArgumentException("bin " + b + " has frequency " + frequencies[b] + ", standard deviation "
                        + standardDeviations[b] + " and range [" + minima[b] + ", " + maxima[b]
                        + "]; the first two are at least 0, and the range does not end before it begins");
            }
            sum += this.frequencies[b];
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("frequencies sum to " + sum + "; they must sum to 1");
        }
    }

    /**
     * {@return bins with the statistics of a column}
     *
     * <p>The outer bins end at the smallest and largest value, or at the boundary if that lies beyond. A bin without
     * values has frequency 0, mean 0 and standard deviation 0.
     *
     * @param boundaries k of them, finite, strictly ascending; copied
     * @param statistics of the column
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if there are boundaries, and the statistics do not say where values lie
     */
    public static Bins of(double[] boundaries, NumericStatistics statistics) {
        requireAscending(boundaries);
        if (boundaries.length > 0 && !statistics.hasRanks()) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "the background has the mean, the deviation and the ends of the column,"
                    + " but not how many of its values lie between " + Arrays.toString(boundaries) + ": leave it continuous"
                    + " (discretizer = none), say so yourself (discretizer = statistics), or give the data");
        }
        int bins = boundaries.length + 1;
        double[] frequencies = new double[bins];
        double[] means = new double[bins];
        double[] standardDeviations = new double[bins];
        double[] minima = new double[bins];
        double[] maxima = new double[bins];
        for (int b = 0; b < bins; b++) {
            double above = b == 0 ? Double.NEGATIVE_INFINITY : boundaries[b - 1];
            double upTo = b == bins - 1 ? Double.POSITIVE_INFINITY : boundaries[b];
            NumericStatistics.Moments moments = statistics.between(above, upTo);
            frequencies[b] = (double) moments.count() / statistics.count();
            means[b] = moments.mean();
            standardDeviations[b] = moments.standardDeviation();
            minima[b] = b == 0 ? Math.min(statistics.min(), upTo) : above;
            maxima[b] = b == bins - 1 ? Math.max(statistics.max(), above) : upTo;
        }
        return new Bins(boundaries, frequencies, means, standardDeviations, minima, maxima);
    }

    private static double[] copy(String name, double[] values, int bins) {
        if (values.length != bins) {
            throw new IllegalArgumentException(
                    name + " has " + values.length + " entries; " + (bins - 1) + " boundaries make " + bins + " bins");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " has " + value + "; all must be finite");
            }
        }
        return values.clone();
    }

    private static void requireAscending(double[] boundaries) {
        for (int b = 0; b < boundaries.length; b++) {
            if (!Double.isFinite(boundaries[b]) || b > 0 && boundaries[b] <= boundaries[b - 1]) {
                throw new IllegalArgumentException(
                        "boundaries is " + Arrays.toString(boundaries) + "; they must be finite and strictly ascending");
            }
        }
    }

    /** {@return the number of bins, k + 1} */
    public int size() {
        return frequencies.length;
    }

    /** {@return the k boundaries; a copy} */
    public double[] boundaries() {
        return boundaries.clone();
    }

    /**
     * {@return the bin of a value: the number of boundaries strictly smaller than it}
     *
     * @param value any number
     */
    public int indexOf(double value) {
        int bin = 0;
        while (bin < boundaries.length && boundaries[bin] < value) {
            bin++;
        }
        return bin;
    }

    /**
     * {@return the share of values in a bin}
     *
     * @param bin from 0
     */
    public double frequency(int bin) {
        return frequencies[bin];
    }

    /** {@return the share of values in each bin; a copy} */
    public double[] frequencies() {
        return frequencies.clone();
    }

    /**
     * {@return the mean of the values in a bin}
     *
     * @param bin from 0
     */
    public double mean(int bin) {
        return means[bin];
    }

    /**
     * {@return the standard deviation of the values in a bin, divisor their number}
     *
     * @param bin from 0
     */
    public double standardDeviation(int bin) {
        return standardDeviations[bin];
    }

    /**
     * {@return the lower end of a bin}
     *
     * @param bin from 0
     */
    public double min(int bin) {
        return minima[bin];
    }

    /**
     * {@return the upper end of a bin}
     *
     * @param bin from 0
     */
    public double max(int bin) {
        return maxima[bin];
    }

    /**
     * {@return how a bin is displayed: {@code age <= 28.00}, {@code 28.00 < age <= 37.00} or {@code age > 48.00}}
     *
     * @param column its name
     * @param bin from 0
     */
    public String label(String column, int bin) {
        return label(column, bin, TwoDecimals::format);
    }

    /**
     * {@return how a bin is displayed, with boundaries written in a form of their own}
     *
     * @param column its name
     * @param bin from 0
     * @param written the text of a boundary
     */
    public String label(String column, int bin, DoubleFunction<String> written) {
        if (boundaries.length == 0) {
            return column;
        }
        if (bin == boundaries.length) {
            return column + " > " + written.apply(boundaries[bin - 1]);
        }
        String upper = column + " <= " + written.apply(boundaries[bin]);
        return bin == 0 ? upper : written.apply(boundaries[bin - 1]) + " < " + upper;
    }
}
