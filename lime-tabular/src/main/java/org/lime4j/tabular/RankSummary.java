package org.lime4j.tabular;

import java.util.Arrays;

/**
 * A column of more values than can be kept: a bounded number of them, each with the counts of itself and of values below it
 * that were given up for it. Counts, in all and by class, moments, the smallest and the largest value are exact. What is
 * not is how many values are at most x: too few are counted, by at most {@link #error()}, which is known and not an estimate;
 * so it is for each class. Immutable; values that are taken give a new summary.
 *
 * <p>Invariants, for the kept values v₀ < v₁ < …: {@code counts} of vᵢ are of values in (vᵢ₋₁, vᵢ], or of lower ones that
 * came before vᵢ₋₁ was kept; {@code own} of them are vᵢ itself; at most {@code above} values up to vᵢ are counted at a later
 * one. So between vᵢ₋₁ and vᵢ at most {@code counts − own + above} values are not counted where they are, and a value that is
 * new there may have as many behind it. Values are given up so that the largest of these numbers stays as small as it can.
 *
 * <p>Source: M. Greenwald and S. Khanna, Space-efficient online computation of quantile summaries, SIGMOD 2001; here with
 * counts by value and class, taking values many at a time, and of a fixed size instead of a fixed error.
 */
final class RankSummary {
    private final int classes;
    private final double[] values;
    private final long[] classCounts;
    private final long[] counts;
    private final long[] own;
    private final long[] above;
    private final long error;
    private final StreamedMoments moments;

    /** A summary of no values. */
    RankSummary() {
        this(1, new double[0], new long[0], new long[0], new long[0], new long[0], new StreamedMoments());
    }

