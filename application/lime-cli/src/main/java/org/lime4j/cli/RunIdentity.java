package org.lime4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lime4j.config.Pipeline;
import org.lime4j.core.engine.Version;

/** What makes the explanations of one run others than those of the next, as digests. */
final class RunIdentity {
    /** What changes no byte of an explanation: how to work, and what becomes of explanations. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("picker", "renderers", "threads", "batch-size", "preset", "request.deadline");

    private static final int DIGEST_BYTES = 16;

    private RunIdentity() {}

    /**
     * Digests of all settings in force, defaults included. A file that a setting names stands for what is in it, wherever it
     * lies; a folder for the names and sizes of its files.
     *
     * @return key, such as {@code model} or {@code request.seed}, → digest; {@code lime4j} → version
     */
    static Map<String, String> of(Pipeline<?> pipeline) {
        Map<String, String> run = new TreeMap<>();
        run.put("lime4j", Version.get());
        flat(pipeline.inForce()).forEach((key, value) -> {
            if (!WITHOUT_EFFECT.contains(key)) {
                MessageDigest digest = sha256();
                add(digest, value);
                run.put(key, hex(digest));
            }
        });
        return run;
    }

    /** The request is not one thing but several. */
    private static Map<String, Object> flat(Map<String, Object> settings) {
        Map<String, Object> flat = new LinkedHashMap<>(settings);
        if (flat.remove("request") instanceof Map<?, ?> request) {
            request.forEach((key, value) -> flat.put("request." + key, value));
        }
        return flat;
    }

    private static void add(MessageDigest digest, Object value) {
        if (value instanceof Map<?, ?> map) {
            add(digest, '{', map.size() + "");
            map.forEach((key, inner) -> {
                add(digest, 'k', String.valueOf(key));
                add(digest, inner);
            });
        } else if (value instanceof List<?> list) {
            add(digest, '[', list.size() + "");
            list.forEach(inner -> add(digest, inner));
        } else {
            String text = String.valueOf(value);
            String content = content(text);
            add(digest, content.isEmpty() ? 'v' : 'f', content.isEmpty() ? text : content);
        }
    }

    private static void add(MessageDigest digest, char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((kind + "" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** What is in the file or folder of this absolute path, or "" if there is none. */
    private static String content(String text) {
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute() || !Files.exists(path)) {
                return "";
            }
            MessageDigest digest = sha256();
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(digest, 'n', path.relativize(file).toString());
                        add(digest, 's', Long.toString(Files.size(file)));
                    }
                }
            } else if (Files.isRegularFile(path)) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } else {
                return "";
            }
            return hex(digest);
        } catch (InvalidPathException e) {
            return "";
        } catch (IOException e) {
            throw ErrorReport.io(ExitCode.UNUSABLE, text + " cannot be read", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
