package org.example.triangular;

import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link TriangularKernel} as {@code triangular}. */
public final class TriangularFactory implements KernelFactory<TriangularFactory.Options> {
    /**
     * Options of {@code triangular}.
     *
     * @param distance D
     * @param width w in {@code max(0, 1 - D/w)}
     */
    public record Options(
            @Option(value = "euclidean", doc = "how far a sample is from the instance")
                    ComponentRef<DistanceFactory<?>> distance,
            @Option(value = "2", min = 0, exclusiveMin = true,
                    doc = "w in max(0, 1 - d/w): the distance at which samples no longer count")
                    double width) {}

    @Override
    public String id() {
        return "triangular";
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
        return "max(0, 1 - d/w) over a distance";
    }

    @Override
    public ProximityKernel create(Options options, CreationContext context) {
        Distance distance = context.create(DistanceFactory.class, options.distance(), Distance.class);
        return new TriangularKernel(distance, options.width());
    }
}
