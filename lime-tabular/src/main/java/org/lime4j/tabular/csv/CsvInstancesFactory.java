package org.lime4j.tabular.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.source.RowSelection;

/** Provides {@link CsvInstances} as {@code csv}. */
public final class CsvInstancesFactory implements InstanceSourceFactory<CsvInstancesFactory.Options> {
    /** For the service loader. */
    public CsvInstancesFactory() {}

    /**
     * Options of {@code csv}.
     *
     * @param path of the file
     * @param header whether its first line names the columns
     * @param row the one row to read
     * @param rows the rows to read
     */
    public record Options(
            @Option(doc = "file of comma-separated values with the rows to explain") Path path,
            @Option(value = "true", doc = "whether the first line names the columns") boolean header,
            @Option(doc = "the row to explain, counted from 0 without the header; by default all rows", min = 0)
                    OptionalInt row,
            @Option(doc = "several rows to explain, counted from 0 without the header", min = 0) List<Integer> rows) {
        /**
         * Copies the rows and checks them.
         *
         * @param path of the file
         * @param header whether its first line names the columns
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
        return "csv";
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
        return "rows of a file of comma-separated values, with the columns and categories of the background";
    }

    @Override
    public InstanceSource<Row> create(Options options, CreationContext context) {
        return new CsvInstances(
                context.resolve(options.path()),
                options.header(),
                context.background(TabularBackground.class, "instances 'csv'").schema(),
                RowSelection.of(options.row(), options.rows()));
    }
}
