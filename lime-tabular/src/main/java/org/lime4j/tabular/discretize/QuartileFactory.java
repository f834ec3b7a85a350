package org.lime4j.tabular.discretize;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link QuantileDiscretizer} with four parts as {@code quartile}. */
public final class QuartileFactory implements DiscretizerFactory<NoOptions> {
    /** For the service loader. */
    public QuartileFactory() {}

    @Override
    public String id() {
        return "quartile";
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
        return "cuts each numeric column at its quartiles";
    }

    @Override
    public Discretizer create(NoOptions options, CreationContext context) {
        return new QuantileDiscretizer(4);
    }
}
