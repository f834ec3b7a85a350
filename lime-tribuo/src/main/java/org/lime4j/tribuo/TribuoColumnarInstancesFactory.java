package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tabular.source.RowSelection;
import org.lime4j.tabular.source.SelectedRows;

/** Provides, as {@code tribuo-columnar}, rows that a row processor reads, from a CSV file. */
public final class TribuoColumnarInstancesFactory
        implements InstanceSourceFactory<TribuoColumnarInstancesFactory.Options> {
    /** For the service loader. */
    public TribuoColumnarInstancesFactory() {}

    /**
     * Options of {@code tribuo-columnar}.
     *
     * @param path of the file
     * @param row the one row to read
     * @param rows the rows to read
     */
    public record Options(
            @Option(doc = "file of comma-separated values with the rows to explain; the first line names the fields") Path path,
            @Option(doc = "the row to explain, counted from 0 without the first line; by default all rows", min = 0) OptionalInt row,
            @Option(doc = "several rows to explain, counted from 0 without the first line", min = 0) List<Integer> rows) {
        /**
         * Copies the rows and checks them.
         *
         * @param path of the file
         * @param row the one row to read, from 0
         * @param rows the rows to read, from 0
         * @throws IllegalArgumentException if both row and rows are given, or one is negative
         */
        public Options {
            Objects.requireNonNull(path, "path");
            rows = List.copyOf(rows);
            RowSelection.check(row, rows);
        }
    }

    @Override
    public String id() {
        return "tribuo-columnar";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "rows of a file of comma-separated values, with the fields that a Tribuo row processor reads";
    }

    @Override
    public InstanceSource<Composite> create(Options options, CreationContext context) {
        return new Source(
                context.resolve(options.path()),
                context.background(ColumnarBackground.class, "instances 'tribuo-columnar'"),
                RowSelection.of(options.row(), options.rows()));
    }

    private record Source(Path path, ColumnarBackground background, List<Integer> selection)
            implements InstanceSource<Composite> {
        @Override
        public Class<Composite> instanceType() {
            return Composite.class;
        }

        @Override
        public Iterator<Composite> instances() {
            ColumnarTable table = ColumnarTable.open(path, ErrorId.BAD_INSTANCE);
            try {
                table.require(background.fields(), ErrorId.BAD_INSTANCE);
                return new Rows(table, this);
            } catch (RuntimeException e) {
                table.close();
                throw e;
            }
        }
    }

    private static final class Rows extends SelectedRows<Composite> {
        private final ColumnarTable table;
        private final ColumnarBackground background;

        Rows(ColumnarTable table, Source source) {
            super(source.path(), source.selection());
            this.table = table;
            this.background = source.background();
        }

        @Override
        protected boolean advance() {
            return table.next();
        }

        @Override
        protected long number() {
            return table.number();
        }

        @Override
        protected Composite read() {
            Map<String, String> row = table.row();
            try {
                return background.instance(row);
            } catch (LimeException e) {
                throw table.at(e);
            }
        }

        @Override
        protected void closeFile() {
            table.close();
        }
    }
}
