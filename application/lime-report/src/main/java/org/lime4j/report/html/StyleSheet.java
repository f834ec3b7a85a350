package org.lime4j.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;

/** The one style sheet of all pages, and the policy that allows it and nothing else. */
final class StyleSheet {
    private static final String NAME = "report.css";

    static final String TEXT = read();

    /** Nothing is loaded or run; {@code <base>} and forms, which the default does not govern, are forbidden too. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash() + "'; img-src data:; base-uri 'none'; "
            + "form-action 'none'";

    private StyleSheet() {}

    /** Without comments and indentation. */
    private static String read() {
        try (InputStream in = Objects.requireNonNull(StyleSheet.class.getResourceAsStream(NAME), NAME)) {
            String source = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("(?s)/\\*.*?\\*/", "");
            return source.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " cannot be read", e);
        }
    }

    private static String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
