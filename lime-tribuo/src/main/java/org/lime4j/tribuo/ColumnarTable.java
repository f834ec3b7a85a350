package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.csv.CsvTable;

/** A CSV file with the fields of a row processor. Not thread-safe. */
final class ColumnarTable implements AutoCloseable {
    private final CsvTable table;

    private ColumnarTable(CsvTable table) {
        this.table = table;
    }

    /**
     * Opens a file.
     *
     * @param path of the file; its first line names the columns
     * @param badRow the error of a row that cannot be used
     */
    static ColumnarTable open(Path path, ErrorId badRow) {
        return new ColumnarTable(CsvTable.open(path, true, badRow));
    }

    List<String> names() {
        return table.names();
    }

    /**
     * Looks that no field lacks.
     *
     * @throws LimeException {@code id} if a field has no column
     */
    void require(ColumnarFields fields, ErrorId id) {
        for (String field : fields.kinds().keySet()) {
            if (!table.names().contains(field)) {
                throw new LimeException(id, table.path() + ": there is no column '" + field
                        + "', which the row processor reads; columns are " + table.names());
            }
        }
    }

    boolean next() {
        return table.next();
    }

    long number() {
        return table.row();
    }

    /** The cells of the current row by their columns. */
    Map<String, String> row() {
        List<String> cells = table.cells();
        Map<String, String> row = new HashMap<>();
        for (int j = 0; j < cells.size(); j++) {
            row.put(table.names().get(j), cells.get(j));
        }
        return row;
    }

    /** An error with file and line of the current row. */
    LimeException at(LimeException e) {
        return table.at(e.id(), e.getMessage(), e);
    }

    @Override
    public void close() {
        table.close();
    }
}
