package org.lime4j.tabular.discretize;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link QuantileDiscretizer} with ten parts as {@code decile}. */
public final class DecileFactory implements DiscretizerFactory<NoOptions> {
    /** For the service loader. */
    public DecileFactory() {}

    @Override
    public String id() {
        return "decile";
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
        return "cuts each numeric column at its deciles";
    }

    @Override
    public Discretizer create(NoOptions options, CreationContext context) {
        return new QuantileDiscretizer(10);
    }
}
