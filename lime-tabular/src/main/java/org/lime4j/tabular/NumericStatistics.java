package org.lime4j.tabular;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The distribution of one numeric column: its distinct values in ascending order and how often each occurs, in all and
 * within each class of the response if there is one. Immutable.
 *
 * <p>A column with more distinct values than were to be kept is summarised: some of its values are kept, each with the
 * counts of values below it that were not. Count, mean, standard deviation, smallest and largest value are exact then too.
 * The number of values up to x, in all and of each class, is that of the column or less, by at most {@link #rankError()} of
 * all values; so quantiles, counts in bins and what is computed from them are as near as that.
 */
public final class NumericStatistics {
    /**
     * Count and moments of the values in a range.
     *
     * @param count how many
     * @param mean of them; 0 if there is none
     * @param standardDeviation of them, divisor count; 0 if there is none
     */
    public record Moments(long count, double mean, double standardDeviation) {}

    private final double[] values;
    private final long[] ends;
    private final int classes;
    /** Where the pairs of each value begin, and the end of the last; empty for one class. */
    private final int[] starts;
    /** The classes that occur with each value, ascending: most of many classes do not. */
    private final int[] pairClasses;
    private final long[] pairCounts;
    private final long uncertainRanks;
    private final Moments moments;

    /** Distinct values ascending, counts class by class: value i, class c at {@code i × classes + c}. Values are not copied. */
    NumericStatistics(double[] values, int classes, long[] classCounts) {
        this.values = values;
        this.classes = classes;
        int[] pairs = classes == 1
                ? new int[0]
                : IntStream.range(0, classCounts.length).filter(at -> classCounts[at] > 0).toArray();
        this.starts = classes == 1 ? new int[0] : starts(values.length, classes, pairs);
        this.pairClasses = IntStream.of(pairs).map(at -> at % classes).toArray();
        this.pairCounts = IntStream.of(pairs).mapToLong(at -> classCounts[at]).toArray();
        this.ends = ends(values.length, classes, classCounts);
        this.uncertainRanks = 0;
        this.moments = momentsOf(0, values.length);
    }

    private NumericStatistics(NumericStatistics kept, long uncertainRanks, Moments moments) {
        this.values = kept.values;
        this.classes = kept.classes;
        this.starts = kept.starts;
        this.pairClasses = kept.pairClasses;
        this.pairCounts = kept.pairCounts;
        this.ends = kept.ends;
        this.uncertainRanks = uncertainRanks;
        this.moments = moments;
    }

    /** The same kept values for a column of more, with its moments; so many ranks may be missing up to a value. */
    NumericStatistics summarising(long uncertain, Moments ofColumn) {
        return new NumericStatistics(this, uncertain, ofColumn);
    }

    private static int[] starts(int values, int classes, int[] pairs) {
        int[] starts = new int[values + 1];
        for (int at : pairs) {
            starts[at / classes + 1]++;
        }
        for (int i = 0; i < values; i++) {
            starts[i + 1] += starts[i];
        }
        return starts;
    }

    private static long[] ends(int values, int classes, long[] classCounts) {
        long[] ends = new long[values];
        long end = 0;
        for (int i = 0; i < values; i++) {
            for (int c = 0; c < classes; c++) {
                end += classCounts[i * classes + c];
            }
            ends[i] = end;
        }
        return ends;
    }

    /**
     * {@return the distribution of these values}
     *
     * @param values finite, at least one; not modified
     */
    public static NumericStatistics of(double... values) {
        return ofClasses(List.of(values));
    }

    /**
     * {@return the distribution of values that belong to classes}
     *
     * @param valuesOfClasses the values of each class, finite, at least one in all; not modified
     */
    public static NumericStatistics ofClasses(List<double[]> valuesOfClasses) {
        int classes = valuesOfClasses.size();
        double[][] sorted = new double[classes][];
        int total = 0;
        for (int c = 0; c < classes; c++) {
            sorted[c] = valuesOfClasses.get(c).clone();
            Arrays.sort(sorted[c]);
            total += sorted[c].length;
        }
        if (total == 0) {
            throw new IllegalArgumentException("values is empty; a distribution has at least one value");
        }
        double[] all = new double[total];
        int at = 0;
        for (double[] values : sorted) {
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("values has " + value + "; all must be finite");
                }
                all[at++] = value + 0.0;
            }
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < total; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        double[] values = Arrays.copyOf(all, distinct);
        long[] counts = new long[Math.multiplyExact(distinct, classes)];
        for (int c = 0; c < classes; c++) {
            int i = 0;
            for (double value : sorted[c]) {
                while (values[i] != value) {
                    i++;
                }
                counts[i * classes + c]++;
            }
        }
        return new NumericStatistics(values, classes, counts);
    }

    /**
     * {@return the distribution of values whose numbers are known}
     *
     * @param values finite, distinct; at least one; not modified
     * @param counts how often each of them occurs, at least once; not modified
     */
    public static NumericStatistics ofCounts(double[] values, long[] counts) {
        if (values.length != counts.length || values.length == 0) {
            throw new IllegalArgumentException("values has " + values.length + " numbers and counts " + counts.length
                    + "; there must be as many, and at least one");
        }
        Integer[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        double[] ascending = new double[values.length];
        long[] counted = new long[values.length];
        for (int i = 0; i < order.length; i++) {
            ascending[i] = values[order[i]] + 0.0;
            counted[i] = counts[order[i]];
            if (!Double.isFinite(ascending[i]) || i > 0 && ascending[i] == ascending[i - 1] || counted[i] < 1) {
                throw new IllegalArgumentException("values has " + ascending[i] + " with the count " + counted[i]
                        + "; values must be finite and distinct, counts at least 1");
            }
        }
        return new NumericStatistics(ascending, 1, counted);
    }

    /**
     * {@return what is left of a distribution of which only the moments and both ends were kept} Where between the ends its
     * values lie is not known: it has no quantiles, and {@link #rankError()} is 1.
     *
     * @param moments of the values; finite, at least one of them
     * @param min the smallest value, not above the mean
     * @param max the largest value, not below the mean
     */
    public static NumericStatistics ofMoments(Moments moments, double min, double max) {
        double mean = moments.mean();
        if (moments.count() < (min == max ? 1 : 2) || !(min <= mean && mean <= max) || !Double.isFinite(max - min)
                || !(moments.standardDeviation() >= 0 && moments.standardDeviation() <= max - min)) {
            throw new IllegalArgumentException("moments is " + moments + " of values from " + min + " to " + max
                    + "; they must be finite and of at least one value, the mean between the ends, the deviation below their"
                    + " distance");
        }
        if (min == max) {
            return new NumericStatistics(new double[] {min + 0.0}, 1, new long[] {moments.count()});
        }
        NumericStatistics ends = new NumericStatistics(
                new double[] {min + 0.0, max + 0.0}, 1, new long[] {1, Math.max(1, moments.count() - 1)});
        return ends.summarising(moments.count(), moments);
    }

    /** {@return whether it is known where the values lie, exactly or nearly; if not there are no quantiles} */
    public boolean hasRanks() {
        return uncertainRanks < count();
    }

    /** {@return how many values there are} */
    public long count() {
        return ends[ends.length - 1];
    }

    /** {@return the mean} */
    public double mean() {
        return moments.mean();
    }

    /** {@return the standard deviation, divisor {@link #count()}} */
    public double standardDeviation() {
        return moments.standardDeviation();
    }

    /** {@return the smallest value} */
    public double min() {
        return values[0];
    }

    /** {@return the largest value} */
    public double max() {
        return values[values.length - 1];
    }

    /**
     * {@return how far ranks may be off, as a share of all values; 0 if every distinct value was kept, and all is exact} A
     * quantile at p is a value that the column has between the ranks of p and of p + this share, or interpolated between two
     * of them.
     */
    public double rankError() {
        return (double) uncertainRanks / count();
    }

    /** {@link #rankError()} as a number of values. */
    long uncertainRanks() {
        return uncertainRanks;
    }

    /** {@return the number of distinct values that were kept; all of them unless there is a {@link #rankError()}} */
    public int distinct() {
        return values.length;
    }

    /**
     * {@return a distinct value by its rank from 0}
     *
     * @param rank from 0, in ascending order of the values
     */
    public double value(int rank) {
        return values[rank];
    }

    /**
     * {@return how often a distinct value occurs}
     *
     * @param rank from 0, in ascending order of the values
     */
    public long count(int rank) {
        return rank == 0 ? ends[0] : ends[rank] - ends[rank - 1];
    }

    /** {@return the number of classes; 1 if there was no response} */
    public int classes() {
        return classes;
    }

    /**
     * {@return how often a distinct value occurs within a class}
     *
     * @param rank from 0, in ascending order of the values
     * @param classIndex from 0, in the order in which the classes were given
     */
    public long count(int rank, int classIndex) {
        Objects.checkIndex(classIndex, classes);
        if (classes == 1) {
            return count(rank);
        }
        int at = Arrays.binarySearch(pairClasses, starts[rank], starts[rank + 1], classIndex);
        return at < 0 ? 0 : pairCounts[at];
    }

    /**
     * {@return the quantile by linear interpolation: {@code h = (n − 1)p} between the values of ranks ⌊h⌋ and ⌊h⌋ + 1,
     * in the arithmetic of NumPy's {@code percentile}}
     *
     * @param p in [0, 1]
     */
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p is " + p + "; it must lie in [0, 1]");
        }
        double h = (count() - 1) * p;
        double floor = Math.floor(h);
        double share = h - floor;
        double low = ordered((long) floor);
        double high = ordered(Math.min((long) floor + 1, count() - 1));
        double step = high - low;
        return share >= 0.5 ? high - step * (1 - share) : low + step * share;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof NumericStatistics that
                        && classes == that.classes
                        && Arrays.equals(values, that.values)
                        && Arrays.equals(ends, that.ends)
                        && Arrays.equals(starts, that.starts)
                        && Arrays.equals(pairClasses, that.pairClasses)
                        && Arrays.equals(pairCounts, that.pairCounts)
                        && uncertainRanks == that.uncertainRanks
                        && moments.equals(that.moments);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(ends);
    }

    private double ordered(long position) {
        int rank = Arrays.binarySearch(ends, position + 1);
        return values[rank < 0 ? -rank - 1 : rank];
    }

    /**
     * {@return the count and the moments of the values in {@code (above, upTo]}}
     *
     * @param above lower end, excluded; may be −∞
     * @param upTo upper end, included; may be ∞
     */
    public Moments between(double above, double upTo) {
        int from = ranksUpTo(above);
        int to = ranksUpTo(upTo);
        return from == 0 && to == values.length ? moments : momentsOf(from, to);
    }

    private int ranksUpTo(double value) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Moments momentsOf(int from, int to) {
        long count = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            count += count(i);
            sum += count(i) * values[i];
        }
        if (count == 0) {
            return new Moments(0, 0, 0);
        }
        double mean = to - from == 1 ? values[from] : sum / count;
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += count(i) * (values[i] - mean) * (values[i] - mean);
        }
        return new Moments(count, mean, Math.sqrt(squares / count));
    }
}
