package org.lime4j.core.golden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A value of a recorded file. */
public final class GoldenValue {
    private final @Nullable Object value;

    private GoldenValue(@Nullable Object value) {
        this.value = value;
    }

    /** Reads a file. */
    public static GoldenValue read(Path file) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
            parser.nextToken();
            return new GoldenValue(parse(parser));
        }
    }

    private static @Nullable Object parse(JsonParser parser) {
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, parse(parser));
                }
                return map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(parse(parser));
                }
                return list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return Double.parseDouble(parser.getString());
            }
            case VALUE_STRING -> {
                return parser.getString();
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return token == JsonToken.VALUE_TRUE;
            }
        }
    }

    /** Whether this object has a field that is not null. */
    public boolean has(String name) {
        return object().get(name) != null;
    }

    /** A field. */
    public GoldenValue get(String name) {
        if (!object().containsKey(name)) {
            throw new IllegalArgumentException("no field '" + name + "' among " + object().keySet());
        }
        return new GoldenValue(object().get(name));
    }

    /** An entry of an array. */
    public GoldenValue at(int index) {
        return list().get(index);
    }

    /** The entries of an array. */
    public List<GoldenValue> list() {
        return ((List<?>) value).stream().map(GoldenValue::new).toList();
    }

    /** The names of an object's fields, in the order of the file. */
    public List<String> names() {
        return List.copyOf(object().keySet());
    }

    /** Whether this is null. */
    public boolean isNull() {
        return value == null;
    }

    /** A number. */
    public double number() {
        return (Double) value;
    }

    /** A whole number. */
    public int integer() {
        double number = number();
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException(number + " is not whole");
        }
        return (int) number;
    }

    /** A text. */
    public String text() {
        return (String) value;
    }

    /** An array of numbers. */
    public double[] numbers() {
        return ((List<?>) value).stream().mapToDouble(entry -> (Double) entry).toArray();
    }

    /** An array of whole numbers. */
    public int[] integers() {
        return list().stream().mapToInt(GoldenValue::integer).toArray();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object() {
        return (Map<String, Object>) value;
    }
}
