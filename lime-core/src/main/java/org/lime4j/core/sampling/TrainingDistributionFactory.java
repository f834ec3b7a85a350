package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link BackgroundSampler} around the mean as {@code training-distribution}. */
public final class TrainingDistributionFactory implements SamplerFactory<NoOptions> {
    /** For the service loader. */
    public TrainingDistributionFactory() {}

    @Override
    public String id() {
        return "training-distribution";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return "draws each column from its training frequencies, or a normal around its mean (the reference's tabular sampler)";
    }

    @Override
    public Sampler create(NoOptions options, CreationContext context) {
        return new BackgroundSampler(id(), BackgroundSampler.Centre.MEAN, 1);
    }
}
