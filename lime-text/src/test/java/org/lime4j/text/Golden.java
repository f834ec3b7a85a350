package org.lime4j.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lime4j.core.plugin.ComponentRef;

/**
 * Reads recorded cases: objects become maps, arrays lists, numbers doubles. The system property {@code lime.golden} names
 * another folder of cases of the same kinds, where a kind may be missing.
 */
final class Golden {
    private static final Path ROOT = root();

    private final String json;
    private int at;

    private Golden(String json) {
        this.json = json;
    }

    private static Path root() {
        String replaced = System.getProperty("lime.golden", "");
        return Path.of(replaced.isBlank() ? "src/test/resources/golden" : replaced);
    }

    static List<Path> files(String kind) {
        Path folder = ROOT.resolve(kind);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> read(Path file) {
        try {
            return (Map<String, Object>) new Golden(Files.readString(file)).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The representation under the preset {@code reference} for options of the reference's explainer; absent ones are its defaults. */
    static ComponentRef<?> representation(Map<String, Object> options) {
        ComponentRef<?> text = ComponentRef.of("text");
        String expression = (String) options.get("split_expression");
        if (Boolean.TRUE.equals(options.get("char_level"))) {
            text = text.with("tokenizer", ComponentRef.of("characters").with("reference", true)).with("mask", "\0");
        } else if (expression != null && !expression.equals("\\W+")) {
            text = text.with("tokenizer", ComponentRef.of("regex")
                    .with("pattern", expression).with("matches", "separators").with("reference", true));
        }
        if (Boolean.FALSE.equals(options.get("bow"))) {
            text = text.with("unit", "occurrences").with("removal", "mask");
        }
        return options.get("mask_string") == null ? text : text.with("mask", options.get("mask_string"));
    }

    private Object value() {
        switch (next()) {
            case '{' -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (next() != '}') {
                    at--;
                    String key = (String) value();
                    expect(':');
                    object.put(key, value());
                    if (next() != ',') {
                        at--;
                    }
                }
                return object;
            }
            case '[' -> {
                List<Object> array = new ArrayList<>();
                while (next() != ']') {
                    at--;
                    array.add(value());
                    if (next() != ',') {
                        at--;
                    }
                }
                return array;
            }
            case '"' -> {
                return string();
            }
            case 't' -> {
                at += 3;
                return true;
            }
            case 'f' -> {
                at += 4;
                return false;
            }
            case 'n' -> {
                at += 3;
                return null;
            }
            default -> {
                int from = --at;
                while (at < json.length() && "+-.0123456789eE".indexOf(json.charAt(at)) >= 0) {
                    at++;
                }
                return Double.valueOf(json.substring(from, at));
            }
        }
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (char c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = json.charAt(at++);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json, at, at + 4, 16));
                    at += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    private char next() {
        while (Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return json.charAt(at++);
    }

    private void expect(char wanted) {
        char found = next();
        if (found != wanted) {
            throw new IllegalStateException("expected " + wanted + " but found " + found + " at " + (at - 1));
        }
    }
}
