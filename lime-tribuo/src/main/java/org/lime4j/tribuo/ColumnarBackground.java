package org.lime4j.tribuo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.plugin.Background;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.classification.LabelFactory;
import org.tribuo.data.columnar.RowProcessor;

/**
 * What is known of the rows that a model with a row processor was trained on: what each field is, and the distributions of
 * numbers, dates and categories. Texts need none. Immutable.
 */
public final class ColumnarBackground implements Background {
    private final ColumnarFields fields;
    private final @Nullable TabularBackground table;

    private ColumnarBackground(ColumnarFields fields, @Nullable TabularBackground table) {
        this.fields = fields;
        this.table = table;
    }

    /**
     * {@return the background of some rows}
     *
     * @param fields of the rows
     * @param rows field → its text, as data sources give them to the row processor; a field may be absent
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if there is no row, or a field has no value in any
     */
    public static ColumnarBackground of(ColumnarFields fields, Iterable<? extends Map<String, String>> rows) {
        Builder builder = builder(fields);
        rows.forEach(builder::add);
        return builder.build();
    }

    /**
     * {@return a builder that takes rows one at a time}
     *
     * @param fields of the rows
     */
    public static Builder builder(ColumnarFields fields) {
        return new Builder(fields);
    }

    /** {@return the fields} */
    public ColumnarFields fields() {
        return fields;
    }

    /** {@return the distributions of numbers, days and categories; empty if all fields are texts} */
    public Optional<TabularBackground> table() {
        return Optional.ofNullable(table);
    }

    /**
     * {@return a row as an instance to explain}
     *
     * @param row field → its text, as a data source gives it to the row processor; a field may be absent
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if a number is not finite
     */
    public Composite instance(Map<String, String> row) {
        return fields.composite(row, table == null ? null : table.schema());
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ColumnarBackground that && fields.equals(that.fields) && Objects.equals(table, that.table);
    }

    @Override
    public int hashCode() {
        return 31 * fields.hashCode() + Objects.hashCode(table);
    }

    @Override
    public String toString() {
        return "ColumnarBackground[" + fields + ", " + table + "]";
    }

    /** Takes rows one at a time. Not thread-safe. */
    public static final class Builder {
        private final ColumnarFields fields;
        private final TabularBackground.@Nullable Builder table;
        private final @Nullable String response;
        private long rows;

        private Builder(ColumnarFields fields) {
            this.fields = fields;
            Map<String, ColumnarFields.Kind> kinds = fields.kinds();
            List<String> names = fields.table();
            this.table = names.isEmpty()
                    ? null
                    : TabularBackground.builder(names, categories(kinds), List.of(""));
            this.response = response(fields.processor());
        }

        private static Set<String> categories(Map<String, ColumnarFields.Kind> kinds) {
            Map<String, ColumnarFields.Kind> categories = new LinkedHashMap<>(kinds);
            categories.values().removeIf(kind -> kind != ColumnarFields.Kind.CATEGORICAL);
            return categories.keySet();
        }

        /** The field of the classes, for discretizers that look at them. */
        private static @Nullable String response(RowProcessor<?> processor) {
            List<String> names = processor.getResponseProcessor().getFieldNames();
            return processor.getResponseProcessor().getOutputFactory() instanceof LabelFactory && names.size() == 1
                    ? names.get(0)
                    : null;
        }

        /**
         * Keeps rows of the table beside the statistics, as {@link TabularBackground.Builder#keepRows} does.
         *
         * @param most rows to keep, at least 0
         * @param seed of the choice
         * @return this builder
         */
        public Builder keepRows(int most, long seed) {
            if (table != null) {
                table.keepRows(most, seed);
            }
            return this;
        }

        /**
         * Adds a row.
         *
         * @param row field → its text, as a data source gives it to the row processor; a field may be absent
         * @return this builder
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if a number is not finite, or a field has too many categories;
         *     {@link ErrorId#REFUSED} if a date cannot be written so that its processor reads it back
         */
        public Builder add(Map<String, String> row) {
            rows++;
            if (table != null) {
                List<String> cells;
                try {
                    cells = fields.cells(row);
                } catch (LimeException e) {
                    throw e.id() == ErrorId.BAD_INSTANCE ? new LimeException(ErrorId.BAD_BACKGROUND, e.getMessage(), e) : e;
                }
                String classOfRow = response == null ? null : row.get(response);
                table.parse(cells, classOfRow == null ? "" : classOfRow);
            }
            return this;
        }

        /**
         * {@return the background of all rows added so far}
         *
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if there is none, or a field has no value in any
         */
        public ColumnarBackground build() {
            if (rows == 0) {
                throw new LimeException(ErrorId.BAD_BACKGROUND,
                        "the background has no rows: give the data the model was trained on, or a sample of it");
            }
            return new ColumnarBackground(fields, table == null ? null : table.build());
        }
    }
}
