package org.lime4j.core.plugin;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A tree of settings, from code or from a configuration file; immutable.
 *
 * @param value a Boolean, a Number, a String, a {@code List<Setting>} or a {@code Map<String, Setting>} in the order
 *     written
 * @param origin where it was written, {@code pipeline.conf:3}; "" for settings from code
 */
public record Setting(Object value, String origin) {
    /** The key that names the plugin among the settings of a component. */
    static final String TYPE = "type";

    /**
     * Copies the value, whose parts must be settings.
     *
     * @param value a Boolean, a Number, a String, a {@code List<Setting>} or a {@code Map<String, Setting>}
     * @param origin where it was written, {@code pipeline.conf:3}; "" for settings from code
     * @throws IllegalArgumentException if the value, or a part of it, is of another type
     */
    public Setting {
        Objects.requireNonNull(origin, "origin");
        if (value instanceof List<?> list) {
            List<Setting> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(part(element)));
            value = Collections.unmodifiableList(copy);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Setting> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put((String) key, part(element)));
            value = Collections.unmodifiableMap(copy);
        } else if (!(value instanceof Boolean || value instanceof Number || value instanceof String)) {
            throw new IllegalArgumentException("value is of type " + (value == null ? "null" : value.getClass().getName())
                    + "; a setting is a Boolean, a Number, a String, a List or a Map");
        }
    }

    private static Setting part(Object element) {
        if (element instanceof Setting setting) {
            return setting;
        }
        throw new IllegalArgumentException("value holds " + element + "; a list or map of settings holds settings");
    }

    /**
     * {@return settings from code}
     *
     * @param plain a Boolean, Number, String, enum constant, Path, Duration, {@link ComponentRef}, Setting, or a List,
     *     or a Map by String, of these
     * @throws IllegalArgumentException if it is anything else
     */
    public static Setting of(Object plain) {
        if (plain instanceof Setting setting) {
            return setting;
        }
        if (plain instanceof ComponentRef<?> ref) {
            Map<String, Setting> parts = new LinkedHashMap<>();
            parts.put(TYPE, new Setting(ref.id(), ""));
            ref.options().forEach((key, element) -> parts.put(key, of(element)));
            return new Setting(parts, "");
        }
        if (plain instanceof Enum<?> constant) {
            return new Setting(Spelling.kebab(constant.name()), "");
        }
        if (plain instanceof Duration time) {
            return new Setting(time(time), "");
        }
        if (plain instanceof Path) {
            return new Setting(plain.toString(), "");
        }
        if (plain instanceof List<?> list) {
            return new Setting(list.stream().map(Setting::of).toList(), "");
        }
        if (plain instanceof Map<?, ?> map) {
            Map<String, Setting> parts = new LinkedHashMap<>();
            map.forEach((key, element) -> {
                if (!(key instanceof String name)) {
                    throw new IllegalArgumentException("the key " + key + " is not a String");
                }
                parts.put(name, of(element));
            });
            return new Setting(parts, "");
        }
        return new Setting(plain, "");
    }

    /** {@return the same values without origins: Boolean, Number, String, and List and Map of these} */
    public Object plain() {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> ((Setting) element).plain()).toList();
        }
        if (value instanceof Map<?, ?>) {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries().forEach((key, element) -> plain.put(key, element.plain()));
            return Collections.unmodifiableMap(plain);
        }
        return value;
    }

    /**
     * {@return the settings inside this one, by name}
     *
     * @throws IllegalStateException if this is no map
     */
    @SuppressWarnings("unchecked")
    public Map<String, Setting> entries() {
        if (value instanceof Map<?, ?>) {
            return (Map<String, Setting>) value;
        }
        throw new IllegalStateException(this + " is no map of settings");
    }

    /** The value as one would write it. */
    @Override
    public String toString() {
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?>) {
            return entries().entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue())
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return value.toString();
    }

    /** A time as one would write it, {@code 90 s}; as ISO 8601 has it where it is no whole number of milliseconds. */
    private static String time(Duration time) {
        if (time.isNegative() || time.getNano() % 1_000_000 != 0) {
            return time.toString();
        }
        if (time.getNano() != 0) {
            return time.toMillis() + " ms";
        }
        long seconds = time.toSeconds();
        return seconds == 0 || seconds % 60 != 0 ? seconds + " s" : seconds / 60 + " min";
    }

    /** A number without a fraction that says nothing: {@code 3}, not {@code 3.0}. */
    static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double d = number.doubleValue();
            if (d == Math.rint(d) && Math.abs(d) < 1e15) {
                return Long.toString((long) d);
            }
        }
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }
}
