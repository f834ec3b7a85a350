package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link LatinHypercubeSampler} as {@code latin-hypercube}. */
public final class LatinHypercubeFactory implements SamplerFactory<LatinHypercubeFactory.Options> {
    /** For the service loader. */
    public LatinHypercubeFactory() {}

    /**
     * Options of {@code latin-hypercube}.
     *
     * @param around where numbers are centred
     * @param scale factor of the background's standard deviations
     */
    public record Options(
            @Option(value = "mean", doc = "where numbers are centred") BackgroundSampler.Centre around,
            @Option(value = "1", min = 0, exclusiveMin = true, doc = "factor of the background's standard deviations")
                    double scale) {}

    @Override
    public String id() {
        return "latin-hypercube";
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
        return "draws numbers evenly from a normal by strata (sampling_method lhs of the reference), categories by frequency";
    }

    @Override
    public Sampler create(Options options, CreationContext context) {
        return new LatinHypercubeSampler(id(), options.around(), options.scale());
    }
}
