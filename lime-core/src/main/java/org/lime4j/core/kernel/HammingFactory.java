package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link HammingDistance} as {@code hamming}. */
public final class HammingFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public HammingFactory() {}

    @Override
    public String id() {
        return "hamming";
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
        return "share of the features in which z′ differs from x′";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new HammingDistance();
    }
}
