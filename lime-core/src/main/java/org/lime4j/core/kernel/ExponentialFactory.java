package org.lime4j.core.kernel;

import java.util.OptionalDouble;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link ExponentialKernel} as {@code exponential}. */
public final class ExponentialFactory implements KernelFactory<ExponentialFactory.Options> {
    /** For the service loader. */
    public ExponentialFactory() {}

    /**
     * Options of {@code exponential}.
     *
     * @param distance D
     * @param width w in {@code sqrt(exp(-D²/w²))}
     */
    public record Options(
            @Option(value = "euclidean", doc = "how far a sample is from the instance")
                    ComponentRef<DistanceFactory<?>> distance,
            @Option(value = "auto", min = 0, exclusiveMin = true,
                    doc = "w in sqrt(exp(-d²/w²)); auto: 0.75·sqrt(features) for euclidean, 0.25 for the others")
                    OptionalDouble width) {}

    @Override
    public String id() {
        return "exponential";
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
        return "sqrt(exp(-d²/w²)) over a distance (the reference's kernel)";
    }

    @Override
    public ProximityKernel create(Options options, CreationContext context) {
        Distance distance = context.create(DistanceFactory.class, options.distance(), Distance.class);
        return new ExponentialKernel(distance, options.width());
    }
}
