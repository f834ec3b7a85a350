package org.lime4j.core.plugin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component by id and options: what a configuration says, and what travels to workers elsewhere.
 *
 * @param <F> the stage's factory type
 * @param id of the plugin
 * @param options by kebab-case name; values are Boolean, Number, String, enum constants, other refs, and List and Map
 *     of these
 */
public record ComponentRef<F extends ComponentFactory<?, ?>>(String id, Map<String, Object> options) {
    /**
     * Copies the options.
     *
     * @param id of the plugin
     * @param options by kebab-case name
     */
    public ComponentRef {
        Objects.requireNonNull(id, "id");
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * {@return a plugin with its default options}
     *
     * @param <F> the stage's factory type
     * @param id or alias of the plugin
     */
    public static <F extends ComponentFactory<?, ?>> ComponentRef<F> of(String id) {
        return new ComponentRef<>(id, Map.of());
    }

    /**
     * {@return the same plugin with one more option set}
     *
     * @param option its kebab-case name
     * @param value in a form that {@link #options()} may have
     */
    public ComponentRef<F> with(String option, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new ComponentRef<>(id, more);
    }

    /**
     * {@return this ref with the options it leaves unsaid taken from a default, if that is the same plugin} So
     * {@code kernel { type = exponential, width = 0.3 }} keeps the distance that the representation prefers. The same
     * holds for plugins among the options.
     *
     * @param defaults of the same stage
     */
    public ComponentRef<F> inheriting(ComponentRef<?> defaults) {
        if (!id.equalsIgnoreCase(defaults.id())) {
            return this;
        }
        Map<String, Object> merged = new LinkedHashMap<>(defaults.options());
        options.forEach((option, value) -> merged.merge(option, value, ComponentRef::nested));
        return new ComponentRef<>(id, merged);
    }

    /** The value of an option beside its default: where both are plugins, and the same, with the default's options. */
    private static Object nested(Object byDefault, Object own) {
        ComponentRef<?> defaults = byDefault instanceof String ? null : ref(byDefault);
        ComponentRef<?> ref = defaults == null || defaults.options().isEmpty() ? null : ref(own);
        return ref == null ? own : ref.inheriting(defaults);
    }

    /** A plugin in any of the forms that an option may have; null for another value. */
    private static @Nullable ComponentRef<?> ref(Object value) {
        if (value instanceof ComponentRef<?> ref) {
            return ref;
        }
        if (value instanceof String name) {
            return of(name);
        }
        if (value instanceof Map<?, ?> map && map.get(Setting.TYPE) instanceof String name) {
            Map<String, Object> others = new LinkedHashMap<>();
            map.forEach((key, option) -> others.put((String) key, option));
            others.remove(Setting.TYPE);
            return new ComponentRef<>(name, others);
        }
        return null;
    }
}
