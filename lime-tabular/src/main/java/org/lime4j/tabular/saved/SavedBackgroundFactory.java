package org.lime4j.tabular.saved;

import java.nio.file.Path;
import java.util.Objects;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/** Provides {@link SavedBackground} as {@code saved}. */
public final class SavedBackgroundFactory implements BackgroundSourceFactory<SavedBackgroundFactory.Options> {
    /** For the service loader. */
    public SavedBackgroundFactory() {}

    /**
     * Options of {@code saved}.
     *
     * @param path of the file
     */
    public record Options(@Option(doc = "file that the statistics of a table were saved in") Path path) {
        /**
         * Checks that the path is given.
         *
         * @param path of the file
         */
        public Options {
            Objects.requireNonNull(path, "path");
        }
    }

    @Override
    public String id() {
        return "saved";
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
        return "statistics of a table that were saved before, without the data";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        return new SavedBackground(context.resolve(options.path()));
    }
}
