package org.lime4j.core.composite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * An instance of several parts that one model reads together: a text and a row, say. Immutable.
 */
public final class Composite {
    private final List<String> names;
    private final Object[] parts;

    private Composite(List<String> names, Object[] parts) {
        this.names = names;
        this.parts = parts;
    }

    /**
     * {@return an instance from its parts}
     *
     * @param parts block name → instance of that block, in the order of the representation's blocks; not empty
     */
    public static Composite of(Map<String, ?> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts is empty: a composite has at least one block");
        }
        Map<String, Object> ordered = new LinkedHashMap<>(parts);
        ordered.forEach((name, part) -> {
            if (part == null) {
                throw new IllegalArgumentException("part '" + name + "' is null");
            }
        });
        return new Composite(List.copyOf(ordered.keySet()), ordered.values().toArray());
    }

    /**
     * {@return an instance of two parts}
     *
     * @param firstName block of the first part
     * @param first the first part, an instance of that block
     * @param secondName block of the second part, another than the first
     * @param second the second part, an instance of that block
     */
    public static Composite of(String firstName, Object first, String secondName, Object second) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(firstName, first);
        parts.put(secondName, second);
        return of(parts);
    }

    /** Names that a caller has checked, with parts that are not copied. */
    static Composite trusted(List<String> names, Object[] parts) {
        return new Composite(names, parts);
    }

    /** {@return the names of the blocks, in order} */
    public List<String> names() {
        return names;
    }

    /**
     * {@return whether there is a block of this name}
     *
     * @param name of a block
     */
    public boolean has(String name) {
        return names.contains(name);
    }

    /**
     * {@return the part in a block}
     *
     * @param <T> the type of the part
     * @param name of a block
     * @param type class that the part must be of
     * @throws NoSuchElementException if there is no such block
     * @throws ClassCastException if the part is of another type
     */
    public <T> T get(String name, Class<T> type) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new NoSuchElementException("no block is called '" + name + "'; there are " + names);
        }
        return type.cast(parts[index]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Composite that && names.equals(that.names) && java.util.Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + java.util.Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        return "Composite" + names;
    }
}
