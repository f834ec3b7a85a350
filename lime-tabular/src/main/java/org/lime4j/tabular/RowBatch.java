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
        numbers = new double[Math.multiplyExact(capacity, schema.size())];
        views = new Row[capacity];
        for (int i = 0; i < capacity; i++) {
            views[i] = DenseRow.view(schema, numbers, i * schema.size());
        }
        rows = views.clone();
    }

    /** {@return the numbers of all rows, row-major; to be filled} */
    public double[] numbers() {
        return numbers;
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
