package org.lime4j.core.composite;

import java.util.Map;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link PerBlockKernel} as {@code per-block}; what a composite uses when no other kernel is chosen. */
public final class PerBlockKernelFactory implements KernelFactory<PerBlockKernelFactory.Options> {
    static final String ID = "per-block";

    /** For the service loader. */
    public PerBlockKernelFactory() {}

    /**
     * Options of {@code per-block}.
     *
     * @param blocks block → its kernel
     */
    public record Options(@Option(doc = "block → its kernel") Map<String, ComponentRef<KernelFactory<?>>> blocks) {}

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
        return "weighs each block of a composite with a kernel of its own";
    }

    @Override
    public ProximityKernel create(Options options, CreationContext context) {
        return new PerBlockKernel(PerBlock.create(options.blocks(), KernelFactory.class, ProximityKernel.class, context));
    }
}
