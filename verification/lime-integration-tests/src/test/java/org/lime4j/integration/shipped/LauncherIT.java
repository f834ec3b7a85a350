package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** The shipped start script and its archive of classes, in a distribution of its own that has the jars of the built one. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    @TempDir private Path folder;
    private Path home;
    private Path cache;
    private Path log;

    @BeforeEach
    void copyScript() throws IOException {
        home = Files.createDirectories(folder.resolve("distribution"));
        Files.createDirectory(home.resolve("bin"));
        Files.copy(Shipped.lib().resolveSibling("bin/lime"), home.resolve("bin/lime"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(home.resolve("lib"), Shipped.lib());
        cache = folder.resolve("cache");
        log = folder.resolve("classes.log");
    }

    /** Temporary folders are not said to have links out of them. */
    @AfterEach
    void deleteLinks() throws IOException {
        Path lib = home.resolve("lib");
        if (!Files.isSymbolicLink(lib)) {
            for (Path jar : files(lib)) {
                Files.delete(jar);
            }
        }
        Files.delete(lib);
    }

    @Test
    void theFirstStartMakesAnArchiveThatTheOthersUse() throws IOException {
        assertStarts();
        List<Path> archives = files(home.resolve("cds"));
        assertThat(archives).singleElement().satisfies(archive -> assertThat(archive).isNotEmptyFile());
        assertThat(cache).doesNotExist();

        assertStarts();
        assertThat(files(home.resolve("cds"))).isEqualTo(archives);
        assertThat(Files.readString(log)).containsPattern("org\\.lime4j\\.cli\\.Main source: shared objects file");
    }

    @Test
    void theArchiveIsInTheCacheOfTheUserWhereTheDistributionCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("cds"), "a file, where a folder would have to be");
        assertStarts();
        assertThat(files(cache.resolve("lime4j"))).hasSize(1);
        assertStarts();
        assertThat(Files.readString(log)).containsPattern("org\\.lime4j\\.cli\\.Main source: shared objects file");
    }

    @Test
    void nothingIsSaidWhereNoArchiveCanBeMadeOrOneIsDamaged() throws IOException {
        Files.writeString(home.resolve("cds"), "a file");
        Files.writeString(cache, "a file");
        assertStarts();

        Files.delete(home.resolve("cds"));
        assertStarts();
        Path archive = files(home.resolve("cds")).get(0);
        Files.delete(archive);
        Files.writeString(archive, "not what java would write");
        assertStarts();
    }

    @Test
    void otherJarsNeedAnotherArchive() throws IOException {
        assertStarts();
        Files.delete(home.resolve("lib"));
        Files.createDirectory(home.resolve("lib"));
        for (Path jar : files(Shipped.lib())) {
            Files.createSymbolicLink(home.resolve("lib").resolve(jar.getFileName()), jar);
        }
        assertStarts();
        assertThat(files(home.resolve("cds"))).hasSize(2);
    }

    @Test
    void startsAtTheSameTimeDoNotMeet() throws IOException {
        List<CompletableFuture<Processes.Ended>> starts = Stream.generate(() -> CompletableFuture.supplyAsync(() -> lime(Map.of(), "--version")))
                .limit(3)
                .toList();
        Processes.Ended first = starts.get(0).join();
        assertThat(first.exitCode()).isZero();
        assertThat(first.errors()).isEmpty();
        assertThat(first.out()).startsWith("lime ");
        assertThat(starts).allSatisfy(start -> assertThat(start.join()).isEqualTo(first));
        assertThat(files(home.resolve("cds"))).hasSize(1);
    }

    private void assertStarts() {
        Processes.Ended ended = lime(Map.of("LIME_OPTS", "-Xlog:class+load:file=" + log), "--version");
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("lime ");
    }

    private Processes.Ended lime(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("XDG_CACHE_HOME", cache.toString());
        environment.put("LIME_CLASSPATH", "");
        environment.putIfAbsent("LIME_OPTS", "");
        List<String> command = Stream.concat(Stream.of(home.resolve("bin/lime").toString()), Stream.of(arguments)).toList();
        return Processes.run(folder, environment, command);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
