package org.lime4j.spi.examples.representation;

import java.nio.file.Path;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

/** Provides {@link SeriesLines} as {@code series-lines}. */
public final class SeriesLinesFactory implements InstanceSourceFactory<SeriesLinesFactory.Options> {
    /** For the service loader. */
    public SeriesLinesFactory() {}

    /**
     * Options of {@code series-lines}.
     *
     * @param path of the file
     */
    public record Options(@Option(doc = "a file with a series of numbers between commas in each line") Path path) {}

    @Override
    public String id() {
        return "series-lines";
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
        return "series of numbers, one in each line of a text file";
    }

    @Override
    public InstanceSource<?> create(Options options, CreationContext context) {
        return new SeriesLines(context.resolve(options.path()));
    }
}
