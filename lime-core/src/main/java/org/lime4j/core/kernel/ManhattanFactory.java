package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link ManhattanDistance} as {@code manhattan}. */
public final class ManhattanFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public ManhattanFactory() {}

    @Override
    public String id() {
        return "manhattan";
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
        return "sum over the features of |z′ - x′|";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new ManhattanDistance();
    }
}
