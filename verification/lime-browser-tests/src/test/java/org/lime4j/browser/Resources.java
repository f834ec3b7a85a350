package org.lime4j.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts that lie beside the tests. */
final class Resources {
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Resources() {}

    static String text(String name) {
        return TEXTS.computeIfAbsent(name, key -> {
            try (InputStream in = Resources.class.getResourceAsStream(key)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
