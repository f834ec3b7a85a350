package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples, explained under several seeds. */
class StabilityCommandTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("lime.root"), "examples");

    @TempDir private Path folder;

    @BeforeEach
    void copyData() throws IOException {
        Files.copy(EXAMPLES.resolve("iris/iris.csv"), folder.resolve("iris.csv"));
    }

    @Test
    void theIrisIsExplainedAlikeUnderEverySeed() {
        Run run = Run.lime("stability", EXAMPLES.resolve("iris/forest.conf").toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Stability 10 explanations of one instance, each under a seed of its own\nModel     Tribuo ")
                .contains("Output    virginica ", "  Jaccard@3              1.0000   mean of 45 pairs, lowest 1.0000\n")
                .containsPattern("(?m)^  weighted R² +0\\.\\d{4}   from 0\\.\\d{4} to 0\\.\\d{4}$")
                .containsPattern("(?m)^  petal_length > 5\\.10 +\\+0\\.\\d{4} +± 0\\.00\\d\\d +± 0\\.00\\d\\d +10 +10 +100 %$")
                .contains("Seeds     ", "sqrt(exp(-d²/w²)), w = 1.5");
    }

    @Test
    void aRunIsReplayedByLimeExplain() throws IOException {
        Run run = Run.lime("stability", write(example()), "--samples=300", "--seeds=2", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{\n  \"schema\" : \"lime-stability/1\",\n  \"instance\" : 0,\n  \"seeds\" : [ \"");
        var seeds = Pattern.compile("\"seeds\" : \\[ \"(-?\\d+)\", \"(-?\\d+)\" ]").matcher(run.out());
        assertThat(seeds.find()).isTrue();
        double[] fidelity = new double[2];
        for (int r = 0; r < 2; r++) {
            fidelity[r] = number("weightedR2",
                    Run.lime("explain", write(example()), "--samples=300", "--json", "--seed=" + seeds.group(r + 1)).out());
        }
        String spread = run.out().substring(run.out().indexOf("\"fidelity\""));
        assertThat(number("minimum", spread)).isEqualTo(Math.min(fidelity[0], fidelity[1]));
        assertThat(number("maximum", spread)).isEqualTo(Math.max(fidelity[0], fidelity[1]));
    }

    private static double number(String property, String json) {
        var number = Pattern.compile("\"" + property + "\" : (-?[\\d.E-]+)").matcher(json);
        assertThat(number.find()).as(property).isTrue();
        return Double.parseDouble(number.group(1));
    }

    @Test
    void widthsAreComparedAndOneIsSuggested() throws IOException {
        String file = write(example());
        Run run = Run.lime("stability", "--widths", "auto", "--seeds", "4", "--samples", "1000", file);
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Widths    9 kernel widths, 4 explanations of one instance at each")
                .contains("Kernel    at width 0.3750, weight = sqrt(exp(-d²/w²)), w = 0.375, d = |z′ - x′|\n")
                .containsPattern("(?m)^   1\\.500 .*   in force, default$")
                .containsPattern("(?m)^> \\d\\.\\d+ .*   suggested")
                .containsPattern("(?m)^Suggested   width = \\d\\.\\d+, the smallest width at which every run ");
        assertThat(Run.lime("stability", "--widths", "0.5,2", file, "--seeds=2", "--samples=300", "--json").out())
                .startsWith("{\n  \"schema\" : \"lime-stability-widths/1\",\n")
                .contains("\"width\" : 0.5,", "\"width\" : 2.0,", "\"rule\" : \"the smallest width ")
                .doesNotContain("\"width\" : 1.5");
    }

    @Test
    void aTextIsComparedByItsWords() {
        Run run = Run.lime("stability", EXAMPLES.resolve("text/review-ko.conf").toString(), "--seeds=3", "--k=3", "--widths=0.25,0.5");
        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).contains("Jaccard@3", "sqrt(exp(-d²/w²)), w = 0.25, d = 1 - cos(z′,").containsPattern("아름답 \\+0\\.\\d{4}");
    }

    @Test
    void threadsChangeNothing() throws IOException {
        String file = write(example());
        for (String widths : new String[] {"--widths=1,2", "--k=2"}) {
            Run one = Run.lime("stability", file, "--json", "--samples=400", "--seeds=3", widths);
            assertThat(one.exitCode()).isZero();
            assertThat(Run.lime("stability", file, "--json", "--samples=400", "--seeds=3", "--threads=4", widths)).isEqualTo(one);
        }
    }

    @Test
    void everyInstanceIsAssessedAndABadOneIsTold() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), """
                sepal_length,sepal_width,petal_length,petal_width
                5.1,3.5,1.4,0.2
                5.1,many,1.4,0.2
                6.7,3.0,5.0,1.7
                """);
        Run run = Run.lime("stability", write(example().replace("path = iris.csv, row = 145", "path = rows.csv")),
                "--samples=300", "--seeds=2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("lime: bad-instance: instance 1: ").contains("many");
        assertThat(run.out()).startsWith("=== instance 0 ===\nStability ").contains("\n\n=== instance 2 ===\nStability ")
                .doesNotContain("=== instance 1 ===");
    }

    @Test
    void aKernelWithoutWidthIsRefused() throws IOException {
        Run run = Run.lime("stability", write(example() + "kernel = constant\n"), "--widths=auto");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).startsWith("lime: refused: the kernel 'constant' has no option 'width'").hasLineCount(1);
    }

    @Test
    void theDeadlineOfTheFileCoversAllRuns() throws IOException {
        Run run = Run.lime("stability", write(example().replace("seed = 42", "seed = 42, deadline = 1ms")));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("lime: deadline-exceeded: the deadline passed ").hasLineCount(1);
    }

    @Test
    void numbersOutOfRangeAreUsageErrors() throws IOException {
        String file = write(example());
        assertThat(Run.lime("stability", file, "--seeds=1"))
                .isEqualTo(new Run(2, "", "lime: bad-usage: --seeds is 1; a comparison needs at least 2\n"));
        assertThat(Run.lime("stability", file, "--k=0"))
                .isEqualTo(new Run(2, "", "lime: bad-usage: --k is 0; it must be at least 1\n"));
        assertThat(Run.lime("stability", file, "--widths=1,wide")).isEqualTo(new Run(2, "",
                "lime: bad-usage: --widths has 'wide'; give positive numbers separated by commas, or auto\n"));
    }

    @Test
    void aPickerHasNoEffectAndIsAnError() throws IOException {
        Run run = Run.lime("stability", write(example() + "picker = submodular\n"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("'picker' has no effect in lime stability");
    }

    @Test
    void theHelpSaysWhatIsCompared() {
        assertThat(Run.lime("stability", "--help").out())
                .startsWith("Usage: lime stability ").contains("--seeds=N", "--widths=W,W,…", "lime-stability/1", "default 10");
        assertThat(Run.lime("--help").out()).contains("stability");
    }

    private static String example() throws IOException {
        return Files.readString(EXAMPLES.resolve("iris/forest.conf"));
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("pipeline.conf"), text).toString();
    }
}
