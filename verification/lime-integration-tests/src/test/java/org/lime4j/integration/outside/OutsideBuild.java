package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Reactor;
import org.lime4j.integration.Shipped;

/**
 * Builds a project that is not part of the reactor, with Maven, against the artifacts of this very build.
 *
 * <p>They are put into a local repository of its own, and nothing else is: what Maven has downloaded for this build serves
 * as the only remote one. Nothing is taken from a network, and nothing is left behind in the user's repository.
 */
final class OutsideBuild {
    private final Path folder;
    private final Path repository;
    private final Path settings;

    /**
     * @param folder empty; receives the repository, the settings and a copy of each project
     */
    OutsideBuild(Path folder) throws IOException {
        this.folder = folder;
        this.repository = folder.resolve("repository");
        this.settings = folder.resolve("settings.xml");
        install("lime-parent", Shipped.root(), "pom");
        for (Reactor.Module module : Reactor.modules()) {
            if (module.published()) {
                install(module.artifactId(), module.folder(), module.packaging());
            }
        }
        Files.writeString(settings, """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror>
                      <id>downloaded-before</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(repository, Shipped.path("lime.maven.repository").toUri()));
    }

    private void install(String artifact, Path module, String packaging) throws IOException {
        String name = artifact + "-" + Reactor.version();
        Path into = Files.createDirectories(repository.resolve("org/lime4j").resolve(artifact).resolve(Reactor.version()));
        Files.copy(module.resolve("pom.xml"), into.resolve(name + ".pom"));
        if (!packaging.equals("pom")) {
            Path jar = module.resolve("target").resolve(name + ".jar");
            assertThat(jar).as("what 'mvn verify' builds before it runs this test").isRegularFile();
            Files.copy(jar, into.resolve(name + ".jar"));
        }
    }

    /**
     * Copies a project of the folder {@code examples} and runs {@code mvn package} in the copy.
     *
     * @return the copy
     */
    Path packageProject(String name) {
        Path copy = folder.resolve(name);
        copy(Shipped.root().resolve("examples").resolve(name), copy);
        Processes.Ended maven = Processes.run(copy, Map.of("JAVA_HOME", System.getProperty("java.home")), List.of(
                Shipped.path("lime.maven.home").resolve("bin").resolve("mvn").toString(),
                "-B", "-q", "-s", settings.toString(), "-gs", settings.toString(), "package"));
        assertThat(maven.exitCode()).as(maven.out() + maven.errors()).isZero();
        return copy;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.startsWith(from.resolve("target"))).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
