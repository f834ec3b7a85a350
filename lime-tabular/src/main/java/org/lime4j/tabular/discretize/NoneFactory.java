package org.lime4j.tabular.discretize;

import java.util.Optional;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides, as {@code none}, a discretizer that leaves every column continuous. */
public final class NoneFactory implements DiscretizerFactory<NoOptions> {
    /** For the service loader. */
    public NoneFactory() {}

    @Override
    public String id() {
        return "none";
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
        return "leaves every numeric column continuous";
    }

    @Override
    public Discretizer create(NoOptions options, CreationContext context) {
        return (column, statistics) -> Optional.empty();
    }
}
