package org.lime4j.core.composite;

import java.util.Map;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link PerBlockSampler} as {@code per-block}; what a composite uses when no other sampler is chosen. */
public final class PerBlockSamplerFactory implements SamplerFactory<PerBlockSamplerFactory.Options> {
    static final String ID = "per-block";

    /** For the service loader. */
    public PerBlockSamplerFactory() {}

    /**
     * Options of {@code per-block}.
     *
     * @param blocks block → its sampler
     */
    public record Options(@Option(doc = "block → its sampler") Map<String, ComponentRef<SamplerFactory<?>>> blocks) {}

    @Override
    public String id() {
        return ID;
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
        return "draws each block of a composite with a sampler of its own";
    }

    @Override
    public Sampler create(Options options, CreationContext context) {
        return new PerBlockSampler(PerBlock.create(options.blocks(), SamplerFactory.class, Sampler.class, context));
    }
}
