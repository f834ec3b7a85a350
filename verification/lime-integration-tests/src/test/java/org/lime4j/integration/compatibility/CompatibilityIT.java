package org.lime4j.integration.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.core.plugin.Spi;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Reactor;
import org.lime4j.integration.Shipped;

/** The rule of docs/compatibility.md: what breaks plugins of the last release raises the version of the contracts. */
class CompatibilityIT {
    @TempDir
    private Path folder;

    @Test
    void whatBreaksPluginsOfTheLastReleaseRaisesTheVersionOfTheContracts() throws Exception {
        Processes.Ended tag = git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*");
        assumeTrue(tag.exitCode() == 0, "no release is tagged here, so there is nothing to compare with: " + tag.errors().strip());

        Path earlier = build(tag.out().strip());
        int version = spiVersion(jars(earlier));
        List<String> broken = new ArrayList<>();
        for (Reactor.Module module : Reactor.modules()) {
            Path before = jar(earlier.resolve(Shipped.root().relativize(module.folder())));
            if (module.published() && !module.packaging().equals("pom") && before != null) {
                broken.addAll(Contracts.broken(before, jar(module.folder())));
            }
        }
        if (Spi.VERSION == version) {
            assertThat(broken).as("plugins built for %s, which has version %d of the contracts as well", tag.out().strip(), version)
                    .isEmpty();
        } else {
            assertThat(Spi.VERSION).isEqualTo(version + 1);
        }
    }

    private static Processes.Ended git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return Processes.run(Shipped.root(), Map.of(), command);
    }

    /** The sources of a tag, built without tests. */
    private Path build(String tag) {
        Path tar = folder.resolve("earlier.tar");
        assertThat(git("archive", "--prefix=earlier/", "-o", tar.toString(), tag).exitCode()).isZero();
        assertThat(Processes.run(folder, Map.of(), List.of("tar", "xf", tar.toString())).exitCode()).isZero();
        Path sources = folder.resolve("earlier");
        Processes.Ended maven = Processes.run(sources, Map.of("JAVA_HOME", System.getProperty("java.home")), List.of(
                Shipped.path("lime.maven.home").resolve("bin").resolve("mvn").toString(), "-B", "-q", "-ntp",
                "-Dmaven.repo.local=" + Shipped.path("lime.maven.repository"),
                "-Dmaven.test.skip", "-Dmaven.javadoc.skip", "-Dmaven.source.skip", "package"));
        assertThat(maven.exitCode()).as(maven.out() + maven.errors()).isZero();
        return sources;
    }

    private static Path jar(Path module) throws IOException {
        Path target = module.resolve("target");
        if (!Files.isDirectory(target)) {
            return null;
        }
        String name = module.getFileName().toString();
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-\\d[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst().orElse(null);
        }
    }

    private static List<Path> jars(Path sources) throws IOException {
        return List.of(jar(sources.resolve("lime-api")), jar(sources.resolve("lime-core")));
    }

    private static int spiVersion(List<Path> jars) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Field version = loader.loadClass(Spi.class.getName()).getField("VERSION");
            return version.getInt(null);
        }
    }
}
