package org.lime4j.spi.examples.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.sampling.SamplerFactory;

/** Provides {@link AntitheticSampler} as {@code antithetic}. */
public final class AntitheticFactory implements SamplerFactory<NoOptions> {
    /** For the service loader. */
    public AntitheticFactory() {}

    @Override
    public String id() {
        return "antithetic";
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
        return "keeps each part with probability 1/2, and follows each draw by its complement";
    }

    @Override
    public Sampler create(NoOptions options, CreationContext context) {
        return new AntitheticSampler();
    }
}
