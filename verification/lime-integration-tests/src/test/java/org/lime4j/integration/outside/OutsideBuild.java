package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern BLOCK = Pattern.compile(
            "(?:\\*\\*`(?<file>[^`\n]+)`\\*\\*[^\n]*\n\n)?```(?<language>[a-z ]+)\n(?<content>.*?)\n```", Pattern.DOTALL);

    private final Path repository;
    private final Path programs;

    /**
     * @param folder empty; receives the repository, the settings, and the programs that a guide names: {@code mvn} with these
     *     settings, and {@code lime}
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
        this.programs = Files.createDirectory(folder.resolve("bin"));
        program("mvn", "exec '" + Shipped.path("lime.maven.home").resolve("bin/mvn") + "' -B -ntp -Dstyle.color=never -s '"
                + settings + "' -gs '" + settings + "' \"$@\"");
        program("lime", "exec '" + Shipped.path("lime.dist").resolve("bin/lime") + "' \"$@\"");
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
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

    /**
     * Does what a guide says, from its first block to its last, in the folder of a project.
     *
     * <p>A block below a line that ends in a path in bold, {@code **`pom.xml`**}, is a file to write; one marked {@code diff}
     * is a change to a file that was written; one marked {@code sh} is run. What a command prints contains the lines of the
     * block marked {@code text} that follows it, those of {@code …} aside; if that block is marked {@code text error} the
     * command fails.
     */
    void follow(String guide, Path project) throws IOException {
        Matcher blocks = BLOCK.matcher(guide);
        boolean more = blocks.find();
        assertThat(more).as("a block in the guide").isTrue();
        while (more) {
            String file = blocks.group("file");
            String language = blocks.group("language");
            String content = blocks.group("content") + "\n";
            more = blocks.find();
            if (language.equals("diff")) {
                change(project.resolve(file), content);
            } else if (file != null) {
                Path path = project.resolve(file);
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            } else if (language.equals("sh")) {
                boolean shown = more && blocks.group("file") == null && blocks.group("language").startsWith("text");
                run(project, content, shown ? blocks.group("content") : "",
                        shown && blocks.group("language").equals("text error"));
            }
        }
    }

    private static void change(Path file, String diff) throws IOException {
        String before = Files.readString(file);
        String old = diff.replaceAll("(?m)^\\+.*\n", "").replaceAll("(?m)^[- ]", "");
        assertThat(before).contains(old);
        Files.writeString(file, before.replace(old, diff.replaceAll("(?m)^-.*\n", "").replaceAll("(?m)^[+ ]", "")));
    }

    private void run(Path project, String commands, String shown, boolean fails) {
        Processes.Ended ended = Processes.run(
                project,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "MAVEN_OPTS", "-XX:TieredStopAtLevel=1",
                        "LIME4J", Shipped.root().toString(),
                        "PATH", programs + File.pathSeparator + System.getenv("PATH")),
                List.of("sh", "-e", "-c", commands));
        String printed = ended.out() + ended.errors();
        assertThat(ended.exitCode() != 0).as("%s fails:%n%s", commands, printed).isEqualTo(fails);
        for (String line : shown.lines().filter(text -> !text.isBlank() && !text.strip().equals("…")).toList()) {
            assertThat(printed).as("what this prints: " + commands).contains(line.strip());
        }
    }
}