    private RankSummary(
            int classes,
            double[] values,
            long[] classCounts,
            long[] counts,
            long[] own,
            long[] above,
            StreamedMoments moments) {
        this.classes = classes;
        this.values = values;
        this.classCounts = classCounts;
        this.counts = counts;
        this.own = own;
        this.above = above;
        this.moments = moments;
        long largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, counts[i] - own[i] + above[i]);
        }
        this.error = largest;
    }

    /** How many values may be counted above where they are, wherever one looks. */
    long error() {
        return error;
    }

    /**
     * A summary of these values too, of at most {@code size} kept values, at least 2.
     *
     * @param found the distinct values among them, ascending; not modified, as all arrays
     * @param ofValues value of each entry; those with count 0 are left out
     * @param ofClasses class of each entry
     * @param ofCounts how often the value occurs in the class
     * @param size how many values to keep
     */
    RankSummary with(double[] found, double[] ofValues, int[] ofClasses, long[] ofCounts, int size) {
        int allClasses = classes;
        long[] totals = new long[found.length];
        int[] rank = new int[ofValues.length];
        for (int e = 0; e < ofValues.length; e++) {
            if (ofCounts[e] > 0) {
                rank[e] = Arrays.binarySearch(found, ofValues[e]);
                totals[rank[e]] += ofCounts[e];
                allClasses = Math.max(allClasses, ofClasses[e] + 1);
            }
        }
        StreamedMoments allMoments = new StreamedMoments(moments);
        for (int f = 0; f < found.length; f++) {
            allMoments.add(found[f], totals[f]);
        }
        Merged merged = new Merged(found, totals);
        int[] place = merged.places(size);
        int kept = place[merged.size - 1] + 1;
        double[] newValues = new double[kept];
        long[] newClassCounts = new long[Math.multiplyExact(kept, allClasses)];
        long[] newCounts = new long[kept];
        long[] newOwn = new long[kept];
        long[] newAbove = new long[kept];
        for (int i = 0; i < merged.size; i++) {
            newValues[place[i]] = merged.values[i];
            newCounts[place[i]] += merged.counts[i];
            newOwn[place[i]] = merged.own[i];
            newAbove[place[i]] = merged.above[i];
        }
        for (int i = 0; i < values.length; i++) {
            int at = place[merged.ofKept[i]] * allClasses;
            for (int c = 0; c < classes; c++) {
                newClassCounts[at + c] += classCounts[i * classes + c];
            }
        }
        for (int e = 0; e < ofValues.length; e++) {
            if (ofCounts[e] > 0) {
                newClassCounts[place[merged.ofFound[rank[e]]] * allClasses + ofClasses[e]] += ofCounts[e];
            }
        }
        return new RankSummary(allClasses, newValues, newClassCounts, newCounts, newOwn, newAbove, allMoments);
    }

    /** The distribution; class {@code order[c]} becomes class c. */
    NumericStatistics statistics(int[] order) {
        long[] ordered = new long[Math.multiplyExact(values.length, order.length)];
        for (int i = 0; i < values.length; i++) {
            for (int c = 0; c < order.length; c++) {
                ordered[i * order.length + c] = order[c] < classes ? classCounts[i * classes + order[c]] : 0;
            }
        }
        return new NumericStatistics(values, order.length, ordered).summarising(error, moments.moments());
    }

    /** The kept values and further ones in one ascending row, none given up yet. */
    private final class Merged {
        final double[] values;
        final long[] counts;
        final long[] own;
        final long[] above;
        /** Where each kept value, and each further one, has come to stand. */
        final int[] ofKept;
        final int[] ofFound;
        int size;

        Merged(double[] found, long[] totals) {
            double[] kept = RankSummary.this.values;
            int most = kept.length + found.length;
            values = new double[most];
            counts = new long[most];
            own = new long[most];
            above = new long[most];
            ofKept = new int[kept.length];
            ofFound = new int[found.length];
            int k = 0;
            int f = 0;
            while (k < kept.length || f < found.length) {
                boolean takesKept = f == found.length || k < kept.length && kept[k] <= found[f];
                boolean takesFound = k == kept.length || f < found.length && found[f] <= kept[k];
                values[size] = takesKept ? kept[k] : found[f];
                above[size] = -1;
                if (takesKept) {
                    counts[size] = RankSummary.this.counts[k];
                    own[size] = RankSummary.this.own[k];
                    above[size] = RankSummary.this.above[k];
                    ofKept[k++] = size;
                }
                if (takesFound) {
                    counts[size] += totals[f];
                    own[size] += totals[f];
                    ofFound[f++] = size;
                }
                size++;
            }
            for (int i = size - 1; i >= 0; i--) {
                if (above[i] < 0) {
                    above[i] = i == size - 1 ? 0 : uncounted(i + 1);
                }
            }
        }

        /** How many values below value i may not be counted where they are. */
        private long uncounted(int i) {
            return counts[i] - own[i] + above[i];
        }

        /** Where each value goes among the kept ones, with the least error that so few can have. */
        int[] places(int most) {
            int[] place = new int[size];
            long enough = error;
            long step = 1;
            long tooLittle = -1;
            while (place(enough, place) > most) {
                tooLittle = enough;
                enough += step;
                step *= 2;
            }
            while (enough - tooLittle > 1) {
                long middle = (tooLittle + enough) >>> 1;
                if (place(middle, place) > most) {
                    tooLittle = middle;
                } else {
                    enough = middle;
                }
            }
            int kept = place(enough, place);
            for (int i = 0; i < size; i++) {
                place[i] = kept - 1 - place[i];
            }
            return place;
        }

        /**
         * Gives values up for the next kept one above, from the largest down, as long as no more than {@code allowed} values
         * are uncounted there. The smallest and the largest value stay.
         *
         * @param place receives the place of each value, counted from the largest; modified
         * @return how many are kept
         */
        private int place(long allowed, int[] place) {
            int kept = 0;
            long uncounted = 0;
            for (int i = size - 1; i >= 0; i--) {
                if (i == size - 1 || i == 0 || uncounted + counts[i] > allowed) {
                    kept++;
                    uncounted = uncounted(i);
                } else {
                    uncounted += counts[i];
                }
                place[i] = kept - 1;
            }
            return kept;
        }
    }
}
