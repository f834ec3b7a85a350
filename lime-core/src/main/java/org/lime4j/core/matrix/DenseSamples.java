package org.lime4j.core.matrix;

/** Rows of doubles, stored by column: column j is {@code values[j × rows .. (j + 1) × rows)}. */
public final class DenseSamples implements SampleMatrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    /**
     * A matrix of zeros.
     *
     * @param rows m, at least 0
     * @param columns d, at least 0
     */
    public DenseSamples(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.values = new double[Math.multiplyExact(rows, columns)];
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** {@return the storage itself, column-major} Not modified by readers. */
    public double[] values() {
        return values;
    }

    /**
     * {@return the index in {@link #values()} of the first row of a column}
     *
     * @param column from 0
     */
    public int offset(int column) {
        return column * rows;
    }

    @Override
    public double get(int row, int column) {
        return values[column * rows + row];
    }

    @Override
    public void set(int row, int column, double value) {
        values[column * rows + row] = value;
    }

    @Override
    public long bytes() {
        return 8L * values.length;
    }
}
