package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lime4j.integration.Page;
import org.lime4j.integration.Reactor;
import org.lime4j.integration.Shipped;

/**
 * Builds a project that is not part of the reactor, with Maven, against the artifacts of this very build.
 *
 * <p>They are put into a local repository of its own, and nothing else is: what Maven has downloaded for this build serves
 * as the only remote one. Nothing is taken from a network, and nothing is left behind in the user's repository.
 */
final class OutsideBuild {
    private final Path repository;
    private final Walkthrough walkthrough;

    /**
     * @param folder empty; receives the repository, the settings, and the programs that a guide names
     * @param installed the modules that are installed, with those they need, as by {@code mvn install -pl … -am}
     */
    OutsideBuild(Path folder, List<String> installed) throws IOException {
        this.repository = folder.resolve("repository");
        Path settings = folder.resolve("settings.xml");
        install("lime-parent", Shipped.root(), "pom");
        for (String module : installed) {
            install(module.substring(module.lastIndexOf('/') + 1));
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
        walkthrough = new Walkthrough(folder.resolve("bin"));
        walkthrough.program("mvn", "exec '" + Shipped.path("lime.maven.home").resolve("bin/mvn") + "' -B -ntp -Dstyle.color=never -s '"
                + settings + "' -gs '" + settings + "' \"$@\"");
    }

    /** The modules that a guide has installed before it begins: {@code mvn -DskipTests install -pl … -am}. */
    static List<String> installed(Page guide) {
        String install = guide.block("console", 1);
        assertThat(install).matches("mvn -DskipTests install -pl \\S+ -am");
        return List.of(install.split(" ")[4].split(","));
    }

    /** Follows guides; their {@code mvn} finds what was installed. */
    Walkthrough walkthrough() {
        return walkthrough;
    }

    private void install(String artifact) throws IOException {
        for (Reactor.Module module : Reactor.modules()) {
            if (module.artifactId().equals(artifact) && !Files.exists(repository.resolve("org/lime4j").resolve(artifact))) {
                install(artifact, module.folder(), module.packaging());
                for (String needed : Reactor.texts(module.folder(), "/project/dependencies/dependency/artifactId")) {
                    install(needed);
                }
            }
        }
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
}
