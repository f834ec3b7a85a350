package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link KernelShapSampler} as {@code kernel-shap}. */
public final class KernelShapSamplerFactory implements SamplerFactory<NoOptions> {
    /** For the service loader. */
    public KernelShapSamplerFactory() {}

    @Override
    public String id() {
        return KernelShapSampler.ID;
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
        return "all coalitions of parts by the Shapley kernel, or pairs drawn from it; for the surrogate 'kernel-shap'";
    }

    @Override
    public Sampler create(NoOptions options, CreationContext context) {
        return new KernelShapSampler();
    }
}
