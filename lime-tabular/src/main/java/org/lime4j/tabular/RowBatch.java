package org.lime4j.tabular;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Storage for a batch of rows and one view a row, made once and filled again and again.
 *
 * <p>Not thread-safe: one a worker.
 */
public final class RowBatch {
    private final int stride;
    private final double[] numbers;
    private final Row[] views;
    private final Row[] rows;

    /**
     * Room for rows of a table.
     *
     * @param schema the columns
     * @param capacity most rows, at least 1
     */
    public RowBatch(TableSchema schema, int capacity) {
        stride = schema.size();
        numbers = new double[Math.multiplyExact(capacity, stride)];
        views = new Row[capacity];
        for (int i = 0; i < capacity; i++) {
            views[i] = DenseRow.view(schema, numbers, i * stride);
        }
        rows = views.clone();
    }

    /**
     * Room for sparse rows that have numbers in the same columns, and 0 in all others.
     *
     * @param schema the columns of the table, all of them numeric
     * @param columns the indices of the columns that have numbers, strictly ascending; copied
     * @param capacity most rows, at least 1
     * @throws IllegalArgumentException if a column of the table holds categories
     */
    public RowBatch(TableSchema schema, int[] columns, int capacity) {
        if (!schema.isNumeric()) {
            throw new IllegalArgumentException("schema has columns of categories, of which none is 0: " + schema);
        }
        stride = columns.length;
        int[] shared = columns.clone();
        numbers = new double[Math.multiplyExact(capacity, stride)];
        views = new Row[capacity];
        for (int i = 0; i < capacity; i++) {
            views[i] = SparseRow.view(schema, shared, numbers, i * stride);
        }
        rows = views.clone();
    }

    /** {@return the numbers of all rows, row-major, {@link #stride()} a row; to be filled} */
    public double[] numbers() {
        return numbers;
    }

    /** {@return how many numbers a row has: one a column, or in a batch of sparse rows one a column that has numbers} */
    public int stride() {
        return stride;
    }

    /** {@return how many rows there is room for} */
    public int capacity() {
        return views.length;
    }

    /**
     * {@return views of the first {@code count} rows}
     *
     * @param count at most the capacity
     */
    public List<Row> rows(int count) {
        rows[0] = views[0];
        return new Rows(rows, count);
    }

    /**
     * {@return views of the first {@code count} rows, with another row in the place of the first}
     *
     * @param count at most the capacity
     * @param first stands in the place of the first row
     */
    public List<Row> rows(int count, Row first) {
        rows[0] = first;
        return new Rows(rows, count);
    }

    private static final class Rows extends AbstractList<Row> implements RandomAccess {
        private final Row[] rows;
        private final int size;

        Rows(Row[] rows, int size) {
            this.rows = rows;
            this.size = size;
        }

        @Override
        public Row get(int index) {
            if (index >= size) {
                throw new IndexOutOfBoundsException("index " + index + ", size " + size);
            }
            return rows[index];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
