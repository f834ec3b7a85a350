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
import java.util.stream.Stream;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** Does what pages of the documentation say, with the programs that they name: {@code lime} as it was built, and others. */
final class Walkthrough {
    private static final Pattern BLOCK = Pattern.compile(
            "(?:\\*\\*`(?<file>[^`\n]+)`\\*\\*[^\n]*\n\n)?```(?<language>[a-z ]+)\n(?<content>.*?)\n```", Pattern.DOTALL);

    private final Path programs;

    /**
     * @param programs a folder that does not exist yet; receives the programs
     */
    Walkthrough(Path programs) throws IOException {
        this.programs = Files.createDirectory(programs);
        program("lime", "exec '" + Shipped.path("lime.dist").resolve("bin/lime") + "' \"$@\"");
    }

    /** Adds a program, a shell script. */
    void program(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /**
     * Makes a folder look like the root of the source tree to pages that work there: {@code ./lime}, the built distribution
     * below {@code application}, and a copy of the examples, beside which results may be written.
     */
    void likeTheRoot(Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("lime"), programs.resolve("lime"));
        Files.createSymbolicLink(folder.resolve("application"), Shipped.root().resolve("application"));
        Path examples = Shipped.root().resolve("examples");
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("examples").resolve(examples.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
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

    /** The commands of a guide: its blocks that are run. */
    static List<String> commands(String guide) {
        return BLOCK.matcher(guide).results().filter(block -> block.group(2).equals("sh")).map(block -> block.group(3) + "\n").toList();
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
