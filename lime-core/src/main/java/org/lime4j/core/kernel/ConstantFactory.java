package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link ConstantKernel} as {@code constant}. */
public final class ConstantFactory implements KernelFactory<NoOptions> {
    /** For the service loader. */
    public ConstantFactory() {}

    @Override
    public String id() {
        return "constant";
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
        return "the same weight for every sample";
    }

    @Override
    public ProximityKernel create(NoOptions options, CreationContext context) {
        return new ConstantKernel();
    }
}
