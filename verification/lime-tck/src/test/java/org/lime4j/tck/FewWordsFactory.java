package org.lime4j.tck;

import java.util.List;
import java.util.function.Supplier;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;

/** A preset that keeps every rule, or a wrong one instead. */
public final class FewWordsFactory extends PlainFactory<Preset> implements PresetFactory<NoOptions> {
    public FewWordsFactory() {
        this(() -> () -> List.of(text()));
    }

    FewWordsFactory(Supplier<? extends Preset> preset) {
        super("few-words", preset);
    }

    static PresetChoices text() {
        return PresetChoices.of(ComponentRef.of("text"))
                .withSampler(ComponentRef.of("uniform-removal"))
                .withSurrogate(ComponentRef.of("lasso"))
                .withSamples(500);
    }
}
