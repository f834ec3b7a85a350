package org.lime4j.tabular.discretize;

import java.util.List;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.ComponentKinds;

/** Adds the kind {@code discretizer}. */
public final class TabularKinds implements ComponentKinds {
    /** For the service loader. */
    public TabularKinds() {}

    @Override
    public List<ComponentKind<?>> kinds() {
        return List.of(new ComponentKind<>("discretizer", DiscretizerFactory.class));
    }
}
