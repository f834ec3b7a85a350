package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link EuclideanDistance} as {@code euclidean}. */
public final class EuclideanFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public EuclideanFactory() {}

    @Override
    public String id() {
        return "euclidean";
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
        return "straight-line distance of z′ from x′ (the reference's tabular distance)";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new EuclideanDistance();
    }
}
