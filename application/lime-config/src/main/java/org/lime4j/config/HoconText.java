package org.lime4j.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes settings as HOCON that reads back as the same settings. Settings are Boolean, Number, String, and List and Map of
 * these, as {@link org.lime4j.core.plugin.Setting#plain()} gives them.
 */
public final class HoconText {
    /** What means itself without quotes, whatever stands around it. */
    private static final Pattern BARE = Pattern.compile("(?!true|false|null|include)\\p{L}[\\p{L}\\p{N}_-]*");

    private static final int LONGEST_PLAIN_NUMBER = 16;

    private HoconText() {}

    /**
     * {@return a file: each key on a line of its own, in the order of the map, blocks indented}
     *
     * @param settings of the whole file
     */
    public static String file(Map<String, ?> settings) {
        StringBuilder text = new StringBuilder();
        entries(settings, "", text);
        return text.toString();
    }

    /**
     * {@return the settings on one line: <code>{ type = lasso, features = 4 }</code>} A block with {@code type} alone is that name
     * alone, as a plugin without options may be written.
     *
     * @param setting a value, or a list or map of values
     */
    public static String inline(Object setting) {
        if (setting instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.containsKey("type")) {
                return inline(map.values().iterator().next());
            }
            return map.isEmpty() ? "{}" : map.entrySet().stream()
                    .map(entry -> string((String) entry.getKey()) + " = " + inline(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return setting instanceof List<?> list
                ? list.stream().map(HoconText::inline).collect(Collectors.joining(", ", "[", "]"))
                : scalar(setting);
    }

    private static void entries(Map<?, ?> settings, String indent, StringBuilder text) {
        settings.forEach((key, value) -> {
            text.append(indent).append(string((String) key));
            value(value, " = ", indent, text);
            text.append('\n');
        });
    }

    /** A map on several lines: readers keep the order of lines, but not of what stands on one. */
    private static void value(Object value, String assignment, String indent, StringBuilder text) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append(assignment.isEmpty() ? "{\n" : " {\n");
            entries(map, indent + "  ", text);
            text.append(indent).append('}');
        } else if (value instanceof List<?> list && list.stream().anyMatch(element -> element instanceof Map || element instanceof List)) {
            text.append(assignment).append("[\n");
            for (Object element : list) {
                text.append(indent).append("  ");
                value(element, "", indent + "  ", text);
                text.append('\n');
            }
            text.append(indent).append(']');
        } else {
            text.append(assignment).append(value instanceof Map ? "{}" : inline(value));
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Double || value instanceof Float) {
            String plain = new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
            return plain.length() <= LONGEST_PLAIN_NUMBER ? plain : value.toString();
        }
        return value instanceof String text ? string(text) : value.toString();
    }

    private static String string(String text) {
        if (BARE.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
