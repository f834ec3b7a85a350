package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link ChebyshevDistance} as {@code chebyshev}. */
public final class ChebyshevFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public ChebyshevFactory() {}

    @Override
    public String id() {
        return "chebyshev";
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
        return "largest |z′ - x′| of a feature";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new ChebyshevDistance();
    }
}
