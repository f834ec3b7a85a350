package org.lime4j.core.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Numbers recorded from the Python reference, one folder a kind. The system property {@code lime.golden} replaces the
 * root folder, which may then lack a kind.
 */
public final class GoldenFiles {
    private GoldenFiles() {}

    /** A check of one file. */
    public interface Check {
        void run(GoldenValue file) throws Exception;
    }

    /** One test a file of a kind; one that is skipped if there is none. */
    public static Stream<DynamicTest> each(String kind, Check check) {
        try {
            return files(kind).stream()
                    .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check.run(GoldenValue.read(path))));
        } catch (TestAbortedException e) {
            return Stream.of(DynamicTest.dynamicTest(kind, () -> {
                throw e;
            }));
        }
    }

    /** The files of a kind, by name. */
    public static List<Path> files(String kind) {
        Path folder = root().resolve(kind);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            assumeTrue(!found.isEmpty(), () -> "skipped: there is no file in " + folder);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        String replaced = System.getProperty("lime.golden");
        if (replaced != null && !replaced.isBlank()) {
            return Path.of(replaced);
        }
        URL resources = GoldenFiles.class.getResource("/golden/base");
        if (resources == null) {
            throw new IllegalStateException("src/test/resources/golden/base is not on the test path");
        }
        try {
            return Path.of(resources.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
