package org.lime4j.spi.examples.preset;

import java.util.List;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/**
 * Provides the preset {@code quick-look}: five features from few samples, for models so slow that the usual number is too
 * many for a first look.
 */
public final class QuickLookFactory implements PresetFactory<NoOptions> {
    private static final ComponentRef<SurrogateFactory<?>> SURROGATE =
            ComponentRef.<SurrogateFactory<?>>of("ridge").with("selection", "highest-weights").with("features", 5);

    private static final List<PresetChoices> CHOICES = List.of(
            PresetChoices.of(ComponentRef.of("tabular")).withSurrogate(SURROGATE).withSamples(500),
            PresetChoices.of(ComponentRef.of("text")).withSurrogate(SURROGATE).withSamples(300),
            PresetChoices.of(ComponentRef.of("image")).withSurrogate(SURROGATE).withSamples(150));

    /** For the service loader. */
    public QuickLookFactory() {}

    @Override
    public String id() {
        return "quick-look";
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
        return "five features from few samples, for a first look at a slow model";
    }

    @Override
    public Preset create(NoOptions options, CreationContext context) {
        return () -> CHOICES;
    }
}
