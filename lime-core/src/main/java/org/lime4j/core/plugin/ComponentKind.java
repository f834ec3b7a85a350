package org.lime4j.core.plugin;

import java.util.Objects;

/**
 * A kind of plugin: its name in messages and configurations, and the factory type that ServiceLoader looks for.
 *
 * @param <F> the factory type
 * @param name in kebab case: {@code sampler}
 * @param factoryType the service
 */
public record ComponentKind<F extends ComponentFactory<?, ?>>(String name, Class<F> factoryType) {
    /**
     * Checks that nothing is missing.
     *
     * @param name in kebab case: {@code sampler}
     * @param factoryType the service
     */
    public ComponentKind {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(factoryType, "factoryType");
    }
}
