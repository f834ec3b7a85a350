package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README, whole and changed by a line. */
class ExplainCommandTest {
    private static final Path IRIS = Path.of(System.getProperty("lime.root"), "examples", "iris");

    @TempDir private Path folder;

    @BeforeEach
    void copyData() throws IOException {
        Files.copy(IRIS.resolve("iris.csv"), folder.resolve("iris.csv"));
    }

    @Test
    void theExampleTellsAllThatIsNeededToJudgeAPrediction() {
        Run run = Run.lime("explain", IRIS.resolve("forest.conf").toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^Row       sepal_length = 6\\.7 ")
                .containsPattern("(?m)^  model prediction +[01]\\.\\d{4}$")
                .containsPattern("(?m)^  local prediction +0\\.\\d{4}   0\\.\\d{4} (above|below) the model's$")
                .containsPattern("(?m)^  intercept +0\\.\\d{4} ")
                .containsPattern("(?m)^  weighted R² +0\\.\\d{4}$")
                .containsPattern("(?m)^  effective sample size +\\d+\\.\\d   of 5000 drawn, \\d+ distinct$")
                .containsPattern("(?m)^  petal_length > 5\\.10 +\\+0\\.\\d{4} +± 0\\.\\d{4} +│█+")
                .contains("Replay    seed 42, 5000 samples, ", "sqrt(exp(-d²/w²)), w = 1.5", "surrogate       lasso (centring = weighted-means, features = 4");
    }

    @Test
    void theSurrogateIsSwappedByOneLine() throws IOException {
        String example = Files.readString(IRIS.resolve("forest.conf"));
        String line = "surrogate { type = lasso, features = 4 }";
        assertThat(example).contains(line);
        Run run = Run.lime("explain", write(example.replace(line, "surrogate { type = decision-tree, max-depth = 3 }")));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("  prediction    share  rule (> the one that holds here)\n", "decision-tree (", "max-depth = 3,")
                .containsPattern("(?m)^> +0\\.\\d{4} +\\d+\\.\\d %  petal_length > 5\\.10 and petal_width > 1\\.80$")
                .containsPattern("(?m)^ +0\\.\\d{4} +\\d+\\.\\d %  not \\(");
    }

    @Test
    void realRowsAreDrawnWhereTheBackgroundKeepsThem() throws IOException {
        String statisticsOnly = example() + "sampler = nearest-rows\n";
        String pipeline = statisticsOnly.replace(
                "background { type = csv, path = iris.csv, ", "background { type = csv, path = iris.csv, rows = 500, ");
        Run run = Run.lime("explain", write(pipeline), "--samples=101");
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^  effective sample size +\\d+\\.\\d   of 101 drawn, 101 distinct$")
                .containsPattern("(?m)^  sampler         nearest-rows \\(neighbours = auto\\)$");
        assertThat(Run.lime("explain", write(pipeline), "--samples=101", "--threads=4")).isEqualTo(run);
        assertThat(Run.lime("explain", write(pipeline))).isEqualTo(new Run(1, "", "lime: refused: pipeline.conf:15: sampler"
                + " 'nearest-rows' takes each row once and needs the 4999 nearest rows of the background (samples - 1), but there"
                + " are 150 to take: raise the option 'rows' of the background if the data has more, or draw at most 151"
                + " samples\n"));
        assertThat(Run.lime("explain", write(statisticsOnly), "--samples=101")).isEqualTo(new Run(1, "", "lime: refused:"
                + " pipeline.conf:15: sampler 'nearest-rows' takes rows of the background, but the instance has a background of"
                + " statistics only: set the option 'rows' of the background, such as background { type = csv, rows = 100, … }; a"
                + " row of which only the cells that are not 0 are features has no real neighbours\n"));
    }

    @Test
    void everyMisspeltKeyIsToldWithFileLineAndSuggestion() throws IOException {
        Run run = Run.lime("explain", write("""
                model { type = tribuo-random-forest, data = iris.csv, response = species }
                background { type = csv, path = iris.csv, ignore = [species] }
                instances { type = csv, path = iris.csv, rw = 145 }
                representation { type = tabular }
                surrogate { type = lasso, featurs = 4 }
                """));
        assertThat(run).isEqualTo(new Run(2, "", """
                lime: bad-configuration: 2 problems
                pipeline.conf:3: unknown key 'instances.rw'; did you mean 'row'? (known: header, path, row, rows)
                pipeline.conf:5: unknown key 'surrogate.featurs'; did you mean 'features'? (known: centring, features, lambda)
                """));
    }

    @Test
    void theCommandLineOverridesTheFile() throws IOException {
        Run run = Run.lime("explain", write(example()), "--seed", "7", "--samples=300", "--outputs", "virginica, setosa");
        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).contains("seed 7, 300 samples, ", "Output    virginica ", "Output    setosa ", "of 300 drawn")
                .doesNotContain("Output    versicolor");
        assertThat(run.out().indexOf("virginica")).isLessThan(run.out().indexOf("setosa"));
        assertThat(Run.lime("explain", write(example()), "--samples=300", "--outputs=all").out())
                .contains("output 1 of 3", "output 2 of 3", "output 3 of 3");
    }

