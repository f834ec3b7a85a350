package org.lime4j.core.matrix;

/**
 * Rows of numbers, one row a sample; rows × columns, 0-based.
 *
 * <p>A matrix is filled by one thread and then read by any number of threads.
 */
public sealed interface SampleMatrix permits BinarySamples, DenseSamples {
    /** {@return the number of rows} */
    int rows();

    /** {@return the number of columns} */
    int columns();

    /**
     * {@return the value at a row and column}
     *
     * @param row from 0
     * @param column from 0
     */
    double get(int row, int column);

    /**
     * Sets a value.
     *
     * @param row from 0
     * @param column from 0
     * @param value 0 or 1 in a binary matrix, else any number
     * @throws IllegalArgumentException if the matrix is binary and the value is neither 0 nor 1
     */
    void set(int row, int column, double value);

    /** {@return bytes of storage} */
    long bytes();

    /**
     * Copies one row into {@code into[0..columns)}, which is modified.
     *
     * @param row from 0
     * @param into receives one number a column; modified
     */
    default void copyRow(int row, double[] into) {
        for (int j = 0; j < columns(); j++) {
            into[j] = get(row, j);
        }
    }
}
