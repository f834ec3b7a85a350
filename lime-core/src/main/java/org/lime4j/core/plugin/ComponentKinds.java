package org.lime4j.core.plugin;

import java.util.List;

/**
 * Tells the registry of further kinds of plugins, such as a modality's tokenizers. A service itself: the module that
 * declares a kind {@code uses} its factory type and {@code provides} an implementation of this interface.
 */
public interface ComponentKinds {
    /** {@return the kinds this module adds} */
    List<ComponentKind<?>> kinds();
}
