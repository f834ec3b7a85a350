package org.lime4j.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The columns of a table: names, and for those that hold categories, which. Immutable. */
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

        /** A column of numbers. */
        public static Column numeric(String name) {
            return new Column(name, ColumnKind.NUMERIC, List.of());
        }

        /** A column of categories, coded in this order. */
        public static Column categorical(String name, List<String> categories) {
            return new Column(name, ColumnKind.CATEGORICAL, categories);
        }

        /** A column of categories, coded in this order. */
        public static Column categorical(String name, String... categories) {
            return categorical(name, List.of(categories));
        }

        /** Whether its cells are numbers. */
        public boolean isNumeric() {
            return kind == ColumnKind.NUMERIC;
        }
    }

    /** The code of a category that the schema does not know. */
    public static final int UNSEEN = -1;

    private final List<Column> columns;
    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Map<String, Integer>> codes = new ArrayList<>();

    private TableSchema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.names = this.columns.stream().map(Column::name).toList();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns is empty; a table has at least one column");
        }
        for (Column column : this.columns) {
            if (indices.put(column.name(), indices.size()) != null) {
                throw new IllegalArgumentException("columns has the name '" + column.name() + "' twice");
            }
            Map<String, Integer> codesOfColumn = new HashMap<>();
            for (String category : column.categories()) {
                codesOfColumn.put(category, codesOfColumn.size());
            }
            codes.add(codesOfColumn);
        }
    }

    /**
     * A schema of these columns.
     *
     * @throws IllegalArgumentException if there is none, or two have the same name
     */
    public static TableSchema of(List<Column> columns) {
        return new TableSchema(columns);
    }

    /** A schema of these columns. */
    public static TableSchema of(Column... columns) {
        return new TableSchema(List.of(columns));
    }

    /** A schema of columns of numbers. */
    public static TableSchema ofNumeric(String... names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(Column.numeric(name));
        }
        return new TableSchema(columns);
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The names of the columns, in order. */
    public List<String> names() {
        return names;
    }

    /** The number of columns. */
    public int size() {
        return columns.size();
    }

    /** A column by its 0-based index. */
    public Column column(int index) {
        return columns.get(index);
    }

    /** The 0-based index of a column, or -1 if there is none of this name. */
    public int indexOf(String name) {
        return indices.getOrDefault(name, -1);
    }

    /** The code of a category of a column, or {@link #UNSEEN}. */
    public int code(int column, String category) {
        return codes.get(column).getOrDefault(category, UNSEEN);
    }

    /**
     * Reads a cell: the number, or the code of the category.
     *
     * @throws NumberFormatException if the column is numeric and the text is not a finite number
     */
    public double read(int column, String text) {
        return columns.get(column).isNumeric() ? CellText.number(text) : code(column, text);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof TableSchema that && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "TableSchema" + names;
    }
}
