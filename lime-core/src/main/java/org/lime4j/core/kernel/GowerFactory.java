package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link GowerDistance} as {@code gower}. */
public final class GowerFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public GowerFactory() {}

    @Override
    public String id() {
        return "gower";
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
        return "mean over the features of |z′ - x′| / range (R's lime)";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new GowerDistance();
    }
}
