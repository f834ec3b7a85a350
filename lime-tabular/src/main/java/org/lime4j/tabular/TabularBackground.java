package org.lime4j.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Background;
import org.lime4j.tabular.TableSchema.Column;

/**
 * What is known of the table a model was trained on: the distribution of each column by itself, and rows if it was told
 * to keep some. Immutable; equal by value.
 *
 * <p>A cell may have no value: such cells are counted column by column, and the distribution is that of the others.
 *
 * <p>Columns are seen one by one; what goes together in a row is in the rows kept alone. A numeric column keeps its distinct
 * values with their counts, so that every quantile is exact, up to a limit ({@link Builder#limit}); one that has more is
 * summarised within a known error ({@link NumericStatistics#rankError()}). So memory grows neither with the rows nor with the
 * distinct values, while rows are added too.
 */
public final class TabularBackground implements Background {
    private static final System.Logger LOG = System.getLogger(TabularBackground.class.getName());

    private final TableSchema schema;
    private final long rows;
    private final List<@Nullable NumericStatistics> numeric;
    /** Per column the rows of each category; empty for a numeric one. */
    private final List<long[]> counts;
    private final List<Row> keptRows;

    /** Without rows. Not copied. */
    TabularBackground(
            TableSchema schema, long rows, List<@Nullable NumericStatistics> numeric, List<long[]> counts) {
        this(schema, rows, numeric, counts, List.of());
    }

    /** Not copied. */
    private TabularBackground(TableSchema schema, long rows, List<@Nullable NumericStatistics> numeric,
            List<long[]> counts, List<Row> keptRows) {
        this.schema = schema;
        this.rows = rows;
        this.numeric = numeric;
        this.counts = counts;
        this.keptRows = keptRows;
    }

    /**
     * {@return the statistics of rows of numbers and codes, without the rows}
     *
     * @param schema the columns
     * @param rows one array a row, NaN for a cell without a value; not modified
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} as {@link Builder} does
     */
    public static TabularBackground of(TableSchema schema, double[][] rows) {
        return of(builder(schema), rows);
    }

    /**
     * {@return the statistics of rows of numbers and codes, and all the rows}
     *
     * @param schema the columns
     * @param rows one array a row, NaN for a cell without a value; copied
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} as {@link Builder} does
     */
    public static TabularBackground withRows(TableSchema schema, double[][] rows) {
        return of(builder(schema).keepRows(rows.length, 0), rows);
    }

    /**
     * {@return a background of columns whose statistics are known, without rows}
     *
     * @param schema the columns
     * @param rows how many there were
     * @param numeric the statistics of each numeric column, by name; of no more values than rows
     * @param counts how often each category of each categorical column occurs, by name, in the order of the codes; copied
     * @throws IllegalArgumentException if a column has none, or they do not fit the column or the rows
     */
    public static TabularBackground ofStatistics(
            TableSchema schema, long rows, Map<String, NumericStatistics> numeric, Map<String, long[]> counts) {
        List<@Nullable NumericStatistics> ofNumbers = new ArrayList<>();
        List<long[]> ofCategories = new ArrayList<>();
        for (Column column : schema.columns()) {
            NumericStatistics statistics = column.isNumeric() ? numeric.get(column.name()) : null;
            long[] ofColumn = column.isNumeric() ? new long[0] : counts.getOrDefault(column.name(), new long[0]).clone();
            long present = statistics == null ? Arrays.stream(ofColumn).sum() : statistics.count();
            if (ofColumn.length != column.categories().size() || Arrays.stream(ofColumn).anyMatch(count -> count < 0)
                    || present < 1 || present > rows) {
                throw new IllegalArgumentException("column '" + column.name() + "' has statistics of " + present + " values in "
                        + ofColumn.length + " categories; there must be at least one value, not more than the " + rows
                        + " rows, and a count for each of " + column.categories().size() + " categories");
            }
            ofNumbers.add(statistics);
            ofCategories.add(ofColumn);
        }
        return new TabularBackground(schema, rows, ofNumbers, ofCategories);
    }

    private static TabularBackground of(Builder builder, double[][] rows) {
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
        return new Builder(columns, schema);
    }

    /**
     * {@return a builder for rows of text whose categories are not known before; they are coded in alphabetical order,
     * and a cell without a value is empty}
     *
     * @param names of the columns, in order
     * @param categorical those of them that hold categories
     * @throws IllegalArgumentException if a categorical column is not among the names, or a name stands twice
     */
    public static Builder builder(List<String> names, Set<String> categorical) {
        return builder(names, categorical, List.of(""));
    }

