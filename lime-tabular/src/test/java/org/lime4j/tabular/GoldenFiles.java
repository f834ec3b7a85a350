package org.lime4j.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The golden files of a kind: those of the test resources, or under the folder that {@code -Dlime.golden} names. */
public final class GoldenFiles {
    private GoldenFiles() {}

    /** A check of one file. */
    public interface Check {
        void run(Map<String, Object> golden, Path file) throws Exception;
    }

    /** One test a file of a kind; one that is skipped if there is none. */
    public static Stream<DynamicTest> each(String kind, Predicate<Map<String, Object>> read, Check check) {
        try {
            return files(kind).stream()
                    .filter(file -> read.test(Json.read(file)))
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> check.run(Json.read(file), file)));
        } catch (TestAbortedException e) {
            return Stream.of(DynamicTest.dynamicTest(kind, () -> {
                throw e;
            }));
        }
    }

    private static List<Path> files(String kind) {
        String root = System.getProperty("lime.golden", "");
        Path folder = root.isBlank() ? bundled(kind) : Path.of(root, kind);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            Assumptions.assumeTrue(!found.isEmpty(), () -> "skipped: there is no file in " + folder);
            return found;
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
