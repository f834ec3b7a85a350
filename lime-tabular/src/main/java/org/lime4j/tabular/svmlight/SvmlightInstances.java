package org.lime4j.tabular.svmlight;

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

/** Sparse rows of a file of the SVMlight format, in the order of the file; labels are not looked at. */
public final class SvmlightInstances implements InstanceSource<Row> {
    private final Path path;
    private final boolean zeroBased;
    private final TableSchema schema;
    private final List<Integer> selection;

    /**
     * Instances that are read from a file.
     *
     * @param path of the file
     * @param zeroBased whether its indices are counted from 0, not from 1
     * @param schema the columns of the rows, in the order of the indices
     * @param selection numbers of the rows to read, from 0; lines without a row are not counted; empty for all
     */
    public SvmlightInstances(Path path, boolean zeroBased, TableSchema schema, Collection<Integer> selection) {
        this.path = path;
        this.zeroBased = zeroBased;
        this.schema = schema;
        this.selection = List.copyOf(selection);
    }

    @Override
    public Class<Row> instanceType() {
        return Row.class;
    }

    /**
     * @throws LimeException {@link ErrorId#IO} if the file cannot be read; from the iterator also
     *     {@link ErrorId#BAD_INSTANCE}, naming file and line, if a line is no row
     */
    @Override
    public Iterator<Row> instances() {
        return new Rows(SvmlightFile.open(path, zeroBased, ErrorId.BAD_INSTANCE));
    }

    private final class Rows extends SelectedRows<Row> {
        private final SvmlightFile file;

        Rows(SvmlightFile file) {
            super(path, selection);
            this.file = file;
        }

        @Override
        protected boolean advance() {
            return file.next();
        }

        @Override
        protected long number() {
            return file.row();
        }

        @Override
        protected Row read() {
            return file.read(schema);
        }

        @Override
        protected void closeFile() {
            file.close();
        }
    }
}
