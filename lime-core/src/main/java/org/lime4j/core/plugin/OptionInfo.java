package org.lime4j.core.plugin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One option of a plugin, as people who write configurations want to know it.
 *
 * @param name in kebab case
 * @param type what to write: {@code a whole number}
 * @param required whether it has no default
 * @param defaultValue what holds when nothing is said; "" if required
 * @param range of its numbers: {@code at least 1}; "" if there is no limit
 * @param allowed the values of an option that is a choice, else empty
 * @param doc what it does
 * @param nested the options inside it, if it is a block or a list or map of blocks
 */
public record OptionInfo(
        String name,
        String type,
        boolean required,
        String defaultValue,
        String range,
        List<String> allowed,
        String doc,
        Optional<OptionSchema> nested) {
    /**
     * Copies the allowed values.
     *
     * @param name in kebab case
     * @param type what to write: {@code a whole number}
     * @param required whether it has no default
     * @param defaultValue what holds when nothing is said; "" if required
     * @param range of its numbers: {@code at least 1}; "" if there is no limit
     * @param allowed the values of an option that is a choice, else empty
     * @param doc what it does
     * @param nested the options inside it
     */
    public OptionInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(range, "range");
        allowed = List.copyOf(allowed);
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(nested, "nested");
    }

    /**
     * {@return the type, the range and the default on one line: {@code a number, or auto; greater than 0; default auto}}
     */
    public String signature() {
        return type + (range.isEmpty() ? "" : "; " + range) + (required ? "; required" : "; default " + defaultValue);
    }
}
