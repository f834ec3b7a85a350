package org.lime4j.core.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of lime4j, as its build wrote it. */
public final class Version {
    private static final String VALUE = read();

    private Version() {}

    /** {@return the version, such as {@code 0.1.0}} */
    public static String get() {
        return VALUE;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("version.properties cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
