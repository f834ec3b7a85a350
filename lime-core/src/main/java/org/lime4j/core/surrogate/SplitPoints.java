package org.lime4j.core.surrogate;

import java.util.Arrays;

/**
 * Where trees may cut a column of numbers: midway between neighbouring distinct values, or, of more than 256 distinct
 * values, at 255 quantiles.
 */
public final class SplitPoints {
    /** Most cuts of a column. */
    public static final int MOST = 255;

    private SplitPoints() {}

    /**
     * {@return the cuts, ascending; none if all values are equal}
     *
     * @param values of one column, at least one; sorted by this method
     */
    public static double[] of(double[] values) {
        Arrays.sort(values);
        int distinct = 1;
        for (int i = 1; i < values.length; i++) {
            distinct += values[i] != values[i - 1] ? 1 : 0;
        }
        int bins = MOST + 1;
        double[] cuts = new double[Math.min(distinct, bins) - 1];
        int count = 0;
        if (distinct <= bins) {
            for (int i = 1; i < values.length; i++) {
                if (values[i] != values[i - 1]) {
                    cuts[count++] = between(values[i - 1], values[i]);
                }
            }
            return cuts;
        }
        for (int r = 1; r < bins; r++) {
            int i = (int) ((long) r * values.length / bins);
            if (values[i] != values[i - 1]) {
                cuts[count++] = between(values[i - 1], values[i]);
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private static double between(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }

    /**
     * {@return how many cuts are smaller than a value}
     *
     * @param cuts ascending; not modified
     * @param value any number
     */
    public static int bin(double[] cuts, double value) {
        int at = Arrays.binarySearch(cuts, value);
        return at >= 0 ? at : -at - 1;
    }
}
