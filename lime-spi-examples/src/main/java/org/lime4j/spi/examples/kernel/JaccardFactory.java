package org.lime4j.spi.examples.kernel;

import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link JaccardDistance} as {@code jaccard}. */
public final class JaccardFactory implements DistanceFactory<NoOptions> {
    /** For the service loader. */
    public JaccardFactory() {}

    @Override
    public String id() {
        return "jaccard";
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
        return "one minus the share of the features present in either that are present in both";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return new JaccardDistance();
    }
}
