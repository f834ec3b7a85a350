package org.lime4j.tabular.csv;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.source.SelectedRows;

/**
 * Rows of a CSV file, in the order of the file; columns that the schema does not have are left out, and the schema says
 * which texts stand for no value.
 */
public final class CsvInstances implements InstanceSource<Row> {
    private final Path path;
    private final boolean header;
    private final TableSchema schema;
    private final List<Integer> selection;

    /**
     * Instances that are read from a file.
     *
     * @param path of the file
     * @param header whether its first line names the columns; if not they must be those of the schema, in order
     * @param schema columns and categories of the rows
     * @param selection numbers of the rows to read, from 0 without the header; empty for all
     */
    public CsvInstances(Path path, boolean header, TableSchema schema, Collection<Integer> selection) {
        this.path = path;
        this.header = header;
        this.schema = schema;
        this.selection = List.copyOf(selection);
    }

    @Override
    public Class<Row> instanceType() {
        return Row.class;
    }

    @Override
    public Iterator<Row> instances() {
        CsvTable table = CsvTable.open(path, header, ErrorId.BAD_INSTANCE);
        try {
            return new Rows(table, columns(table));
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private int[] columns(CsvTable table) {
        int[] columns = new int[schema.size()];
        if (!header && table.names().size() != schema.size()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, path + ": the rows have " + table.names().size()
                    + " cells, but the background has " + schema.size() + " columns: "
                    + TableSchema.brief(schema.names()));
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = header ? table.names().indexOf(schema.column(j).name()) : j;
            if (columns[j] < 0) {
                throw new LimeException(ErrorId.BAD_INSTANCE, path + ": there is no column '" + schema.column(j).name()
                        + "', which the background has; columns are " + table.names());
            }
        }
        return columns;
    }

    private final class Rows extends SelectedRows<Row> {
        private final CsvTable table;
        private final int[] columns;

        Rows(CsvTable table, int[] columns) {
            super(path, selection);
            this.table = table;
            this.columns = columns;
        }

        @Override
        protected boolean advance() {
            return table.next();
        }

        @Override
        protected long number() {
            return table.row();
        }

        @Override
        protected Row read() {
            List<String> cells = table.cells(columns);
            try {
                return Row.parse(schema, cells);
            } catch (LimeException e) {
                throw table.at(e.id(), e.getMessage(), e);
            }
        }

        @Override
        protected void closeFile() {
            table.close();
        }
    }
}
