package org.lime4j.spi.examples.representation;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;

/** Provides {@link SeriesRepresentation} as {@code series}. */
public final class SeriesFactory implements RepresentationFactory<SeriesFactory.Options> {
    /** For the service loader. */
    public SeriesFactory() {}

    /**
     * Options of {@code series}.
     *
     * @param segments stretches of time that are removed as one
     */
    public record Options(
            @Option(value = "10", min = 1, doc = "stretches of about equal length that are removed as one") int segments) {}

    @Override
    public String id() {
        return "series";
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
        return "series of numbers by stretches of time, removed by the mean of the series";
    }

    @Override
    public Representation<?> create(Options options, CreationContext context) {
        return new SeriesRepresentation(options.segments());
    }
}
