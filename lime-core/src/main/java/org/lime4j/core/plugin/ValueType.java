package org.lime4j.core.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What kind of value an option has; made from the type of a record component. */
sealed interface ValueType {
    /** What to write, as the end of "must be …". */
    String wanted();

    /** {@code boolean}. */
    record Truth() implements ValueType {
        @Override
        public String wanted() {
            return "true or false";
        }
    }

    /** {@code int} and {@code long}. */
    record Whole(boolean isInt) implements ValueType {
        @Override
        public String wanted() {
            return "a whole number";
        }
    }

    /** {@code double}. */
    record Decimal() implements ValueType {
        @Override
        public String wanted() {
            return "a number";
        }
    }

    /** {@code String}. */
    record Text() implements ValueType {
        @Override
        public String wanted() {
            return "a text";
        }
    }

    /** {@code Path}. */
    record File() implements ValueType {
        @Override
        public String wanted() {
            return "a path";
        }
    }

    /** {@code Duration}. */
    record Time() implements ValueType {
        @Override
        public String wanted() {
            return "a time with its unit, such as '30 s' or '5 min'";
        }
    }

    /** An enum; its constants by their names in configurations. */
    record Choice(Map<String, Object> constants) implements ValueType {
        @Override
        public String wanted() {
            return "one of " + String.join(", ", constants.keySet());
        }
    }

    /** A {@code ComponentRef}; of any stage if the factory type is empty. */
    record Plugin(Optional<Class<?>> factoryType) implements ValueType {
        @Override
        public String wanted() {
            return "the name of a " + kind() + ", or { type = name, option = … }";
        }

        String kind() {
            return factoryType.map(type -> CoreKinds.nameOf(type) + " plugin").orElse("plugin");
        }
    }

    /** Another record of options. */
    record Nested(OptionSchema schema) implements ValueType {
        @Override
        public String wanted() {
            return "a block { " + String.join(", ", schema.names()) + " }";
        }
    }

    /** {@code Optional…}; {@code raw} is which of them. */
    record Maybe(ValueType inner, Class<?> raw) implements ValueType {
        static final String AUTO = "auto";
        static final String NONE = "none";

        /** Whether this word stands for "nothing"; a text may be called anything, so it has no such word. */
        boolean empties(String word) {
            return (word.equalsIgnoreCase(AUTO) || word.equalsIgnoreCase(NONE))
                    && !(inner instanceof Text || inner instanceof File
                            || inner instanceof Choice choice && choice.constants().containsKey(word.toLowerCase(Locale.ROOT)));
        }

        @Override
        public String wanted() {
            return inner.wanted();
        }
    }

    /** {@code List}. */
    record Many(ValueType element) implements ValueType {
        @Override
        public String wanted() {
            return "a list [ … ], each element " + element.wanted();
        }
    }

    /** {@code Map} by name. */
    record Named(ValueType element) implements ValueType {
        @Override
        public String wanted() {
            return "a block { name = … }, each value " + element.wanted();
        }
    }

    /**
     * Reads a type.
     *
     * @param outer records that this type stands in
     * @throws IllegalArgumentException if an option cannot have this type
     */
    static ValueType of(Type type, Set<Class<?>> outer) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return new Maybe(of(arguments[0], outer), raw);
            }
            if (raw == List.class) {
                return new Many(of(arguments[0], outer));
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return new Named(of(arguments[1], outer));
            }
            if (raw == ComponentRef.class) {
                return new Plugin(factoryType(arguments[0]));
            }
        } else if (type instanceof Class<?> plain) {
            return of(plain, outer);
        }
        throw unsupported(type);
    }

    private static ValueType of(Class<?> type, Set<Class<?>> outer) {
        if (type == boolean.class || type == Boolean.class) {
            return new Truth();
        } else if (type == int.class || type == Integer.class) {
            return new Whole(true);
        } else if (type == long.class || type == Long.class) {
            return new Whole(false);
        } else if (type == double.class || type == Double.class) {
            return new Decimal();
        } else if (type == String.class) {
            return new Text();
        } else if (type == Path.class) {
            return new File();
        } else if (type == Duration.class) {
            return new Time();
        } else if (type == OptionalInt.class) {
            return new Maybe(new Whole(true), type);
        } else if (type == OptionalLong.class) {
            return new Maybe(new Whole(false), type);
        } else if (type == OptionalDouble.class) {
            return new Maybe(new Decimal(), type);
        } else if (type == ComponentRef.class) {
            return new Plugin(Optional.empty());
        } else if (type.isEnum()) {
            Map<String, Object> constants = new LinkedHashMap<>();
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> constants.put(Spelling.kebab(((Enum<?>) constant).name()), constant));
            return new Choice(constants);
        } else if (type.isRecord()) {
            return new Nested(OptionSchema.of(type.asSubclass(Record.class), outer));
        }
        throw unsupported(type);
    }

    private static Optional<Class<?>> factoryType(Type type) {
        if (type instanceof WildcardType wildcard) {
            return factoryType(wildcard.getUpperBounds()[0]);
        }
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> stage && stage != ComponentFactory.class && stage != Object.class
                ? Optional.of(stage)
                : Optional.empty();
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("type " + type.getTypeName() + " is none that an option can have: use boolean, "
                + "int, long, double, String, Path, Duration, an enum, OptionalInt, OptionalLong, OptionalDouble, Optional, "
                + "ComponentRef, a record of options, or a List or a Map<String, …> of these");
    }
}
