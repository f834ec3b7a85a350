package org.lime4j.tabular;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row over an array that may hold other rows too. */
final class DenseRow implements Row {
    private final TableSchema schema;
    private final double[] numbers;
    private final int offset;
    private final String @Nullable [] texts;
    private final boolean view;

    private DenseRow(TableSchema schema, double[] numbers, int offset, String @Nullable [] texts, boolean view) {
        this.schema = schema;
        this.numbers = numbers;
        this.offset = offset;
        this.texts = texts;
        this.view = view;
    }

    /** A row that owns its storage. */
    static DenseRow owning(TableSchema schema, double[] numbers, String @Nullable [] texts) {
        return new DenseRow(schema, numbers, 0, texts, false);
    }

    /** A row whose storage may be overwritten. */
    static DenseRow view(TableSchema schema, double[] numbers, int offset) {
        return new DenseRow(schema, numbers, offset, null, true);
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public double number(int column) {
        return numbers[offset + column];
    }

    @Override
    public String text(int column) {
        if (texts != null) {
            return texts[column];
        }
        double number = number(column);
        TableSchema.Column described = schema.column(column);
        int code = (int) number;
        return described.isNumeric() || code != number || code < 0 || code >= described.categories().size()
                ? CellText.orEmpty(number)
                : described.categories().get(code);
    }

    @Override
    public boolean isSparse() {
        return false;
    }

    @Override
    public int stored() {
        return schema.size();
    }

    @Override
    public int storedColumn(int k) {
        return k;
    }

    @Override
    public double storedNumber(int k) {
        return numbers[offset + k];
    }

    @Override
    public void copyTo(double[] into, int at) {
        System.arraycopy(numbers, offset, into, at, schema.size());
    }

    @Override
    public Row detached() {
        return view ? owning(schema, Arrays.copyOfRange(numbers, offset, offset + schema.size()), texts) : this;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Row that) || !schema.equals(that.schema())) {
            return false;
        }
        for (int j = 0; j < schema.size(); j++) {
            if (Double.compare(number(j), that.number(j)) != 0 || !text(j).equals(that.text(j))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return SparseRow.hash(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int j = 0; j < schema.size(); j++) {
            text.append(j == 0 ? "" : ", ").append(schema.column(j).name()).append('=').append(text(j));
        }
        return text.append('}').toString();
    }
}
