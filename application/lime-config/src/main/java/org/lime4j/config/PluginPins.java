package org.lime4j.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * The SHA-256 digests that the jars of a plugin folder must have.
 *
 * <p>They say which jars were meant. They are no defence against someone who can write into the folder while it is read,
 * and they should lie where that one cannot write.
 *
 * @param digests 64 hexadecimal digits each, in either case, by the path of the jar in the folder, with {@code /}
 */
public record PluginPins(Map<String, String> digests) {
    /** As {@code sha256sum} writes it: digest, a space, a space or a star, path. */
    private static final Pattern LINE = Pattern.compile("(\\p{XDigit}{64}) [ *](?:\\./)?(.+)");

    /**
     * Copies the digests and checks their form.
     *
     * @param digests 64 hexadecimal digits each, in either case, by the path of the jar in the folder
     * @throws IllegalArgumentException if one is no digest
     */
    public PluginPins {
        Map<String, String> lower = new TreeMap<>();
        digests.forEach((jar, digest) -> {
            if (!digest.matches("\\p{XDigit}{64}")) {
                throw new IllegalArgumentException(
                        "digest of " + jar + " is '" + digest + "'; a SHA-256 digest has 64 hexadecimal digits");
            }
            lower.put(jar, digest.toLowerCase(Locale.ROOT));
        });
        digests = Map.copyOf(lower);
    }

    /**
     * {@return the digests in a file, as {@code sha256sum *.jar} prints them in the plugin folder}
     *
     * @param file lines of digest and path; empty lines and those that begin with # are left out
     * @throws LimeException {@link ErrorId#IO} if it cannot be read, {@link ErrorId#BAD_CONFIGURATION} with file and line
     *     if a line is something else or names a jar again
     */
    public static PluginPins read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, "plugin digests " + file + " cannot be read: "
                    + (Files.exists(file) ? e.getMessage() : "there is no such file"), e);
        }
        Map<String, String> digests = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            String at = file.getFileName() + ":" + (i + 1) + ": ";
            if (!parts.matches()) {
                throw new LimeException(ErrorId.BAD_CONFIGURATION, at + "'" + line
                        + "' is no line of sha256sum: write 64 hexadecimal digits, two spaces, and the path of a jar");
            }
            if (digests.put(parts.group(2), parts.group(1)) != null) {
                throw new LimeException(ErrorId.BAD_CONFIGURATION,
                        at + parts.group(2) + " has a digest already: leave one line of it");
            }
        }
        return new PluginPins(digests);
    }

    /** Why these jars are not the ones that were meant; empty if they are. */
    Optional<String> check(Path folder, List<Path> jars) {
        for (Path jar : jars) {
            String path = folder.relativize(jar).toString().replace('\\', '/');
            String pinned = digests.get(path);
            if (pinned == null) {
                return Optional.of("no digest is pinned for " + path + ": add its line of sha256sum, or remove the jar");
            }
            try {
                String found = digestOf(jar);
                if (!found.equals(pinned)) {
                    return Optional.of(path + " has the SHA-256 digest " + found + ", but " + pinned
                            + " is pinned: it is not the jar that was meant");
                }
            } catch (IOException e) {
                return Optional.of(path + " cannot be read: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static String digestOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
