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
 */
public sealed interface Row permits DenseRow {
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

    private static void requireCells(TableSchema schema, int cells) {
        if (cells != schema.size()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the row has " + cells + " cells, but the table has "
                    + schema.size() + " columns: " + schema.names());
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
