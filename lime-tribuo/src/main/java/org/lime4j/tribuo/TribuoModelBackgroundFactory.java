package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/** Provides, as {@code tribuo-model}, the background that a saved Tribuo model keeps of its data. */
public final class TribuoModelBackgroundFactory implements BackgroundSourceFactory<TribuoModelBackgroundFactory.Options> {
    /** For the service loader. */
    public TribuoModelBackgroundFactory() {}

    /**
     * Options of {@code tribuo-model}.
     *
     * @param path of the file
     * @param allow packages or classes outside of Tribuo that the file may name
     */
    public record Options(
            @Option(doc = "protobuf file that Model.serializeToFile of Tribuo has written") Path path,
            @Option(doc = "packages or classes outside of org.tribuo that the file may name") List<String> allow) {
        /**
         * Copies the list.
         *
         * @param path of the file
         * @param allow packages or classes outside of Tribuo that the file may name
         */
        public Options {
            Objects.requireNonNull(path, "path");
            allow = List.copyOf(allow);
        }
    }

    @Override
    public String id() {
        return "tribuo-model";
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
        return "what a saved Tribuo model keeps of its data: values of features that have few, moments of the others, no quantiles";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        return () -> TribuoBackground.fromFile(
                path, () -> TribuoBackground.of(TribuoModels.load(path, options.allow())));
    }
}
