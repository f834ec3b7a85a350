package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.source.RowSelection;
import org.lime4j.tabular.source.SelectedRows;
import org.tribuo.Dataset;
import org.tribuo.Example;

/** Provides, as {@code tribuo-dataset}, examples of a saved Tribuo dataset. */
public final class TribuoDatasetInstancesFactory
        implements InstanceSourceFactory<TribuoDatasetInstancesFactory.Options> {
    /** For the service loader. */
    public TribuoDatasetInstancesFactory() {}

    /**
     * Options of {@code tribuo-dataset}.
     *
     * @param path of the file
     * @param row the one example to read
     * @param rows the examples to read
     * @param allow packages or classes outside of Tribuo that the file may name
     */
    public record Options(
            @Option(doc = "protobuf file that Dataset.serializeToFile of Tribuo has written, with the examples to explain") Path path,
            @Option(doc = "the example to explain, counted from 0; by default all of them", min = 0) OptionalInt row,
            @Option(doc = "several examples to explain, counted from 0", min = 0) List<Integer> rows,
            @Option(doc = "packages or classes outside of org.tribuo that the file may name") List<String> allow) {
        /**
         * Copies the lists and checks the rows.
         *
         * @param path of the file
         * @param row the one example to read, from 0
         * @param rows the examples to read, from 0
         * @param allow packages or classes outside of Tribuo that the file may name
         * @throws IllegalArgumentException if both row and rows are given, or one is negative
         */
        public Options {
            Objects.requireNonNull(path, "path");
            rows = List.copyOf(rows);
            allow = List.copyOf(allow);
            RowSelection.check(row, rows);
        }
    }

    @Override
    public String id() {
        return "tribuo-dataset";
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
        return "examples of a saved Tribuo dataset, with the columns of the background";
    }

    @Override
    public InstanceSource<Row> create(Options options, CreationContext context) {
        return new Source(
                context.resolve(options.path()),
                options.allow(),
                context.background(TabularBackground.class, "instances 'tribuo-dataset'"),
                RowSelection.of(options.row(), options.rows()));
    }

    private record Source(Path path, List<String> allow, TabularBackground background, List<Integer> selection)
            implements InstanceSource<Row> {
        @Override
        public Class<Row> instanceType() {
            return Row.class;
        }

        @Override
        public Iterator<Row> instances() {
            Dataset<?> data;
            try {
                data = TribuoModels.loadDataset(path, allow);
            } catch (LimeException e) {
                throw new LimeException(ErrorId.BAD_INSTANCE, e.getMessage(), e);
            }
            return new Examples(path, selection, data, background);
        }
    }

    private static final class Examples extends SelectedRows<Row> {
        private final Dataset<?> data;
        private final TabularBackground background;
        private int current = -1;

        Examples(Path path, List<Integer> selection, Dataset<?> data, TabularBackground background) {
            super(path, selection);
            this.data = data;
            this.background = background;
        }

        @Override
        protected boolean advance() {
            if (current + 1 == data.size()) {
                return false;
            }
            current++;
            return true;
        }

        @Override
        protected long number() {
            return current;
        }

        @Override
        protected Row read() {
            Example<?> example = data.getExample(current);
            return TribuoBackground.row(background, example);
        }

        @Override
        protected void closeFile() {}
    }
}
