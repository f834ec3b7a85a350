package org.lime4j.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The golden files of a kind: those of the test resources, or under the folder that {@code -Dlime.golden} names. */
public final class GoldenFiles {
    private GoldenFiles() {}

    public static List<Path> of(String kind) {
        String root = System.getProperty("lime.golden");
        Path folder = root == null ? bundled(kind) : Path.of(root, kind);
        Assumptions.assumeTrue(Files.isDirectory(folder), "no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a kind among the test resources. */
    public static Path bundled(String kind) {
        try {
            return Path.of(GoldenFiles.class.getResource("/golden/" + kind).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
