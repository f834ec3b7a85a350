package org.lime4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is so. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("lime.root"));
    private static final Path DIST = Path.of(System.getProperty("lime.dist"));

    @TempDir
    Path folder;

    @Test
    void theMainJobPrintsWhatTheReadmeShows() throws Exception {
        assertThat(explain(ROOT.resolve("examples/iris/forest.conf")))
                .isEqualToNormalizingNewlines(withoutVersion(block("text", 1)) + "\n");
    }

    @Test
    void theLineToSwapStandsInTheExampleAndItsReplacementGivesRules() throws Exception {
        String example = Files.readString(ROOT.resolve("examples/iris/forest.conf"));
        String line = block("hocon", 1);
        assertThat(example).contains("\n" + line + "\n");
        Files.copy(ROOT.resolve("examples/iris/iris.csv"), folder.resolve("iris.csv"));
        Path swapped = Files.writeString(folder.resolve("forest.conf"), example.replace(line, block("hocon", 2)));
        assertThat(explain(swapped)).contains("rule (> the one that holds here)");
    }

    @Test
    void theJavaCodeCompiles() throws IOException {
        Path source = Files.writeString(folder.resolve("Snippet.java"), """
                import java.nio.file.Path;
                import org.lime4j.api.*;
                import org.lime4j.api.explanation.*;
                import org.lime4j.api.model.*;
                import org.lime4j.core.engine.*;
                import org.lime4j.core.plugin.*;
                import org.lime4j.tabular.*;
                import org.lime4j.tribuo.*;
                import org.tribuo.Model;

                class Snippet {
                    Explanation explain(Path path, TabularBackground background, Row row) throws Exception {
                        %s
                        return why;
                    }
                }
                """.formatted(block("java", 1)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-cp", System.getProperty("java.class.path"),
                "-d", folder.toString(), source.toString())).isZero();
    }

    @Test
    void theTestCommandIsTheOneThatCiRuns() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("exec " + block("sh", 2).strip());
    }

    /** The nth block of a language, from 1. */
    private static String block(String language, int number) throws IOException {
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        for (int i = 0; i < number; i++) {
            assertThat(blocks.find()).as("block %d of %s in the README", number, language).isTrue();
        }
        return blocks.group(1);
    }

    private static String explain(Path configuration) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(List.of(java.toString(), "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8",
                        "-cp", DIST.resolve("lib") + File.separator + "*",
                        "org.lime4j.cli.Main", "explain", configuration.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return withoutVersion(printed);
    }

    private static String withoutVersion(String text) {
        return text.replaceAll("lime4j \\S+", "lime4j VERSION");
    }
}
