package org.lime4j.tabular;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The columns of a table: names, for those that hold categories, which, and the texts of cells that have no value.
 * Immutable.
 */
public final class TableSchema {
    /** What the cells of a column are. */
    public enum ColumnKind {
        /** Numbers. */
        NUMERIC,
        /** One of several categories. */
        CATEGORICAL
    }

    /**
     * One column.
     *
     * @param name not empty
     * @param kind what its cells are
     * @param categories of a categorical column, in the order of their codes 0, 1, …; empty for a numeric one
     */
    public record Column(String name, ColumnKind kind, List<String> categories) {
        /**
         * Copies the categories and checks them.
         *
         * @param name not empty
         * @param kind what its cells are
         * @param categories of a categorical column, in the order of their codes 0, 1, …
         * @throws IllegalArgumentException if the name is empty, a category stands twice, a numeric column has
         *     categories or a categorical one has none
         */
        public Column {
            Objects.requireNonNull(kind, "kind");
            categories = List.copyOf(categories);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("name is empty; a column has a name");
            }
            if ((kind == ColumnKind.CATEGORICAL) == categories.isEmpty()) {
                throw new IllegalArgumentException("categories of column '" + name + "' is " + categories + "; a "
                        + (categories.isEmpty() ? "categorical column has at least one" : "numeric column has none"));
            }
            if (new HashSet<>(categories).size() != categories.size()) {
                throw new IllegalArgumentException("categories of column '" + name + "' has one twice: " + categories);
            }
        }

        /**
         * {@return a column of numbers}
         *
         * @param name not empty
         */
        public static Column numeric(String name) {
            return new Column(name, ColumnKind.NUMERIC, List.of());
        }

        /**
         * {@return a column of categories, coded in this order}
         *
         * @param name not empty
         * @param categories in the order of their codes 0, 1, …; not empty, no two equal
         */
        public static Column categorical(String name, List<String> categories) {
            return new Column(name, ColumnKind.CATEGORICAL, categories);
        }

        /**
         * {@return a column of categories, coded in this order}
         *
         * @param name not empty
         * @param categories in the order of their codes 0, 1, …; not empty, no two equal
         */
        public static Column categorical(String name, String... categories) {
            return categorical(name, List.of(categories));
        }

        /** {@return whether its cells are numbers} */
        public boolean isNumeric() {
            return kind == ColumnKind.NUMERIC;
        }
    }

    /** The code of a category that the schema does not know. */
    public static final int UNSEEN = -1;

    /** What a cell without a value holds unless {@link #withMissing} says otherwise: nothing. */
    private static final List<String> EMPTY_CELL = List.of("");

    /** More names than this are not listed, but this many of them. */
    private static final int MOST_LISTED = 50;

    private static final int LISTED = 20;

    private final List<Column> columns;
    private final List<String> missing;
    private final List<String> names;
    private final boolean numeric;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    /** 0 until it is asked for: rows of a table with many columns ask for it often. */
    private int hash;

    private TableSchema(List<Column> columns, List<String> missing) {
        this.columns = List.copyOf(columns);
        this.missing = List.copyOf(missing);
        this.names = this.columns.stream().map(Column::name).toList();
        this.numeric = this.columns.stream().allMatch(Column::isNumeric);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns is empty; a table has at least one column");
        }
        for (Column column : this.columns) {
            if (indices.put(column.name(), indices.size()) != null) {
                throw new IllegalArgumentException("columns has the name '" + column.name() + "' twice");
            }
            if (column.isNumeric()) {
                codes.add(Map.of());
                continue;
            }
            Map<String, Integer> codesOfColumn = new HashMap<>();
            for (String category : column.categories()) {
                codesOfColumn.put(category, codesOfColumn.size());
            }
            codes.add(codesOfColumn);
        }
    }

    /**
     * {@return a schema of these columns}
     *
     * @param columns in order; names distinct
     * @throws IllegalArgumentException if there is none, or two have the same name
     */
    public static TableSchema of(List<Column> columns) {
        return new TableSchema(columns, EMPTY_CELL);
    }

    /**
     * {@return a schema of these columns}
     *
     * @param columns in order; not empty, names distinct
     */
    public static TableSchema of(Column... columns) {
        return of(List.of(columns));
    }

    /**
     * {@return a schema of columns of numbers}
     *
     * @param names of the columns, in order; not empty, no two equal
     */
    public static TableSchema ofNumeric(String... names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(Column.numeric(name));
        }
        return of(columns);
    }

    /**
     * {@return the same columns, with other texts of cells that have no value}
     *
     * @param texts without blanks around them, {@code ""} for the empty cell; none if every cell has a value
     */
    public TableSchema withMissing(Collection<String> texts) {
        return new TableSchema(columns, texts.stream().map(String::strip).distinct().toList());
    }

    /** {@return the texts of cells that have no value; {@code ""}, the empty cell, unless said otherwise} */
    public List<String> missing() {
        return missing;
    }

    /**
     * {@return whether a cell has no value: its text, blanks around it ignored, is one of {@link #missing()}}
     *
     * @param text of the cell
     */
    public boolean isMissing(String text) {
        return missing.contains(text.strip());
    }

    /** {@return the columns, in order} */
    public List<Column> columns() {
        return columns;
    }

    /** {@return the names of the columns, in order} */
    public List<String> names() {
        return names;
    }

    /** {@return whether all columns hold numbers} */
    public boolean isNumeric() {
        return numeric;
    }

    /**
     * {@return names as a text for messages: all of them if they are few, else the first ones and how many more there are}
     *
     * @param names of columns, or of whatever stands for columns
     */
    public static String brief(Collection<String> names) {
        if (names.size() <= MOST_LISTED) {
            return names.toString();
        }
        String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return "[" + first + ", … and " + (names.size() - LISTED) + " more]";
    }

    /** {@return the number of columns} */
    public int size() {
        return columns.size();
    }

    /**
     * {@return a column by its 0-based index}
     *
     * @param index from 0
     */
    public Column column(int index) {
        return columns.get(index);
    }

    /**
     * {@return the 0-based index of a column, or -1 if there is none of this name}
     *
     * @param name of a column
     */
    public int indexOf(String name) {
        return indices.getOrDefault(name, -1);
    }

    /**
     * {@return the code of a category of a column, or {@link #UNSEEN}}
     *
     * @param column of categories, from 0
     * @param category as its text
     */
    public int code(int column, String category) {
        return codes.get(column).getOrDefault(category, UNSEEN);
    }

    /**
     * Reads a cell: the number, or the code of the category. A text that is one of the categories is that category even
     * if it is among those of {@link #missing()}.
     *
     * @param column from 0
     * @param text of the cell
     * @return the number; {@link #UNSEEN} for a category that the schema does not know; NaN if the cell has no value
     * @throws NumberFormatException if the column is numeric and the text is not a finite number
     */
    public double read(int column, String text) {
        if (columns.get(column).isNumeric()) {
            return isMissing(text) ? Double.NaN : CellText.number(text);
        }
        int code = code(column, text);
        return code == UNSEEN && isMissing(text) ? Double.NaN : code;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof TableSchema that && columns.equals(that.columns) && missing.equals(that.missing);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = 31 * columns.hashCode() + missing.hashCode();
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "TableSchema" + brief(names);
    }
}
