package org.lime4j.core.sampling;

import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link NearestRowsSampler} as {@code nearest-rows}. */
public final class NearestRowsFactory implements SamplerFactory<NearestRowsFactory.Options> {
    /** For the service loader. */
    public NearestRowsFactory() {}

    /**
     * Options of {@code nearest-rows}.
     *
     * @param neighbours how many of the nearest rows are drawn from; empty for as many as are drawn
     */
    public record Options(
            @Option(
                            value = "auto",
                            min = 1,
                            doc = "how many of the nearest rows are drawn from, at least samples - 1; auto for just so many")
                    OptionalInt neighbours) {}

    @Override
    public String id() {
        return NearestRowsSampler.ID;
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
        return "takes the background's rows nearest to the instance, so that the model is asked only about what occurs";
    }

    @Override
    public Sampler create(Options options, CreationContext context) {
        return new NearestRowsSampler(options.neighbours());
    }
}
