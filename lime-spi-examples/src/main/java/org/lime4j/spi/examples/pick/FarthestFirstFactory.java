package org.lime4j.spi.examples.pick;

import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link FarthestFirstPicker} as {@code farthest-first}. */
public final class FarthestFirstFactory implements PickerFactory<NoOptions> {
    /** For the service loader. */
    public FarthestFirstFactory() {}

    @Override
    public String id() {
        return "farthest-first";
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
        return "the explanations that differ most from those picked before";
    }

    @Override
    public Picker create(NoOptions options, CreationContext context) {
        return new FarthestFirstPicker();
    }
}
