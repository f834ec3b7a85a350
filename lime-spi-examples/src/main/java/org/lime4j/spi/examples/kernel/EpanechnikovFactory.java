package org.lime4j.spi.examples.kernel;

import java.util.OptionalDouble;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link EpanechnikovKernel} as {@code epanechnikov}. */
public final class EpanechnikovFactory implements KernelFactory<EpanechnikovFactory.Options> {
    /** For the service loader. */
    public EpanechnikovFactory() {}

    /**
     * Options of {@code epanechnikov}.
     *
     * @param distance D
     * @param width w in {@code max(0, 1 - D²/w²)}
     */
    public record Options(
            @Option(value = "euclidean", doc = "how far a sample is from the instance")
                    ComponentRef<DistanceFactory<?>> distance,
            @Option(value = "auto", min = 0, exclusiveMin = true,
                    doc = "w in max(0, 1 - d²/w²), samples at this distance or beyond do not count; auto: twice the distance's "
                            + "own default")
                    OptionalDouble width) {}

    @Override
    public String id() {
        return "epanechnikov";
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
        return "max(0, 1 - d²/w²) over a distance: what is further away than the width does not count at all";
    }

    @Override
    public ProximityKernel create(Options options, CreationContext context) {
        Distance distance = context.create(DistanceFactory.class, options.distance(), Distance.class);
        return new EpanechnikovKernel(distance, options.width());
    }
}
