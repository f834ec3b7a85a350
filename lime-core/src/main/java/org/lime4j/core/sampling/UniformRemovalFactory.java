package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link UniformRemovalSampler} as {@code uniform-removal}. */
public final class UniformRemovalFactory implements SamplerFactory<NoOptions> {
    /** For the service loader. */
    public UniformRemovalFactory() {}

    @Override
    public String id() {
        return "uniform-removal";
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
        return "removes 1 .. d parts, each count as likely as another (the reference's text sampler)";
    }

    @Override
    public Sampler create(NoOptions options, CreationContext context) {
        return new UniformRemovalSampler();
    }
}
