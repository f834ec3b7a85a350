package org.lime4j.core.plugin;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The options of a plugin, read from its options record; immutable. */
public final class OptionSchema {
    private final Class<? extends Record> recordType;
    private final Map<String, Entry> entries;

    private OptionSchema(Class<? extends Record> recordType, Map<String, Entry> entries) {
        this.recordType = recordType;
        this.entries = entries;
    }

    /**
     * Reads a record whose components bear {@link Option}.
     *
     * @param recordType the record
     * @return the schema of its options
     * @throws IllegalArgumentException if a component bears no {@code @Option}, has a type that options cannot have, or
     *     a default that does not fit its own type and range; the message says which
     */
    public static OptionSchema of(Class<? extends Record> recordType) {
        return of(recordType, Set.of());
    }

    static OptionSchema of(Class<? extends Record> recordType, Set<Class<?>> outer) {
        if (outer.contains(recordType)) {
            throw new IllegalArgumentException("options record " + recordType.getName() + " contains itself");
        }
        RecordComponent[] components = recordType.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("options type " + recordType.getName() + " is no record");
        }
        Set<Class<?>> inner = new LinkedHashSet<>(outer);
        inner.add(recordType);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            Entry entry = Entry.of(recordType, component, inner);
            entries.put(entry.info().name(), entry);
        }
        return new OptionSchema(recordType, entries);
    }

    /** {@return the record that the options are bound to} */
    public Class<? extends Record> recordType() {
        return recordType;
    }

    /** {@return the options, in the order of the record} */
    public List<OptionInfo> options() {
        return entries.values().stream().map(Entry::info).toList();
    }

    /**
     * {@return the option of this name}
     *
     * @param name in kebab case
     */
    public Optional<OptionInfo> option(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::info);
    }

    /** Whether settings may be left out altogether. */
    boolean hasDefaults() {
        return entries.values().stream().noneMatch(entry -> entry.info().required());
    }

    Map<String, Entry> entries() {
        return entries;
    }

    Set<String> names() {
        return new TreeSet<>(entries.keySet());
    }

    /** Two lines an option: name with type, range and default, and below it what the option does. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        render("", lines);
        return String.join("\n", lines);
    }

    private void render(String indent, List<String> lines) {
        for (Entry entry : entries.values()) {
            lines.add(indent + entry.info().name() + ": " + entry.info().signature());
            lines.add(indent + "    " + entry.info().doc());
            entry.info().nested().ifPresent(schema -> schema.render(indent + "    ", lines));
        }
    }

    /** One component of the record. */
    record Entry(RecordComponent component, ValueType type, Range range, Option option, OptionInfo info) {
        static Entry of(Class<?> recordType, RecordComponent component, Set<Class<?>> outer) {
            String where = "component '" + component.getName() + "' of options record " + recordType.getName();
            Option option = component.getAnnotation(Option.class);
            if (option == null) {
                throw new IllegalArgumentException(where + " bears no @Option");
            }
            ValueType type;
            try {
                type = ValueType.of(component.getGenericType(), outer);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
            String name = Spelling.kebab(component.getName());
            boolean required = option.value().isEmpty() && !empties(type);
            Range range = Range.of(option);
            OptionInfo info = new OptionInfo(name, typeText(option, type), required, defaultText(option, type, required),
                    range.toString(), choices(type), option.doc(), nested(type));
            Entry entry = new Entry(component, type, range, option, info);
            if (!required) {
                List<Problem> problems = new ArrayList<>();
                OptionBinder.withoutPlugins().defaultOf(entry, name, problems);
                if (!problems.isEmpty()) {
                    throw new IllegalArgumentException(where + " has a default that does not fit: " + problems.get(0).message());
                }
            }
            return entry;
        }

        private static boolean empties(ValueType type) {
            return type instanceof ValueType.Maybe || type instanceof ValueType.Many || type instanceof ValueType.Named
                    || type instanceof ValueType.Nested nested && nested.schema().hasDefaults();
        }

        private static String defaultText(Option option, ValueType type, boolean required) {
            if (required || !option.value().isEmpty()) {
                return option.value();
            }
            if (type instanceof ValueType.Maybe) {
                return emptyWord(option);
            }
            return type instanceof ValueType.Many ? "[]" : "{}";
        }

        private static String typeText(Option option, ValueType type) {
            String word = emptyWord(option);
            return type instanceof ValueType.Maybe maybe && maybe.empties(word)
                    ? type.wanted() + ", or " + word
                    : type.wanted();
        }

        private static String emptyWord(Option option) {
            return option.value().equals(ValueType.Maybe.AUTO) ? ValueType.Maybe.AUTO : ValueType.Maybe.NONE;
        }

        /** What an optional value that is empty is called: auto, where the plugin finds one itself, or none. */
        String emptyWord() {
            return emptyWord(option);
        }

        private static List<String> choices(ValueType type) {
            if (type instanceof ValueType.Choice choice) {
                return List.copyOf(choice.constants().keySet());
            } else if (type instanceof ValueType.Maybe maybe) {
                return choices(maybe.inner());
            } else if (type instanceof ValueType.Many many) {
                return choices(many.element());
            } else if (type instanceof ValueType.Named named) {
                return choices(named.element());
            }
            return List.of();
        }

        private static Optional<OptionSchema> nested(ValueType type) {
            if (type instanceof ValueType.Nested nested) {
                return Optional.of(nested.schema());
            } else if (type instanceof ValueType.Maybe maybe) {
                return nested(maybe.inner());
            } else if (type instanceof ValueType.Many many) {
                return nested(many.element());
            } else if (type instanceof ValueType.Named named) {
                return nested(named.element());
            }
            return Optional.empty();
        }
    }
}
