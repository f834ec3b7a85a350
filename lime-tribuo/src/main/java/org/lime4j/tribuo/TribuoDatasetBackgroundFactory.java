package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/** Provides, as {@code tribuo-dataset}, the background of a saved Tribuo dataset. */
public final class TribuoDatasetBackgroundFactory
        implements BackgroundSourceFactory<TribuoDatasetBackgroundFactory.Options> {
    /** For the service loader. */
    public TribuoDatasetBackgroundFactory() {}

    /**
     * Options of {@code tribuo-dataset}.
     *
     * @param path of the file
     * @param rows most examples to keep beside the statistics
     * @param rowsSeed of the choice of those
     * @param allow packages or classes outside of Tribuo that the file may name
     */
    public record Options(
            @Option(doc = "protobuf file that Dataset.serializeToFile of Tribuo has written, with the data of the training") Path path,
            @Option(value = "0", min = 0, doc = "most examples to keep beside the statistics, for samplers that take real rows") int rows,
            @Option(value = "1", doc = "seed of the choice of those, where there are more") long rowsSeed,
            @Option(doc = "packages or classes outside of org.tribuo that the file may name") List<String> allow) {
        /**
         * Copies the list and checks the number of rows.
         *
         * @param path of the file
         * @param rows most examples to keep beside the statistics, at least 0
         * @param rowsSeed of the choice of those
         * @param allow packages or classes outside of Tribuo that the file may name
         * @throws IllegalArgumentException if rows is below 0
         */
        public Options {
            Objects.requireNonNull(path, "path");
            allow = List.copyOf(allow);
            if (rows < 0) {
                throw new IllegalArgumentException("rows is " + rows + "; it must be at least 0");
            }
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
        return "statistics of a saved Tribuo dataset, and rows of it if some are to be kept";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        return () -> TribuoBackground.fromFile(
                path,
                () -> TribuoBackground.of(
                        TribuoModels.loadDataset(path, options.allow()), options.rows(), options.rowsSeed()));
    }
}