    @Test
    void threadsChangeNothing() throws IOException {
        String file = write(example());
        Run one = Run.lime("explain", file, "--json", "--samples=500");
        assertThat(one.exitCode()).isZero();
        assertThat(Run.lime("explain", file, "--json", "--samples=500", "--threads=4")).isEqualTo(one);
    }

    @Test
    void jsonIsTheJsonRenderer() throws IOException {
        String file = write(example() + "renderers = [{ type = json, pretty = false }]\n");
        Run run = Run.lime("explain", file, "--samples=300");
        assertThat(run.out()).startsWith("{\"schema\":\"lime-explanation/1\",").hasLineCount(1);
        assertThat(Run.lime("explain", file, "--samples=300", "--json")).as("keeps the file's options").isEqualTo(run);
        assertThat(Run.lime("explain", file, "--samples=300", "--renderer", "text").out()).startsWith("Row ");
        assertThat(Run.lime("explain", write(example()), "--samples=300", "--json").out())
                .startsWith("{\n  \"schema\" : \"lime-explanation/1\",");
    }

    @Test
    void manyInstancesAreExplainedInOrderAndEachCanBeReplayedAlone() throws IOException {
        Run both = Run.lime("explain", write(example().replace("row = 145", "rows = [3, 145]")), "--samples=300");
        assertThat(both.exitCode()).isZero();
        assertThat(both.out()).startsWith("=== instance 0 ===\nRow ").contains("\n\n=== instance 1 ===\nRow ");
        String second = both.out().substring(both.out().indexOf("=== instance 1 ===\n") + "=== instance 1 ===\n".length());
        var seed = Pattern.compile("seed (-?\\d+),").matcher(second);
        assertThat(seed.find()).isTrue();

        Run alone = Run.lime("explain", write(example()), "--samples=300", "--seed", seed.group(1));
        assertThat(alone.out()).isEqualTo(second);
    }

    @Test
    void manyInstancesAreOneTableAsCsvWithTheirNumbers() throws IOException {
        String file = write(example().replace("row = 145", "rows = [3, 145]"));
        Run both = Run.lime("explain", file, "--samples=300", "--renderer", "csv");
        assertThat(both.exitCode()).as(both.errors()).isZero();
        assertThat(both.out()).startsWith("instance,output,outputName,").containsOnlyOnce("outputName").contains("\r\n0,", "\r\n1,");

        Run files = Run.lime("explain", file, "--samples=300", "--renderer", "csv", "--out", folder.resolve("tables") + "/");
        assertThat(files.exitCode()).as(files.errors()).isZero();
        String second = Files.readString(folder.resolve("tables/instance-1.csv"));
        String header = both.out().substring(0, both.out().indexOf('\n') + 1);
        assertThat(second).startsWith(header + "1,");
        assertThat(Files.readString(folder.resolve("tables/instance-0.csv")) + second.substring(header.length())).isEqualTo(both.out());
    }

