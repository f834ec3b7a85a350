package org.lime4j.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lime4j.core.render.ExplanationRenderer;

/** What the name of a file says of what is in it, and the other way round. */
final class OutputFormat {
    /** Ending of a file name → id of a renderer. */
    private static final Map<String, String> RENDERERS = new LinkedHashMap<>();

    static {
        RENDERERS.put("txt", "text");
        RENDERERS.put("html", "html");
        RENDERERS.put("htm", "html");
        RENDERERS.put("json", "json");
        RENDERERS.put("jsonl", "json");
        RENDERERS.put("csv", "csv");
        RENDERERS.put("md", "markdown");
        RENDERERS.put("svg", "svg");
        RENDERERS.put("png", "png");
    }

    private OutputFormat() {}

    /** The endings that choose a renderer. */
    static List<String> endings() {
        return RENDERERS.keySet().stream().map(ending -> "." + ending).toList();
    }

    /** What follows the last dot of a file's name, in small letters; "" for nothing. */
    static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The id of the renderer for an ending. */
    static Optional<String> renderer(String ending) {
        return Optional.ofNullable(RENDERERS.get(ending));
    }

    /** The ending for what a renderer writes. */
    static String ending(ExplanationRenderer renderer) {
        String type = type(renderer);
        return switch (type) {
            case "text/plain" -> "txt";
            case "text/markdown" -> "md";
            case "image/svg+xml" -> "svg";
            default -> type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9]+", "-");
        };
    }

    /** Whether what a renderer writes may follow another such text in one file. */
    static boolean canFollow(ExplanationRenderer renderer) {
        return switch (type(renderer)) {
            case "text/plain", "text/markdown", "text/csv", "application/json" -> true;
            default -> false;
        };
    }

    /** Whether a terminal can show what a renderer writes. */
    static boolean isText(ExplanationRenderer renderer) {
        String type = type(renderer);
        return type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml");
    }

    /** Of several instances: {@code out.html} becomes {@code out-3.html}. */
    static Path numbered(Path file, long index) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot <= 0 ? name + "-" + index : name.substring(0, dot) + "-" + index + name.substring(dot));
    }

    /** The media type without its parameters. */
    private static String type(ExplanationRenderer renderer) {
        return renderer.mediaType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
