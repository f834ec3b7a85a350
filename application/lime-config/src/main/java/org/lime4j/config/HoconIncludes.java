package org.lime4j.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Problem;

/**
 * The text of a file and of all that it includes. HOCON itself would skip an include that is not there; here that is a
 * problem, because a misspelt name would silently give another pipeline. Used once.
 */
final class HoconIncludes {
    private static final Pattern INCLUDE = Pattern.compile(
            "(?:^|[{,])\\s*include\\s+(?:required\\s*\\(\\s*)?\"([^\"]+)\"");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final List<String> ENDINGS = List.of("", ".conf", ".json", ".properties");

    private final Function<Path, String> nameOf;
    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final Deque<Path> trail = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();

    private HoconIncludes(Function<Path, String> nameOf) {
        this.nameOf = nameOf;
    }

    /**
     * Reads them.
     *
     * @param nameOf a file's name in messages
     * @return file, absolute and normalised → its text
     * @throws LimeException {@link ErrorId#IO} if a file cannot be read, {@link ErrorId#BAD_CONFIGURATION} with every
     *     include that leads nowhere or round in a circle, and every file that is no text
     */
    static Map<Path, String> read(Path file, Function<Path, String> nameOf) {
        HoconIncludes includes = new HoconIncludes(nameOf);
        includes.add(file.toAbsolutePath().normalize());
        if (!includes.problems.isEmpty()) {
            throw Problem.exception(ErrorId.BAD_CONFIGURATION, includes.problems);
        }
        return includes.texts;
    }

    private void add(Path file) {
        String text = text(file);
        texts.put(file, text);
        trail.addLast(file);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher include = INCLUDE.matcher(withoutComment(lines[i]));
            while (include.find()) {
                include(file, i + 1, include.group(1));
            }
        }
        trail.removeLast();
    }

    private void include(Path file, int line, String name) {
        if (URL.matcher(name).matches() && !Path.of(name).isAbsolute()) {
            return;
        }
        Path beside = file.resolveSibling(name);
        List<Path> found = Stream.of(ENDINGS).flatMap(List::stream)
                .map(ending -> Path.of(beside + ending).normalize())
                .filter(Files::isRegularFile)
                .toList();
        String origin = nameOf.apply(file) + ":" + line;
        if (found.isEmpty()) {
            problems.add(new Problem(origin, "include \"" + name + "\" leads nowhere: there is no file "
                    + beside.normalize() + "; names are relative to the folder of the file that includes"));
        }
        for (Path included : found) {
            if (trail.contains(included)) {
                problems.add(new Problem(origin, "include \"" + name + "\" leads round in a circle, "
                        + Stream.concat(trail.stream().dropWhile(step -> !step.equals(included)), Stream.of(included))
                                .map(nameOf)
                                .collect(Collectors.joining(" → "))
                        + ": take one of these includes out"));
            } else if (!texts.containsKey(included)) {
                add(included);
            }
        }
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '#' || line.startsWith("//", i))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, "configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
        Optional<String> text = decoded(bytes);
        if (text.isEmpty()) {
            problems.add(new Problem(nameOf.apply(file),
                    "is no text in UTF-8: save it in UTF-8, or name the pipeline file if this is another"));
        }
        return text.orElse("");
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