    @Test
    void aBadInstanceIsToldAndTheOthersAreExplained() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), """
                sepal_length,sepal_width,petal_length,petal_width
                5.1,3.5,1.4,0.2
                5.1,many,1.4,0.2
                6.7,3.0,5.0,1.7
                """);
        Run run = Run.lime("explain", write(example().replace(
                "instances { type = csv, path = iris.csv, row = 145 }", "instances { type = csv, path = rows.csv }")), "--samples=300");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("lime: bad-instance: instance 1: ").contains("many");
        assertThat(run.out()).contains("=== instance 0 ===", "=== instance 2 ===").doesNotContain("=== instance 1 ===");
    }

    @Test
    void aFileWithoutInstancesIsUnusable() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), "sepal_length,sepal_width,petal_length,petal_width\n");
        Run run = Run.lime("explain", write(example().replace(
                "instances { type = csv, path = iris.csv, row = 145 }", "instances { type = csv, path = rows.csv }")));
        assertThat(run).isEqualTo(new Run(2, "",
                "lime: bad-configuration: pipeline.conf:8: there is no instance to explain: look at the instances { … } block\n"));
    }

    @Test
    void aRowThatIsNotThereIsToldAfterThoseThatAre() throws IOException {
        Run run = Run.lime("explain", write(example().replace("row = 145", "rows = [145, 900]")), "--samples=300");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("=== instance 0 ===\nRow       sepal_length = 6.7");
        assertThat(run.errors()).startsWith("lime: bad-instance: instance 1: ").contains("there is no row 900");
    }

    @Test
    void anUnknownOutputIsToldOnceBeforeTheModelIsAsked() throws IOException {
        Run run = Run.lime("explain", write(example().replace(", row = 145", "")), "--outputs", "rose,setosa");
        assertThat(run).isEqualTo(new Run(2, "",
                "lime: bad-configuration: the model has no output 'rose'; its outputs are setosa, versicolor, virginica (or say all, or"
                        + " top N)\n"));
    }

    @Test
    void anUnknownRendererIsCorrected() throws IOException {
        Run run = Run.lime("explain", write(example()), "--renderer", "jsn");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: plugin-not-found: no renderer plugin is called 'jsn'; did you mean 'json'?");
    }

    @Test
    void numbersOutOfRangeAreUsageErrors() throws IOException {
        assertThat(Run.lime("explain", write(example()), "--samples", "1"))
                .isEqualTo(new Run(2, "", "lime: bad-usage: --samples is 1; a surrogate needs at least 2\n"));
        assertThat(Run.lime("explain", write(example()), "--threads", "0"))
                .isEqualTo(new Run(2, "", "lime: bad-usage: --threads is 0; it must be at least 1\n"));
    }

    @Test
    void aFileThatIsNotThereIsUnusable() {
        Run run = Run.lime("explain", folder.resolve("nowhere.conf").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: io: ").contains("nowhere.conf").hasLineCount(1);
    }

    @Test
    void resultsGoToAFileThatAnEarlierErrorLeavesAlone() throws IOException {
        Path out = folder.resolve("result.txt");
        Files.writeString(out, "precious");
        assertThat(Run.lime("explain", write("model {}"), "--out", out.toString()).exitCode()).isEqualTo(2);
        assertThat(out).hasContent("precious");

        Run run = Run.lime(new Terminal(true, 80), "explain", write(example()), "--samples=300", "--out", out.toString());
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(out)).startsWith("Row ").doesNotContain("\u001b");
    }

    @Test
    void aBrokenJarInAPluginFolderIsToldAndTheExplanationIsGiven() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.writeString(plugins.resolve("torn.jar"), "this is no archive");
        Run run = Run.lime("explain", write(example()), "--samples=300", "--plugins", plugins.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).startsWith("lime: plugin-failed: torn.jar: ").hasLineCount(1);
        assertThat(run.out()).isEqualTo(Run.lime("explain", write(example()), "--samples=300").out());
    }

    @Test
    void aPickerHasNoEffectHereAndIsRefused() throws IOException {
        Run run = Run.lime("explain", write(example() + "picker { type = submodular }\n"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: bad-configuration: ").contains("'picker' has no effect in lime explain");
    }

    @Test
    void withoutARendererNothingWouldBeWritten() throws IOException {
        assertThat(Run.lime("explain", write(example() + "renderers = []\n"))).isEqualTo(new Run(2, "", "lime: bad-configuration:"
                + " pipeline.conf:15: 'renderers' is empty, so that nothing would be written: name one, or take the key out\n"));
    }

    @Test
    void aFileThatCannotBeWrittenIsAFailure() throws IOException {
        Run run = Run.lime("explain", write(example()), "--samples=300", "--out", folder.resolve("no/such/file").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("lime: io: ").endsWith("file cannot be written: there is no such file or folder\n");
    }

    @Test
    void aTerminalHasColoursAndItsWidthUnlessTheFileSaysOtherwise() throws IOException {
        Terminal terminal = new Terminal(true, 120);
        assertThat(Run.lime(terminal, "explain", write(example()), "--samples=300").out()).contains("\u001b[1mvirginica\u001b[0m")
                .contains("sepal_length = 6.7   sepal_width = 3   petal_length = 5.2   petal_width = 2.3\n");
        String plain = example() + "renderers = [{ type = text, colour = never, width = 60 }]\n";
        assertThat(Run.lime(terminal, "explain", write(plain), "--samples=300").out()).doesNotContain("\u001b")
                .contains("\n          petal_length = 5.2   petal_width = 2.3\n");
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() throws IOException {
        assertThat(Run.lime("explain", write("model {}")).errors()).doesNotContain("\tat ");
        assertThat(Run.lime("explain", "--debug", write("model {}")).errors()).contains("\tat ");
    }

    private static String example() throws IOException {
        return Files.readString(IRIS.resolve("forest.conf"));
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("pipeline.conf"), text).toString();
    }
}
