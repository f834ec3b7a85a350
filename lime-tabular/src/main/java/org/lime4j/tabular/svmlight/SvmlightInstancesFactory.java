package org.lime4j.tabular.svmlight;

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

/** Provides {@link SvmlightInstances} as {@code svmlight}. */
public final class SvmlightInstancesFactory implements InstanceSourceFactory<SvmlightInstancesFactory.Options> {
    /** For the service loader. */
    public SvmlightInstancesFactory() {}

    /**
     * Options of {@code svmlight}.
     *
     * @param path of the file
     * @param zeroBased whether its indices are counted from 0
     * @param row the one row to read
     * @param rows the rows to read
     */
    public record Options(
            @Option(doc = "file of lines LABEL INDEX:VALUE … with the rows to explain") Path path,
            @Option(value = "false", doc = "whether indices are counted from 0, not from 1") boolean zeroBased,
            @Option(doc = "the row to explain, counted from 0; by default all rows", min = 0) OptionalInt row,
            @Option(doc = "several rows to explain, counted from 0", min = 0) List<Integer> rows) {
        /**
         * Copies the rows and checks them.
         *
         * @param path of the file
         * @param zeroBased whether its indices are counted from 0, not from 1
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
        return "svmlight";
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
        return "sparse rows of a file in the format of SVMlight and LibSVM, with the columns of the background";
    }

    @Override
    public InstanceSource<Row> create(Options options, CreationContext context) {
        return new SvmlightInstances(
                context.resolve(options.path()),
                options.zeroBased(),
                context.background(TabularBackground.class, "instances 'svmlight'").schema(),
                RowSelection.of(options.row(), options.rows()));
    }
}
