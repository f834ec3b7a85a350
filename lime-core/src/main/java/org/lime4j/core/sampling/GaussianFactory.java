package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link BackgroundSampler} as {@code gaussian}: numbers around the instance, or the mean. */
public final class GaussianFactory implements SamplerFactory<GaussianFactory.Options> {
    /** For the service loader. */
    public GaussianFactory() {}

    /**
     * Options of {@code gaussian}.
     *
     * @param around where numbers are centred
     * @param scale factor of the background's standard deviations
     */
    public record Options(
            @Option(value = "instance", doc = "where numbers are centred") BackgroundSampler.Centre around,
            @Option(value = "1", min = 0, exclusiveMin = true, doc = "factor of the background's standard deviations")
                    double scale) {}

    @Override
    public String id() {
        return "gaussian";
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
        return "draws numbers from a normal around the instance (sample_around_instance of the reference), categories by frequency";
    }

    @Override
    public Sampler create(Options options, CreationContext context) {
        return new BackgroundSampler(id(), options.around(), options.scale());
    }
}
