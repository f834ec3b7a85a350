package org.lime4j.core.matrix;

/**
 * Rows of numbers, one row a sample; rows × columns, 0-based.
 *
 * <p>A matrix is filled by one thread and then read by any number of threads.
 */
public sealed interface SampleMatrix permits BinarySamples, DenseSamples {
    /** The number of rows. */
    int rows();

    /** The number of columns. */
    int columns();

    /** The value at a row and column. */
    double get(int row, int column);

    /**
     * Sets a value.
     *
     * @throws IllegalArgumentException if the matrix is binary and the value is neither 0 nor 1
     */
    void set(int row, int column, double value);

    /** Bytes of storage. */
    long bytes();

    /** Copies one row into {@code into[0..columns)}, which is modified. */
    default void copyRow(int row, double[] into) {
        for (int j = 0; j < columns(); j++) {
            into[j] = get(row, j);
        }
    }
}
