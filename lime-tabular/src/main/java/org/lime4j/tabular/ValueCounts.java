package org.lime4j.tabular;

import java.util.Arrays;

/**
 * Counts how often each value occurs within each class, one value at a time; memory grows with the distinct pairs of value
 * and class, not with the values. Not thread-safe.
 */
final class ValueCounts {
    private static final int SMALLEST = 16;

    /** Slots of an open-addressing table, at most half full; free where the count is 0. */
    private double[] values = new double[SMALLEST];

    private int[] classes = new int[SMALLEST];
    private long[] counts = new long[SMALLEST];
    private int size;

    /** Counts a value, which is finite. */
    void add(double value, int classIndex) {
        add(value, classIndex, 1);
    }

    /** Counts a value, which is finite, several times, at least once. */
    void add(double value, int classIndex, long times) {
        double normal = value + 0.0;
        int slot = slot(normal, classIndex);
        boolean first = counts[slot] == 0;
        counts[slot] += times;
        if (first) {
            values[slot] = normal;
            classes[slot] = classIndex;
            size++;
            if (2 * size > counts.length) {
                grow();
            }
        }
    }

    /** {@return how many pairs of a value and a class there is room for} */
    int capacity() {
        return counts.length;
    }

    private int slot(double value, int classIndex) {
        long hash = (Double.doubleToLongBits(value) + classIndex) * 0x9E3779B97F4A7C15L;
        int mask = counts.length - 1;
        int slot = (int) (hash >>> 32 ^ hash >>> 48) & mask;
        while (counts[slot] > 0 && (values[slot] != value || classes[slot] != classIndex)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        double[] oldValues = values;
        int[] oldClasses = classes;
        long[] oldCounts = counts;
        int capacity = Math.multiplyExact(2, oldCounts.length);
        values = new double[capacity];
        classes = new int[capacity];
        counts = new long[capacity];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > 0) {
                int slot = slot(oldValues[i], oldClasses[i]);
                values[slot] = oldValues[i];
                classes[slot] = oldClasses[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** The distribution of all values so far, at least one; class {@code order[c]} becomes class c. */
    NumericStatistics statistics(int[] order) {
        double[] sorted = new double[size];
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sorted[at++] = values[i];
            }
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        double[] found = Arrays.copyOf(sorted, distinct);
        int[] rankOfClass = new int[order.length];
        for (int c = 0; c < order.length; c++) {
            rankOfClass[order[c]] = c;
        }
        long[] ofClasses = new long[Math.multiplyExact(distinct, order.length)];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                ofClasses[Arrays.binarySearch(found, values[i]) * order.length + rankOfClass[classes[i]]] = counts[i];
            }
        }
        return new NumericStatistics(found, order.length, ofClasses);
    }
}
