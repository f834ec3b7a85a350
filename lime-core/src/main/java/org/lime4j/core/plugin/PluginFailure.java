package org.lime4j.core.plugin;

import java.util.Objects;

/**
 * A plugin that cannot be used.
 *
 * @param kind of plugin: {@code kernel}; "" if not even that could be found out
 * @param place the jar or module, and the class if it is known: {@code cubic.jar (com.example.CubicFactory)}
 * @param reason what went wrong and, where it helps, what to do
 */
public record PluginFailure(String kind, String place, String reason) {
    /**
     * Checks that nothing is missing.
     *
     * @param kind of plugin: {@code kernel}; "" if not even that could be found out
     * @param place the jar or module, and the class if it is known
     * @param reason what went wrong and, where it helps, what to do
     */
    public PluginFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reason, "reason");
    }

    /** {@code place: reason}. */
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
