package org.lime4j.tabular;

import java.util.Arrays;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * A row of a table, read-only: the instance of this modality, and the input of its models.
 *
 * <p>A row that a decoder hands to a model is a view of storage that the next batch overwrites; {@link #detached()} is a
 * copy that stays. Rows are equal if their schemas, numbers and texts are.
 *
 * <p>A row is stored whole, or as the cells that are not 0 ({@link #sparse}); either way every cell can be asked for. Who
 * reads rows of very many columns goes through the stored cells only:
 *
 * <pre>{@code
 * for (int k = 0; k < row.stored(); k++) {
 *     sum += weights[row.storedColumn(k)] * row.storedNumber(k);
 * }
 * }</pre>
 */
public sealed interface Row permits DenseRow, SparseRow {
    /** {@return the columns} */
    TableSchema schema();

    /** {@return the number of cells} */
    default int size() {
        return schema().size();
    }

    /**
     * {@return the number in a cell: of a numeric column its value; of a categorical one the code of the category,
     * {@link TableSchema#UNSEEN} if the schema does not know it; NaN if it is missing}
     *
     * @param column from 0
     */
    double number(int column);

    /**
     * {@return the cell as text: the category, or the number in its shortest form; empty if it is missing}
     *
     * @param column from 0
     */
    String text(int column);

    /**
     * {@return whether there is nothing in the cell}
     *
     * @param column from 0
     */
    default boolean isMissing(int column) {
        return Double.isNaN(number(column));
    }

    /** {@return whether only some cells are stored, and all others are 0} */
    boolean isSparse();

    /**
     * {@return the number of cells that are stored: all of them, or those of a sparse row that may be other than 0; in a
     * row that a decoder fills some of those may be 0 too}
     */
    int stored();

    /**
     * {@return the column of a stored cell; ascending}
     *
     * @param k from 0, less than {@link #stored()}
     */
    int storedColumn(int k);

    /**
     * {@return the number in a stored cell, as {@link #number} has it}
     *
     * @param k from 0, less than {@link #stored()}
     */
    double storedNumber(int k);

    /**
     * Copies the numbers of all cells into {@code into[at .. at + size())}, which is modified.
     *
     * @param into receives one number a column; modified
     * @param at index in {@code into} of the first number
     */
    void copyTo(double[] into, int at);

    /** {@return a row with storage of its own; the same row if it has} */
    Row detached();

    /**
     * {@return a row of numbers and codes}
     *
     * @param schema the columns
     * @param numbers one a column, NaN for a cell without a value; copied
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if there are more or fewer than columns
     */
    static Row of(TableSchema schema, double... numbers) {
        requireCells(schema, numbers.length);
        return DenseRow.owning(schema, numbers.clone(), null);
    }

    /**
     * {@return a row of texts; a category that the schema does not know keeps its text, a cell without a value has none}
     *
     * @param schema the columns
     * @param cells one a column, in order
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if there are more or fewer than columns, or a numeric column
     *     has a text that is neither a finite number nor one of {@link TableSchema#missing()}
     */
    static Row parse(TableSchema schema, List<String> cells) {
        requireCells(schema, cells.size());
        double[] numbers = new double[cells.size()];
        String[] texts = cells.toArray(String[]::new);
        for (int j = 0; j < numbers.length; j++) {
            try {
                numbers[j] = schema.read(j, cells.get(j));
            } catch (NumberFormatException e) {
                throw new LimeException(
                        ErrorId.BAD_INSTANCE, "column '" + schema.column(j).name() + "': " + e.getMessage(), e);
            }
            if (Double.isNaN(numbers[j])) {
                texts[j] = "";
            }
        }
        return DenseRow.owning(schema, numbers, texts);
    }

    /**
     * {@return a row of numbers of which only some are given; all others are 0}
     *
     * @param schema the columns, all of them numeric
     * @param columns indices of columns from 0, strictly ascending; copied
     * @param values the number in each of them, NaN for a cell without a value; copied, zeros left out
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if a column of the schema holds categories, there are more or fewer
     *     values than columns, or a column does not exist or does not ascend
     */
    static Row sparse(TableSchema schema, int[] columns, double[] values) {
        requireNumbers(schema);
        if (columns.length != values.length) {
            throw new LimeException(ErrorId.BAD_INSTANCE,
                    "the sparse row has " + columns.length + " columns, but " + values.length + " values");
        }
        int[] found = new int[columns.length];
        double[] numbers = new double[columns.length];
        int size = 0;
        for (int k = 0; k < columns.length; k++) {
            if (columns[k] < 0 || columns[k] >= schema.size()) {
                throw new LimeException(ErrorId.BAD_INSTANCE, "the sparse row has column " + columns[k]
                        + ", but the table has the columns 0 .. " + (schema.size() - 1));
            }
            if (k > 0 && columns[k] <= columns[k - 1]) {
                throw new LimeException(ErrorId.BAD_INSTANCE, "the columns of the sparse row do not ascend: " + columns[k]
                        + " follows " + columns[k - 1]);
            }
            if (values[k] != 0) {
                found[size] = columns[k];
                numbers[size++] = values[k];
            }
        }
        return SparseRow.owning(schema, Arrays.copyOf(found, size), Arrays.copyOf(numbers, size));
    }

    private static void requireNumbers(TableSchema schema) {
        if (!schema.isNumeric()) {
            String name = schema.columns().stream().filter(column -> !column.isNumeric()).findFirst().orElseThrow().name();
            throw new LimeException(ErrorId.BAD_INSTANCE, "column '" + name
                    + "' holds categories, of which none is 0: give the whole row, or a column of 0 and 1 for each category");
        }
    }

    private static void requireCells(TableSchema schema, int cells) {
        if (cells != schema.size()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the row has " + cells + " cells, but the table has "
                    + schema.size() + " columns: " + TableSchema.brief(schema.names()));
        }
    }

    /**
     * Rows of numbers and codes, one array a row.
     *
     * @param schema the columns
     * @param rows one array of a number a column each; copied
     * @return one row an array, in the same order
     */
    static List<Row> ofAll(TableSchema schema, double[][] rows) {
        return Arrays.stream(rows).map(row -> of(schema, row)).toList();
    }
}
