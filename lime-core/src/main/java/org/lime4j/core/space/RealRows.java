package org.lime4j.core.space;

import java.util.Arrays;

/**
 * Rows that occur in the data, as one block of one instance sees them: what a sampler takes that asks the model about
 * nothing else. Thread-safe.
 */
public final class RealRows {
    /** Where the rows come from. Immutable and thread-safe; rows are numbered from 0. */
    public interface Source {
        /** {@return how many rows there are} */
        int count();

        /**
         * {@return the code of a row in a column, a state or a finite number as the column has them}
         *
         * @param row from 0
         * @param column of the block, from 0
         */
        double code(int row, int column);

        /**
         * {@return how far a row lies from the instance, at least 0, in a unit that makes columns comparable} Only the
         * order of the rows by it is used.
         *
         * @param row from 0
         */
        double distance(int row);
    }

    private final Source source;
    /** The nearest rows asked for last. */
    private volatile int[] nearest = {};

    /**
     * Rows from a source, which is not asked for distances before {@link #nearest} is called.
     *
     * @param source of the rows
     */
    public RealRows(Source source) {
        this.source = source;
    }

    /** {@return how many rows there are} */
    public int count() {
        return source.count();
    }

    /**
     * {@return the code of a row in a column}
     *
     * @param row from 0
     * @param column of the block, from 0
     */
    public double code(int row, int column) {
        return source.code(row, column);
    }

    /**
     * {@return the rows nearest to the instance, nearest first; of rows equally far, the one of lower number first} Found
     * once for all chunks of a sample, in {@code O(count() · log size)}. Not to be modified.
     *
     * @param size how many, at most {@link #count()}
     */
    public int[] nearest(int size) {
        int[] found = nearest;
        return found.length == size ? found : find(size);
    }

    private synchronized int[] find(int size) {
        if (nearest.length != size) {
            nearest = select(size);
        }
        return nearest;
    }

    /** A heap of the nearest rows so far, the farthest of them at the root, that is then sorted in place. */
    private int[] select(int size) {
        int count = count();
        if (size < 0 || size > count) {
            throw new IllegalArgumentException("size is " + size + "; there are " + count + " rows");
        }
        double[] distances = new double[count];
        Arrays.setAll(distances, source::distance);
        int[] heap = new int[size];
        Arrays.setAll(heap, row -> row);
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(heap, at, size, distances);
        }
        for (int row = size; row < count && size > 0; row++) {
            if (isFarther(heap[0], row, distances)) {
                heap[0] = row;
                sink(heap, 0, size, distances);
            }
        }
        for (int end = size - 1; end > 0; end--) {
            int farthest = heap[0];
            heap[0] = heap[end];
            heap[end] = farthest;
            sink(heap, 0, end, distances);
        }
        return heap;
    }

    private static void sink(int[] heap, int from, int size, double[] distances) {
        int row = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isFarther(heap[child + 1], heap[child], distances)) {
                child++;
            }
            if (!isFarther(heap[child], row, distances)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = row;
    }

    private static boolean isFarther(int row, int other, double[] distances) {
        int order = Double.compare(distances[row], distances[other]);
        return order > 0 || order == 0 && row > other;
    }
}
