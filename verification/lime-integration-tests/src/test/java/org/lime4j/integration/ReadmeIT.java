package org.lime4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                .isEqualToNormalizingNewlines(withoutVersion(Page.README.block("text", 1)) + "\n");
    }

    @Test
    void theLineToSwapStandsInTheExampleAndItsReplacementGivesRules() throws Exception {
        String example = Files.readString(ROOT.resolve("examples/iris/forest.conf"));
        String line = Page.README.block("hocon", 1);
        assertThat(example).contains("\n" + line + "\n");
        Files.copy(ROOT.resolve("examples/iris/iris.csv"), folder.resolve("iris.csv"));
        Path swapped = Files.writeString(folder.resolve("forest.conf"), example.replace(line, Page.README.block("hocon", 2)));
        assertThat(explain(swapped)).contains("rule (> the one that holds here)");
    }

    @Test
    void lassoIsSwappedForTribuosCart() throws Exception {
        String example = Files.readString(ROOT.resolve("examples/iris/forest.conf"));
        String line = "surrogate { type = tribuo-cart, max-depth = 3 }";
        assertThat(Page.TRIBUO.block("hocon", 3)).isEqualTo(line);
        Files.copy(ROOT.resolve("examples/iris/iris.csv"), folder.resolve("iris.csv"));
        Path swapped = Files.writeString(
                folder.resolve("forest.conf"), example.replace(Page.README.block("hocon", 1), line));
        String ours = example.replace(Page.README.block("hocon", 1), Page.README.block("hocon", 2));
        assertThat(explain(swapped)).contains(rules(explain(Files.writeString(folder.resolve("ours.conf"), ours))));
    }

    /** What stands between the surrogate's numbers and the settings. */
    private static String rules(String explanation) {
        return explanation.substring(explanation.indexOf("  feature"), explanation.indexOf("Replay"));
    }

    @Test
    void theJavaCodeRuns() throws Exception {
        Path source = Files.writeString(folder.resolve("Snippet.java"), """
                import java.util.List;
                import org.lime4j.api.*;
                import org.lime4j.api.explanation.*;
                import org.lime4j.api.model.*;
                import org.lime4j.core.engine.*;
                import org.lime4j.core.pick.*;
                import org.lime4j.core.plugin.*;
                import org.lime4j.core.render.*;
                import org.lime4j.core.stability.*;
                import org.lime4j.report.*;
                import org.lime4j.tabular.*;
                import org.lime4j.tabular.TableSchema.Column;

                public class Snippet {
                    public static void main(String[] args) throws Exception {
                        double[][] trainingRows = {{20_000, 25, 0}, {42_000, 35, 1}, {60_000, 52, 0}, {90_000, 61, 1}};
                        %s
                        %s
                        StabilityText text = new StabilityText(new TextOptions(80, TextOptions.Colour.NEVER, false));
                        text.write(stability, System.out);
                        text.write(widths, System.out);
                        %s
                        new PickText(new TextOptions(80, TextOptions.Colour.NEVER, false)).write(picked, System.out);
                    }
                }
                """.formatted(Page.README.block("java", 1), Page.README.block("java", 2), Page.README.block("java", 3)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-encoding", "UTF-8", "-cp", System.getProperty("java.class.path"),
                "-d", folder.toString(), source.toString())).isZero();
        assertThat(java("Snippet", List.of(folder.toString())))
                .contains("home = rent", "Output    score", "Stability 20 explanations", "Suggested   none: no width here qualifies.", "Picked    2 of 3 instances");
    }

    @Test
    void fewOfManyIrisesArePickedAsTheReadmeShows() throws Exception {
        String printed = java("org.lime4j.cli.Main", List.of(), "pick", ROOT.resolve("examples/iris/pick.conf").toString(),
                "--quiet", "--budget", "2");
        assertThat(Page.README.block("text", 3).split("…\n?")).hasSize(3).isSubsetOf(parts(printed, Page.README.block("text", 3)));
    }

    /** Those of the parts of a page that were printed, one after the other. */
    private static List<String> parts(String printed, String page) {
        List<String> found = new ArrayList<>();
        int from = 0;
        for (String part : page.split("…\n?")) {
            int at = printed.indexOf(part, from);
            if (at >= 0) {
                found.add(part);
                from = at + part.length();
            }
        }
        return found;
    }

    @Test
    void theTribuoCodeIsThatOfItsOwnPage() {
        assertThat(Page.README.block("java", 4)).isEqualTo(Page.TRIBUO.block("java", 1));
    }

    @Test
    void theTestCommandIsTheOneThatCiRuns() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("exec " + Page.README.block("sh", 2).strip());
    }

    private static String explain(Path configuration) throws IOException, InterruptedException {
        return withoutVersion(java("org.lime4j.cli.Main", List.of(), "explain", configuration.toString()));
    }

    private static String java(String main, List<String> classPath, String... arguments)
            throws IOException, InterruptedException {
        List<String> path = new ArrayList<>(classPath);
        path.add(DIST.resolve("lib") + File.separator + "*");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8",
                "-cp", String.join(File.pathSeparator, path), main));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    private static String withoutVersion(String text) {
        return text.replaceAll("lime4j \\S+", "lime4j VERSION");
    }
}
