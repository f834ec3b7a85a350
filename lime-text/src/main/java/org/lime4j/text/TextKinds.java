package org.lime4j.text;

import java.util.List;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.ComponentKinds;

/** Tells the registry of {@code tokenizer}. */
public final class TextKinds implements ComponentKinds {
    /** For the service loader. */
    public TextKinds() {}

    @Override
    public List<ComponentKind<?>> kinds() {
        return List.of(new ComponentKind<>("tokenizer", TokenizerFactory.class));
    }
}
