package org.lime4j.core.plugin;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plugin that was found.
 *
 * @param kind of plugin: {@code kernel}
 * @param id its name in configurations
 * @param aliases its other names, sorted
 * @param description one sentence for people who choose
 * @param schema of its options
 * @param place where it came from: {@code cubic.jar (com.example.CubicFactory)}
 */
public record PluginInfo(
        String kind, String id, Set<String> aliases, String description, OptionSchema schema, String place) {
    /**
     * Copies the aliases.
     *
     * @param kind of plugin: {@code kernel}
     * @param id its name in configurations
     * @param aliases its other names, sorted
     * @param description one sentence for people who choose
     * @param schema of its options
     * @param place where it came from
     */
    public PluginInfo {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        aliases = Collections.unmodifiableSet(new TreeSet<>(aliases));
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(place, "place");
    }
}
