package org.lime4j.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Background;
import org.lime4j.tabular.TableSchema.Column;

/**
 * What is known of the table a model was trained on: the distribution of each column by itself. Immutable.
 *
 * <p>Columns are seen one by one; what goes together in a row is not kept. A numeric column keeps its distinct values
 * with their counts, so that every quantile is exact; memory grows with the distinct values, and while rows are added
 * with the rows.
 */
public final class TabularBackground implements Background {
    private final TableSchema schema;
    private final long rows;
    private final List<@Nullable NumericStatistics> numeric;
    private final List<double[]> frequencies;

    private TabularBackground(
            TableSchema schema, long rows, List<@Nullable NumericStatistics> numeric, List<double[]> frequencies) {
        this.schema = schema;
        this.rows = rows;
        this.numeric = numeric;
        this.frequencies = frequencies;
    }

    /**
     * {@return the statistics of rows of numbers and codes}
     *
     * @param schema the columns
     * @param rows one array a row; not modified
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} as {@link Builder} does
     */
    public static TabularBackground of(TableSchema schema, double[][] rows) {
        Builder builder = builder(schema);
        for (double[] row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    /**
     * {@return a builder for rows of a table with these columns}
     *
     * @param schema the columns
     */
    public static Builder builder(TableSchema schema) {
        List<ColumnBuilder> columns = new ArrayList<>();
        for (int j = 0; j < schema.size(); j++) {
            Column column = schema.column(j);
            columns.add(column.isNumeric() ? new NumericBuilder(column.name()) : new KnownCategories(schema, j));
        }
        return new Builder(columns);
    }

    /**
     * {@return a builder for rows of text whose categories are not known before; they are coded in alphabetical order}
     *
     * @param names of the columns, in order
     * @param categorical those of them that hold categories
     * @throws IllegalArgumentException if a categorical column is not among the names, or a name stands twice
     */
    public static Builder builder(List<String> names, Set<String> categorical) {
        for (String name : categorical) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("categorical has '" + name + "', which is no column; columns are " + names);
            }
        }
        TableSchema.ofNumeric(names.toArray(String[]::new));
        List<ColumnBuilder> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(categorical.contains(name) ? new FoundCategories(name) : new NumericBuilder(name));
        }
        return new Builder(columns);
    }

    /** {@return the columns} */
    public TableSchema schema() {
        return schema;
    }

    /** {@return the number of rows that were seen} */
    public long rows() {
        return rows;
    }

    /**
     * {@return the distribution of a numeric column}
     *
     * @param column from 0
     * @throws IllegalArgumentException if the column is categorical
     */
    public NumericStatistics numeric(int column) {
        NumericStatistics statistics = numeric.get(column);
        if (statistics == null) {
            throw new IllegalArgumentException("column '" + schema.column(column).name() + "' holds categories, not numbers");
        }
        return statistics;
    }

    /**
     * The share of rows that have each category of a column, in the order of the codes; they sum to 1.
     *
     * @param column from 0
     * @return a copy
     * @throws IllegalArgumentException if the column is numeric
     */
    public double[] frequencies(int column) {
        if (schema.column(column).isNumeric()) {
            throw new IllegalArgumentException("column '" + schema.column(column).name() + "' holds numbers, not categories");
        }
        return frequencies.get(column).clone();
    }

    @Override
    public String toString() {
        return "TabularBackground[" + rows + " rows of " + schema.names() + "]";
    }

    /** Takes rows one at a time. Not thread-safe. */
    public static final class Builder {
        private final List<ColumnBuilder> columns;
        private final Map<String, Integer> classes = new LinkedHashMap<>();
        private long rows;

        /** Beyond this a response is taken for a number. */
        private static final int MAX_CLASSES = 256;

        private Builder(List<ColumnBuilder> columns) {
            this.columns = columns;
        }

        /**
         * Adds a row of numbers and codes.
         *
         * @param cells one a column
         * @return this builder
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND}, naming row and column, if the row has more or fewer
         *     cells than columns, a number is not finite, or a code is not one of a category
         */
        public Builder add(double... cells) {
            requireCells(cells.length);
            for (int j = 0; j < cells.length; j++) {
                columns.get(j).check(cells[j], rows);
            }
            for (int j = 0; j < cells.length; j++) {
                columns.get(j).add(cells[j], 0);
            }
            rows++;
            return this;
        }

        /**
         * Adds a row of texts.
         *
         * @param cells one a column
         * @return this builder
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND}, naming row and column, if the row has more or fewer
         *     cells than columns, a number cannot be read or is not finite, or a category is not one of the schema
         */
        public Builder parse(List<String> cells) {
            return parse(cells, "");
        }

        /**
         * Adds a row of texts that belongs to a class of the response, for discretizers that look at it.
         *
         * @param cells one a column
         * @param response the class
         * @return this builder
         * @throws LimeException as {@link #parse(List)}
         */
        public Builder parse(List<String> cells, String response) {
            requireCells(cells.size());
            int classIndex = classes.computeIfAbsent(response, name -> classes.size());
            if (classes.size() > MAX_CLASSES) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "the response has more than " + MAX_CLASSES
                        + " values: name it among the columns to ignore unless its values are classes");
            }
            double[] numbers = new double[cells.size()];
            for (int j = 0; j < numbers.length; j++) {
                numbers[j] = columns.get(j).read(cells.get(j), rows);
            }
            for (int j = 0; j < numbers.length; j++) {
                columns.get(j).add(numbers[j], classIndex);
            }
            rows++;
            return this;
        }

        private void requireCells(int cells) {
            if (cells != columns.size()) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "row " + rows + " has " + cells
                        + " cells, but the table has " + columns.size() + " columns: "
                        + columns.stream().map(column -> column.name).toList());
            }
        }

        /**
         * {@return the statistics of all rows added so far}
         *
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if there is no row, or numbers of a column are so large
         *     that their standard deviation is not finite
         */
        public TabularBackground build() {
            if (rows == 0) {
                throw new LimeException(ErrorId.BAD_BACKGROUND,
                        "the background has no rows: give the data the model was trained on, or a sample of it");
            }
            List<@Nullable NumericStatistics> numeric = new ArrayList<>();
            List<double[]> frequencies = new ArrayList<>();
            List<Column> described = new ArrayList<>();
            int[] order = classOrder();
            for (ColumnBuilder column : columns) {
                numeric.add(column.statistics(order));
                frequencies.add(column.frequencies(rows));
                described.add(column.described());
            }
            return new TabularBackground(TableSchema.of(described), rows, numeric, frequencies);
        }

        /** The classes by ascending name, or number if all are numbers; so that the order of rows changes nothing. */
        private int[] classOrder() {
            Comparator<String> byName = Comparator.naturalOrder();
            try {
                classes.keySet().forEach(CellText::number);
                byName = Comparator.<String>comparingDouble(CellText::number).thenComparing(byName);
            } catch (NumberFormatException e) {
                // By name, then.
            }
            return classes.isEmpty()
                    ? new int[1]
                    : classes.keySet().stream().sorted(byName).mapToInt(classes::get).toArray();
        }
    }

    /** What is gathered of one column. */
    private abstract static class ColumnBuilder {
        final String name;

        ColumnBuilder(String name) {
            this.name = name;
        }

        abstract double read(String text, long row);

        abstract void check(double number, long row);

        abstract void add(double number, int classIndex);

        abstract Column described();

        @Nullable NumericStatistics statistics(int[] classOrder) {
            return null;
        }

        double[] frequencies(long rows) {
            return new double[0];
        }

        LimeException bad(long row, String problem) {
            return new LimeException(ErrorId.BAD_BACKGROUND, "row " + row + ", column '" + name + "': " + problem);
        }
    }

    private static final class NumericBuilder extends ColumnBuilder {
        private final List<double[]> values = new ArrayList<>();
        private int[] sizes = new int[1];

        NumericBuilder(String name) {
            super(name);
        }

        @Override
        double read(String text, long row) {
            try {
                return CellText.number(text);
            } catch (NumberFormatException e) {
                throw bad(row, e.getMessage() + "; name the column among the categorical ones if it holds categories");
            }
        }

        @Override
        void check(double number, long row) {
            if (!Double.isFinite(number)) {
                throw bad(row, number + " is not a finite number; leave such rows out, or fill them in");
            }
        }

        @Override
        void add(double number, int classIndex) {
            while (values.size() <= classIndex) {
                values.add(new double[16]);
            }
            if (sizes.length < values.size()) {
                sizes = Arrays.copyOf(sizes, values.size() * 2);
            }
            double[] ofClass = values.get(classIndex);
            int size = sizes[classIndex]++;
            if (size == ofClass.length) {
                ofClass = Arrays.copyOf(ofClass, size + (size >> 1));
                values.set(classIndex, ofClass);
            }
            ofClass[size] = number;
        }

        @Override
        Column described() {
            return Column.numeric(name);
        }

        @Override
        NumericStatistics statistics(int[] classOrder) {
            List<double[]> trimmed = new ArrayList<>();
            for (int c : classOrder) {
                trimmed.add(c < values.size() ? Arrays.copyOf(values.get(c), sizes[c]) : new double[0]);
            }
            NumericStatistics statistics = NumericStatistics.ofClasses(trimmed);
            if (!Double.isFinite(statistics.max() - statistics.min()) || !Double.isFinite(statistics.standardDeviation())) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "column '" + name + "': its values, from " + statistics.min()
                        + " to " + statistics.max() + ", have no finite standard deviation; rescale the column");
            }
            return statistics;
        }
    }

    private static final class KnownCategories extends ColumnBuilder {
        private final TableSchema schema;
        private final int index;
        private final long[] counts;

        KnownCategories(TableSchema schema, int index) {
            super(schema.column(index).name());
            this.schema = schema;
            this.index = index;
            this.counts = new long[schema.column(index).categories().size()];
        }

        @Override
        double read(String text, long row) {
            int code = schema.code(index, text);
            if (code == TableSchema.UNSEEN) {
                throw bad(row, "'" + text + "' is not a category; categories are " + schema.column(index).categories());
            }
            return code;
        }

        @Override
        void check(double number, long row) {
            int code = (int) number;
            if (code != number || code < 0 || code >= counts.length) {
                throw bad(row, CellText.of(number) + " is not the code of a category; codes are 0 .. " + (counts.length - 1));
            }
        }

        @Override
        void add(double number, int classIndex) {
            counts[(int) number]++;
        }

        @Override
        Column described() {
            return schema.column(index);
        }

        @Override
        double[] frequencies(long rows) {
            return Arrays.stream(counts).mapToDouble(count -> (double) count / rows).toArray();
        }
    }

    private static final class FoundCategories extends ColumnBuilder {
        private final Map<String, Integer> found = new TreeMap<>();
        private long[] counts = new long[16];

        FoundCategories(String name) {
            super(name);
        }

        @Override
        double read(String text, long row) {
            if (text.isBlank()) {
                throw bad(row, "the cell is empty; leave such rows out, or give the category a name");
            }
            return found.computeIfAbsent(text, category -> found.size());
        }

        @Override
        void check(double number, long row) {
            throw bad(row, "the categories are not known: add rows as text, or give a schema");
        }

        @Override
        void add(double number, int classIndex) {
            int code = (int) number;
            if (code >= counts.length) {
                counts = Arrays.copyOf(counts, 2 * found.size());
            }
            counts[code]++;
        }

        @Override
        Column described() {
            return Column.categorical(name, List.copyOf(found.keySet()));
        }

        @Override
        double[] frequencies(long rows) {
            return found.values().stream().mapToDouble(code -> code < counts.length ? (double) counts[code] / rows : 0).toArray();
        }
    }
}
