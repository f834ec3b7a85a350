package org.lime4j.core.kernel;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link CosineDistance} as {@code cosine}. */
public final class CosineFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public CosineFactory() {}

    @Override
    public String id() {
        return "cosine";
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
        return "one minus the cosine between z′ and x′ (the reference's text and image distance)";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new CosineDistance();
    }
}
