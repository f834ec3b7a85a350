package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigCommandTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("lime.root"), "examples");
    private static final Path IRIS = EXAMPLES.resolve("iris");

    @TempDir private Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".conf") && !file.toString().contains("target")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsSoundAndItsSettingsInForceAreAFileThatGivesTheSame(Path example) throws IOException {
        assertThat(Run.lime("config", "check", example.toString()).errors()).isEmpty();

        Run shown = Run.lime("config", "show", example.toString());
        Path file = Files.writeString(folder.resolve("shown.conf"), shown.out());
        Path json = Files.writeString(folder.resolve("shown.json"), Run.lime("config", "show", "--json", example.toString()).out());

        assertThat(shown.exitCode()).isZero();
        assertThat(Run.lime("config", "show", file.toString())).isEqualTo(shown);
        assertThat(Run.lime("config", "show", json.toString())).isEqualTo(shown);
        String command = Files.readString(example).contains("\npicker ") ? "pick" : "explain";
        Run explained = Run.lime(command, "--samples=200", example.toString());
        assertThat(explained.exitCode()).as(explained.errors()).isZero();
        assertThat(Run.lime(command, "--samples=200", file.toString())).isEqualTo(explained);
    }

    @Test
    void whatIsAddedToAnIncludedBlockIsWhereItIsAdded() throws IOException {
        Files.writeString(folder.resolve("base.conf"), "representation { type = text }\n");
        Path file = Files.writeString(folder.resolve("pipeline.conf"), """
                include "base.conf"
                instances { type = text, text = "A superb film" }
                representation.tokenizer { type = regex, pattern = "(unclosed" }
                model { type = opennlp-training, data = nowhere.tsv }
                """);
        assertThat(Run.lime("config", "check", file.toString()).errors())
                .contains("pipeline.conf:3: ", "regex")
                .doesNotContain("merge of");
    }

    @Test
    void whatAPresetChoosesIsShown() throws IOException {
        String example = Files.readString(IRIS.resolve("forest.conf")).replace("surrogate { type = lasso, features = 4 }", "preset = reference");
        Path file = Files.writeString(
                folder.resolve("pipeline.conf"), example.replace("= iris.csv", "= \"" + IRIS.resolve("iris.csv") + "\""));
        Run shown = Run.lime("config", "show", file.toString());
        assertThat(shown.errors()).isEmpty();
        assertThat(shown.out()).contains("preset = reference\n", "  discretizer = quartile\n", "surrogate {\n  type = ridge\n");
        Path again = Files.writeString(folder.resolve("again.conf"), shown.out());
        assertThat(Run.lime("config", "show", again.toString())).isEqualTo(shown);
        assertThat(Run.lime("explain", "--samples=200", again.toString())).isEqualTo(Run.lime("explain", "--samples=200", file.toString()));
    }

    @Test
    void checkTellsWhatWouldBeRun() {
        String file = IRIS.resolve("forest.conf").toString();
        assertThat(Run.lime("config", "check", file)).isEqualTo(new Run(0, """
                ok: %s
                  model           tribuo-random-forest; outputs setosa, versicolor, virginica
                  instances       csv; the first one fits
                  background      csv
                  preset          none
                  representation  tabular
                  sampler         training-distribution
                  kernel          exponential
                  surrogate       lasso
                  picker          none
                  renderers       text
                  request         5000 samples, outputs [top 1], seed 42
                'lime config show' writes every setting in force.
                """.formatted(file), ""));
    }

    @Test
    void checkTellsProgramsTheSame() {
        String file = IRIS.resolve("forest.conf").toString();
        Run run = Run.lime("config", "check", "--json", file);
        assertThat(run.errors()).isEmpty();
        assertThat(run.out())
                .startsWith("{\n  \"schema\" : \"lime-check/1\",\n  \"file\" : \"")
                .contains("\"outputs\" : [ \"setosa\", \"versicolor\", \"virginica\" ]")
                .containsPattern("(?s)\"surrogate\" : \\{\\s+\"type\" : \"lasso\"");
    }

    @Test
    void checkTellsEveryPartThatDoesNotFitWithItsLine() throws IOException {
        Files.copy(IRIS.resolve("iris.csv"), folder.resolve("iris.csv"));
        String example = Files.readString(IRIS.resolve("forest.conf"));
        assertThat(check(example.replace("surrogate { type = lasso, features = 4 }", "sampler = bernoulli\nsurrogate = kernel-shap")))
                .isEqualTo(new Run(2, "", """
                        lime: refused: 2 problems
                        pipeline.conf:12: sampler 'bernoulli' draws what is present or removed, but the instance has categories or numbers: \
                        use 'training-distribution' or 'gaussian'
                        pipeline.conf:13: surrogate 'kernel-shap' fits parts that are present or removed, one feature each, but this \
                        instance has categories or numbers: use 'ridge' or 'lasso'
                        """));
        assertThat(check(example.replace("row = 145", "row = 1450")).errors())
                .startsWith("lime: bad-instance: pipeline.conf:8: ").contains("there is no row 1450");
        assertThat(check(example.replace("samples = 5000, ", "outputs = rose, ")).errors()).isEqualTo(
                "lime: bad-configuration: pipeline.conf:14: the model has no output 'rose'; its outputs are setosa, versicolor, virginica"
                        + " (or say all, or top N)\n");
        assertThat(check("model {\n").errors())
                .isEqualTo("lime: bad-configuration: pipeline.conf:1: the '{' of this line, model {, is never closed: add a '}' where it ends\n");
    }

    @Test
    void aFileWithoutInstancesIsSoundForUseFromCode() throws IOException {
        Files.copy(IRIS.resolve("iris.csv"), folder.resolve("iris.csv"));
        Run run = check(Files.readString(IRIS.resolve("forest.conf")).replaceAll("(?m)^instances.*$", "picker = submodular"));
        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).contains("instances       none; lime explain needs instances", "picker          submodular; lime explain refuses it");
    }

    @Test
    void aSubcommandIsNeeded() {
        Run run = Run.lime("config");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("no command is given: check or show");
    }

    private Run check(String text) throws IOException {
        return Run.lime("config", "check", Files.writeString(folder.resolve("pipeline.conf"), text).toString());
    }
}