    /**
     * {@return a builder for rows of text whose categories are not known before; they are coded in alphabetical order}
     *
     * @param names of the columns, in order
     * @param categorical those of them that hold categories
     * @param missing the texts of cells that have no value, as in {@link TableSchema#withMissing}
     * @throws IllegalArgumentException if a categorical column is not among the names, or a name stands twice
     */
    public static Builder builder(List<String> names, Set<String> categorical, Collection<String> missing) {
        for (String name : categorical) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("categorical has '" + name + "', which is no column; columns are " + names);
            }
        }
        TableSchema texts = TableSchema.ofNumeric(names.toArray(String[]::new)).withMissing(missing);
        List<ColumnBuilder> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(categorical.contains(name) ? new FoundCategories(name) : new NumericBuilder(name));
        }
        return new Builder(columns, texts);
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
     * {@return the number of rows whose cell in a column has no value; less than {@link #rows()}}
     *
     * @param column from 0
     */
    public long missing(int column) {
        NumericStatistics statistics = numeric.get(column);
        return rows - (statistics == null ? Arrays.stream(counts.get(column)).sum() : statistics.count());
    }

    /**
     * {@return the distribution of the values of a numeric column}
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
     * The share of each category of a column among the rows that have a value there, in the order of the codes; they sum
     * to 1.
     *
     * @param column from 0
     * @return a copy
     * @throws IllegalArgumentException if the column is numeric
     */
    public double[] frequencies(int column) {
        long[] ofCategories = counts(column);
        long present = Arrays.stream(ofCategories).sum();
        return Arrays.stream(ofCategories).mapToDouble(count -> (double) count / present).toArray();
    }

    /**
     * The number of rows that have each category of a column, in the order of the codes.
     *
     * @param column from 0
     * @return a copy
     * @throws IllegalArgumentException if the column is numeric
     */
    public long[] counts(int column) {
        if (schema.column(column).isNumeric()) {
            throw new IllegalArgumentException("column '" + schema.column(column).name() + "' holds numbers, not categories");
        }
        return counts.get(column).clone();
    }

    /** {@return the rows that were kept, in the order in which they came; empty unless it was told to keep some} */
    public List<Row> keptRows() {
        return keptRows;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof TabularBackground that
                        && rows == that.rows
                        && schema.equals(that.schema)
                        && numeric.equals(that.numeric)
                        && Arrays.deepEquals(counts.toArray(), that.counts.toArray())
                        && keptRows.equals(that.keptRows);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + Long.hashCode(rows);
    }

    @Override
    public String toString() {
        return "TabularBackground[" + rows + " rows of " + TableSchema.brief(schema.names())
                + (keptRows.isEmpty() ? "" : ", " + keptRows.size() + " of them kept") + "]";
    }

    /** Takes rows one at a time. Not thread-safe. */
    public static final class Builder {
        private final List<ColumnBuilder> columns;
        /** Says which texts are missing values. */
        private final TableSchema texts;
        private final Map<String, Integer> classes = new LinkedHashMap<>();
        private @Nullable RowReservoir reservoir;
        private long rows;
        /** The sparse rows of each class. */
        private long[] sparseRows = new long[0];

        /** Distinct values of a numeric column that are kept unless {@link #limit} says otherwise. */
        public static final int DISTINCT_VALUES = ValueCounts.LIMIT;

        /** Categories that a column may have unless {@link #limit} says otherwise. */
        public static final int MAX_CATEGORIES = 1 << 16;

        /** Limits of distinct values below this leave too little of a column. */
        private static final int LEAST_VALUES = 16;

        private static final int NAMES_TOLD = 3;

        /** Beyond this a response is taken for a number. */
        static final int MAX_CLASSES = 256;

        private Builder(List<ColumnBuilder> columns, TableSchema texts) {
            this.columns = columns;
            this.texts = texts;
        }

        /**
         * Keeps rows beside the statistics, for samplers that take real ones: a sample in which each row is as likely as
         * another, or all rows if there are not more.
         *
         * @param most rows to keep, at least 0; memory is for these rows
         * @param seed of the choice
         * @return this builder
         * @throws IllegalArgumentException if it is below 0
         * @throws IllegalStateException if a row was added before
         */
        public Builder keepRows(int most, long seed) {
            if (most < 0) {
                throw new IllegalArgumentException("most is " + most + "; it must be at least 0");
            }
            if (rows > 0) {
                throw new IllegalStateException("rows were added before: say which to keep first");
            }
            reservoir = most == 0 ? null : new RowReservoir(most, seed);
            return this;
        }

        /**
         * Says how much of each column is kept; before the first row.
         *
         * @param distinctValues of a numeric column, at least 16: as long as it has no more of them, counted anew in each
         *     class of the response, its statistics are exact; beyond, a quarter of so many are kept, and the statistics
         *     have a {@link NumericStatistics#rankError()}. A column takes about 40 bytes for each
         * @param categories that a column may have where the schema does not list them, at least 1; more are an error,
         *     because a column that names the rows would fill the memory and explain nothing
         * @return this builder
         * @throws IllegalStateException if there is a row already
         */
        public Builder limit(int distinctValues, int categories) {
            if (rows > 0) {
                throw new IllegalStateException("limits are set before the first row is added");
            }
            if (distinctValues < LEAST_VALUES) {
                throw new IllegalArgumentException(
                        "distinctValues is " + distinctValues + "; it must be at least " + LEAST_VALUES);
            }
            if (categories < 1) {
                throw new IllegalArgumentException("categories is " + categories + "; it must be at least 1");
            }
            columns.forEach(column -> column.limit(distinctValues, categories));
            return this;
        }

        /**
         * Adds a row of numbers and codes.
         *
         * @param cells one a column, NaN for a cell without a value
         * @return this builder
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND}, naming row and column, if the row has more or fewer
         *     cells than columns, a number is infinite, or a code is not one of a category
         */
        public Builder add(double... cells) {
            requireCells(cells.length);
            for (int j = 0; j < cells.length; j++) {
                if (!Double.isNaN(cells[j])) {
                    columns.get(j).check(cells[j], rows);
                }
            }
            return add(cells, 0);
        }

        /**
         * Adds a row of texts.
         *
         * @param cells one a column
         * @return this builder
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND}, naming row and column, if the row has more or fewer
         *     cells than columns, a number cannot be read or is not finite, a category is not one of the schema, or a column
         *     has more categories than {@link #limit} allows
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
            int classIndex = classIndex(response);
            double[] numbers = new double[cells.size()];
            for (int j = 0; j < numbers.length; j++) {
                numbers[j] = columns.get(j).read(cells.get(j), texts.isMissing(cells.get(j)), rows);
            }
            return add(numbers, classIndex);
        }

        /**
         * Adds a row. Of a sparse row only the stored cells are looked at; its zeros are counted when the statistics are
         * made.
         *
         * @param row of the columns that this builder was made for
         * @return this builder
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND}, naming row and column, if the row has other columns, a number
         *     is infinite, or a category is not one of the schema
         */
        public Builder add(Row row) {
            return add(row, 0);
        }

        /**
         * Adds a row that belongs to a class of the response, for discretizers that look at it.
         *
         * @param row as in {@link #add(Row)}
         * @param response the class
         * @return this builder
         * @throws LimeException as {@link #add(Row)}
         */
        public Builder add(Row row, String response) {
            return add(row, classIndex(response));
        }

        private Builder add(Row row, int classIndex) {
            if (!row.schema().equals(texts)) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "row " + rows + " has the columns "
                        + TableSchema.brief(row.schema().names()) + ", but the table has others or other categories: make the"
                        + " row with the schema that the builder was made with");
            }
            for (int k = 0; k < row.stored(); k++) {
                if (!Double.isNaN(row.storedNumber(k))) {
                    columns.get(row.storedColumn(k)).check(row.storedNumber(k), rows);
                }
            }
            for (int k = 0; k < row.stored(); k++) {
                columns.get(row.storedColumn(k)).addStored(row.storedNumber(k), classIndex, row.isSparse());
            }
            if (row.isSparse()) {
                sparseRows = counted(sparseRows, classIndex);
            }
            if (reservoir != null) {
                double[] numbers = new double[row.size()];
                row.copyTo(numbers, 0);
                reservoir.add(rows, numbers);
            }
            rows++;
            return this;
        }

        private int classIndex(String response) {
            int classIndex = classes.computeIfAbsent(response, name -> classes.size());
            if (classes.size() > MAX_CLASSES) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "the response has more than " + MAX_CLASSES
                        + " values: unless they are classes, leave the response out (csv: name it among the columns to ignore;"
                        + " svmlight: classes = false)");
            }
            return classIndex;
        }

        /** The counts with one more of a class; another array where they were too few. */
        private static long[] counted(long[] counts, int classIndex) {
            long[] enough = classIndex < counts.length ? counts : Arrays.copyOf(counts, classIndex + 1);
            enough[classIndex]++;
            return enough;
        }

        private Builder add(double[] numbers, int classIndex) {
            for (int j = 0; j < numbers.length; j++) {
                if (!Double.isNaN(numbers[j])) {
                    columns.get(j).add(numbers[j], classIndex);
                }
            }
            if (reservoir != null) {
                reservoir.add(rows, numbers);
            }
            rows++;
            return this;
        }

        private void requireCells(int cells) {
            if (cells != columns.size()) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, "row " + rows + " has " + cells
                        + " cells, but the table has " + columns.size() + " columns: "
                        + TableSchema.brief(columns.stream().map(column -> column.name).toList()));
            }
        }

        /**
         * {@return the statistics of all rows added so far}
         *
         * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if there is no row, a column has no value in any row, or its
         *     numbers are so large that their standard deviation is not finite
         */
        public TabularBackground build() {
            if (rows == 0) {
                throw new LimeException(ErrorId.BAD_BACKGROUND,
                        "the background has no rows: give the data the model was trained on, or a sample of it");
            }
            List<@Nullable NumericStatistics> numeric = new ArrayList<>();
            List<long[]> counts = new ArrayList<>();
            List<Column> described = new ArrayList<>();
            int[] order = classOrder();
            for (ColumnBuilder column : columns) {
                column.countZeros(sparseRows);
                if (column.present == 0) {
                    throw new LimeException(ErrorId.BAD_BACKGROUND, "column '" + column.name + "' has no value in any of "
                            + rows + " rows: leave the column out");
                }
                numeric.add(column.statistics(order));
                counts.add(column.counts());
                described.add(column.described());
            }
            tellSummarised(numeric);
            TableSchema schema = TableSchema.of(described).withMissing(texts.missing());
            return new TabularBackground(schema, rows, numeric, counts, keptRows(schema));
        }

        private List<Row> keptRows(TableSchema schema) {
            List<double[]> kept = reservoir == null ? List.of() : reservoir.rows();
            for (int j = 0; j < columns.size() && !kept.isEmpty(); j++) {
                columns.get(j).recode(kept, j);
            }
            return kept.stream().<Row>map(cells -> DenseRow.owning(schema, cells, null)).toList();
        }

        private void tellSummarised(List<@Nullable NumericStatistics> numeric) {
            List<String> names = new ArrayList<>();
            double error = 0;
            for (int j = 0; j < numeric.size(); j++) {
                NumericStatistics statistics = numeric.get(j);
                if (statistics != null && statistics.rankError() > 0) {
                    names.add("'" + columns.get(j).name + "'");
                    error = Math.max(error, statistics.rankError());
                }
            }
            if (names.isEmpty()) {
                return;
            }
            int more = names.size() - NAMES_TOLD;
            LOG.log(System.Logger.Level.INFO, String.format(Locale.ROOT,
                    "%s of %,d rows: there are too many distinct values to keep, so quantiles and shares of bins are within "
                            + "%.2g %% of the rows; means and standard deviations are exact",
                    String.join(", ", more > 0 ? names.subList(0, NAMES_TOLD) : names) + (more > 0 ? " and " + more + " more" : ""),
                    rows,
                    100 * error));
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
        long present;

        ColumnBuilder(String name) {
            this.name = name;
        }

        /** Before the first row. */
        void limit(int distinctValues, int categories) {}

        /** The number or code in a cell, NaN if it has no value; {@code missing} is whether its text may say so. */
        abstract double read(String text, boolean missing, long row);

        abstract void check(double number, long row);

        void add(double number, int classIndex) {
            present++;
            count(number, classIndex);
        }

        abstract void count(double number, int classIndex);

        /** Counts a cell, which may have no value, and that it was stored if the row is sparse. */
        void addStored(double number, int classIndex, boolean sparse) {
            if (!Double.isNaN(number)) {
                add(number, classIndex);
            }
        }

        /** Counts the zeros of sparse rows, so many of each class, that were not stored. */
        void countZeros(long[] sparseRows) {}

        abstract Column described();

        @Nullable NumericStatistics statistics(int[] classOrder) {
            return null;
        }

        long[] counts() {
            return new long[0];
        }

        /** Gives the cells of a column their codes in {@link #described}, if those are others than {@link #read} gave. */
        void recode(List<double[]> rows, int column) {}

        LimeException bad(long row, String problem) {
            return new LimeException(ErrorId.BAD_BACKGROUND, "row " + row + ", column '" + name + "': " + problem);
        }
    }

    private static final class NumericBuilder extends ColumnBuilder {
        private static final long[] NONE = {};

        private ValueCounts values = new ValueCounts();
        /** The cells of each class that sparse rows have stored here. */
        private long[] stored = NONE;

        NumericBuilder(String name) {
            super(name);
        }

        @Override
        void addStored(double number, int classIndex, boolean sparse) {
            super.addStored(number, classIndex, sparse);
            if (sparse) {
                stored = Builder.counted(stored, classIndex);
            }
        }

        @Override
        void countZeros(long[] sparseRows) {
            for (int c = 0; c < sparseRows.length; c++) {
                long zeros = sparseRows[c] - (c < stored.length ? stored[c] : 0);
                if (zeros > 0) {
                    values.add(0, c, zeros);
                    present += zeros;
                }
            }
            stored = sparseRows.clone();
        }

        @Override
        void limit(int distinctValues, int categories) {
            values = new ValueCounts(distinctValues);
        }

        @Override
        double read(String text, boolean missing, long row) {
            try {
                return missing ? Double.NaN : CellText.number(text);
            } catch (NumberFormatException e) {
                throw bad(row, e.getMessage() + "; name the column among the categorical ones if it holds categories, or the"
                        + " text among the missing ones if it stands for no value");
            }
        }

        @Override
        void check(double number, long row) {
            if (!Double.isFinite(number)) {
                throw bad(row, number + " is not a finite number; leave such rows out, or give NaN for no value");
            }
        }

        @Override
        void count(double number, int classIndex) {
            values.add(number, classIndex);
        }

        @Override
        Column described() {
            return Column.numeric(name);
        }

        @Override
        NumericStatistics statistics(int[] classOrder) {
            NumericStatistics statistics = values.statistics(classOrder);
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
        double read(String text, boolean missing, long row) {
            double code = schema.read(index, text);
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
        void count(double number, int classIndex) {
            counts[(int) number]++;
        }

        @Override
        Column described() {
            return schema.column(index);
        }

        @Override
        long[] counts() {
            return counts.clone();
        }
    }

    private static final class FoundCategories extends ColumnBuilder {
        private final Map<String, Integer> found = new TreeMap<>();
        private long[] counts = new long[16];
        private int limit = Builder.MAX_CATEGORIES;

        FoundCategories(String name) {
            super(name);
        }

        @Override
        void limit(int distinctValues, int categories) {
            limit = categories;
        }

        @Override
        double read(String text, boolean missing, long row) {
            if (missing) {
                return Double.NaN;
            }
            if (text.isBlank()) {
                throw bad(row, "the cell is empty; name the empty text among the missing ones, or give the category a name");
            }
            int code = found.computeIfAbsent(text, category -> found.size());
            if (code >= limit) {
                throw bad(row, "there are more than " + limit + " categories: leave the column out if it names the rows, let it be"
                        + " numeric if it holds numbers, or allow more categories (max-categories)");
            }
            return code;
        }

        @Override
        void check(double number, long row) {
            throw bad(row, "the categories are not known: add rows as text, or give a schema");
        }

        @Override
        void count(double number, int classIndex) {
            int code = (int) number;
            if (code >= counts.length) {
                counts = Arrays.copyOf(counts, 2 * found.size());
            }
            counts[code]++;
        }

        @Override
        void recode(List<double[]> rows, int column) {
            int[] codes = new int[found.size()];
            int code = 0;
            for (int asRead : found.values()) {
                codes[asRead] = code++;
            }
            for (double[] row : rows) {
                row[column] = Double.isNaN(row[column]) ? row[column] : codes[(int) row[column]];
            }
        }

        @Override
        Column described() {
            return Column.categorical(name, List.copyOf(found.keySet()));
        }

        @Override
        long[] counts() {
            return found.values().stream().mapToLong(code -> code < counts.length ? counts[code] : 0).toArray();
        }
    }
}
