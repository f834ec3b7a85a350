package org.lime4j.tabular;

import java.util.Arrays;
import java.util.Objects;

/**
 * A row of numbers of which few are not 0: an array of ascending column indices, which may belong to other rows too, and an
 * array of numbers, which may hold other rows too.
 */
final class SparseRow implements Row {
    private final TableSchema schema;
    private final int[] columns;
    private final double[] numbers;
    private final int offset;
    private final boolean view;

    private SparseRow(TableSchema schema, int[] columns, double[] numbers, int offset, boolean view) {
        this.schema = schema;
        this.columns = columns;
        this.numbers = numbers;
        this.offset = offset;
        this.view = view;
    }

    /** A row that owns its storage. */
    static SparseRow owning(TableSchema schema, int[] columns, double[] numbers) {
        return new SparseRow(schema, columns, numbers, 0, false);
    }

    /** A row whose numbers may be overwritten. */
    static SparseRow view(TableSchema schema, int[] columns, double[] numbers, int offset) {
        return new SparseRow(schema, columns, numbers, offset, true);
    }

    /** The same for rows that are equal, however they are stored. */
    static int hash(Row row) {
        int hash = row.schema().hashCode();
        for (int k = 0; k < row.stored(); k++) {
            double number = row.storedNumber(k);
            if (number != 0) {
                hash = 31 * (31 * hash + row.storedColumn(k)) + Double.hashCode(number);
            }
        }
        return hash;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public double number(int column) {
        int k = Arrays.binarySearch(columns, Objects.checkIndex(column, schema.size()));
        return k < 0 ? 0 : numbers[offset + k];
    }

    @Override
    public String text(int column) {
        return CellText.orEmpty(number(column));
    }

    @Override
    public boolean isSparse() {
        return true;
    }

    @Override
    public int stored() {
        return columns.length;
    }

    @Override
    public int storedColumn(int k) {
        return columns[k];
    }

    @Override
    public double storedNumber(int k) {
        return numbers[offset + Objects.checkIndex(k, columns.length)];
    }

    @Override
    public void copyTo(double[] into, int at) {
        Arrays.fill(into, at, at + schema.size(), 0);
        for (int k = 0; k < columns.length; k++) {
            into[at + columns[k]] = numbers[offset + k];
        }
    }

    @Override
    public Row detached() {
        return view ? owning(schema, columns, Arrays.copyOfRange(numbers, offset, offset + columns.length)) : this;
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof SparseRow that) {
            return this == that || schema.equals(that.schema) && hasCellsOf(that) && that.hasCellsOf(this);
        }
        return other instanceof DenseRow && other.equals(this);
    }

    private boolean hasCellsOf(SparseRow that) {
        for (int k = 0; k < that.columns.length; k++) {
            if (Double.compare(that.storedNumber(k), number(that.columns[k])) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash(this);
    }

    /** The cells that are not 0. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int k = 0; k < columns.length; k++) {
            if (storedNumber(k) != 0) {
                text.append(text.length() == 1 ? "" : ", ").append(schema.column(columns[k]).name()).append('=')
                        .append(CellText.orEmpty(storedNumber(k)));
            }
        }
        return text.append('}').toString();
    }
}
