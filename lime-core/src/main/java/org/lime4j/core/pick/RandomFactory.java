package org.lime4j.core.pick;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link RandomPicker} as {@code random}. */
public final class RandomFactory implements PickerFactory<NoOptions> {
    /** For the service loader. */
    public RandomFactory() {}

    @Override
    public String id() {
        return "random";
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
        return "instances at random, the baseline of SP-LIME (RP)";
    }

    @Override
    public Picker create(NoOptions options, CreationContext context) {
        return new RandomPicker();
    }
}
