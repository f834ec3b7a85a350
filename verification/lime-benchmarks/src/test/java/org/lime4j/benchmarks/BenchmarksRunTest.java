package org.lime4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksRunTest {
    /** One call of everything, in this JVM, through the harness that JMH has generated; nothing is timed. */
    @Test
    void everyBenchmarkRunsOnceWithEachOfItsParameters() throws RunnerException {
        assertThat(runs(run().exclude("Adult|Bulk|TextBenchmark").param("explanations", "50").param("columns", "14", "100")
                        .param("picture", "drawn")))
                .isEqualTo(Map.of("table", 4, "wide", 4, "text", 2, "bytes", 4, "build", 3, "pick", 3,
                        "segment", 5, "perturb", 1, "picture", 1));
    }

    @Test
    void everyBenchmarkOnTheSharedTableRunsOnce() throws RunnerException {
        assumeTheSharedTable();
        assertThat(runs(run().include("Adult|Bulk").param("samples", "200").param("rows", "70").param("trees", "2")))
                .isEqualTo(Map.of("adult", 4, "alone", 1, "together", 1));
    }

    @Test
    void everyBenchmarkOnTheSharedTextsRunsOnce() throws RunnerException {
        assumeTrue(TextBenchmark.exists(), () -> "SKIPPED: the shared texts are not in " + AdultTable.folder()
                + " (system property lime.shared)");
        assertThat(runs(run().include("TextBenchmark").param("samples", "200"))).isEqualTo(Map.of("document", 8));
    }

    @Test
    void everyBenchmarkOnTheSharedPictureRunsOnce() throws RunnerException {
        assumeTrue(ImageBenchmark.exists(), () -> "SKIPPED: the shared picture is not in " + AdultTable.folder()
                + " (system property lime.shared)");
        assertThat(runs(run().include("ImageBenchmark").param("samples", "20").param("segmenter", "slic")))
                .isEqualTo(Map.of("segment", 1, "perturb", 1, "picture", 1));
    }

    /** Nothing is timed here either; Tribuo's own LIME may throw on so few samples, and the table then says what. */
    @Test
    void theComparisonWithTribuoRunsOnce() throws IOException {
        List<String[]> flowers = TribuoComparison.flowers(Path.of("../../examples/iris/iris.csv"));
        StringBuilder times = new StringBuilder();
        TribuoComparison.report(60, 1, List.of(
                () -> TribuoTask.iris(flowers, 3),
                () -> TribuoTask.census(300, 300, 0, true),
                () -> TribuoTask.text(20)), times::append);
        assertThat(times.toString().lines().filter(line -> line.matches("\\|.*`LIME.*`lasso` \\|.* [0-9.]+ \\| [0-9.]+ \\| [0-9.]+ \\|.*")))
                .hasSize(3);
        assertThat(times).contains("`CARTRegressionTrainer`, `tribuo-cart`", "forest of 3 trees", "`LIMEColumnar`", "`LIMEText`");
        assertThat(TribuoComparison.knownModel(flowers, 200)).contains("| petal_width | 0.0400 | 0.0400 | ");
    }

    private static ChainedOptionsBuilder run() {
        return new OptionsBuilder()
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .shouldDoGC(false)
                .verbosity(VerboseMode.SILENT);
    }

    private static Map<String, Integer> runs(ChainedOptionsBuilder options) throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        Collection<RunResult> results =
                new Runner(options.addProfiler(GCProfiler.class).build()).run();
        Map<String, Integer> runs = new TreeMap<>();
        results.forEach(result -> runs.merge(result.getPrimaryResult().getLabel(), 1, Integer::sum));
        String tables = Figures.tables(results);
        runs.keySet().stream()
                .filter(name -> !name.equals("bytes"))
                .forEach(name -> assertThat(tables).containsPattern("\\| `" + name + "` \\| .* \\| [0-9.]+ \\| [0-9.]+ \\|"));
        assertThat(tables).containsPattern(runs.containsKey("bytes")
                ? "14 columns: -?[0-9.]+ bytes a sample"
                : runs.containsKey("document")
                        ? "forward-6 is [0-9.]+ times auto-10 on doc_200\n\nforward-6 is [0-9.]+ times auto-10 on doc_2000"
                        : runs.containsKey("segment")
                                ? "`segment` \\| astronaut_299, slic"
                                : "forward-5 is [0-9.]+ times auto-10\n\ntogether is [0-9.]+ times faster than row by row");
        return runs;
    }

    private static void assumeTheSharedTable() {
        assumeTrue(AdultTable.exists(), () -> "SKIPPED: the shared table is not in " + AdultTable.folder()
                + " (system property lime.shared)");
    }

    @Test
    void theSharedTableIsReadAsItsDescriptionSays() {
        assumeTheSharedTable();
        AdultTable adult = AdultTable.read();
        assertThat(adult.rows()).hasSize(5_000);
        assertThat(adult.background().schema().columns().stream().filter(column -> !column.isNumeric())).hasSize(8);
        assertThat(adult.background().numeric(0).mean()).isEqualTo(39.2374);
        assertThat(adult.background().numeric(11).standardDeviation()).isCloseTo(400.7280923514734, within(1e-9));
        assertThat(adult.rows().stream().mapToDouble(adult.model()::yes).average().orElseThrow()).isBetween(0.2, 0.8);
    }

    /**
     * Codes are not kept, so that a sample costs a bit a column, eight bytes an output, and no more than 16 others, its
     * weight among them.
     */
    @ParameterizedTest
    @CsvSource({"14", "100", "300"})
    void aSampleTakesItsDesignItsOutputsAndSixteenBytes(int columns) {
        long fewer = allocated(columns, 5_000);
        long more = allocated(columns, 10_000);
        int design = (columns + 63) / 64 * Long.BYTES;
        int outputs = 2 * Double.BYTES;
        assertThat((more - fewer) / 5_000.0).isBetween(design + outputs + 8.0, design + outputs + 16.0);
    }

    private static long allocated(int columns, int samples) {
        AllocationBenchmark benchmark = new AllocationBenchmark();
        benchmark.columns = columns;
        benchmark.samples = samples;
        benchmark.prepare();
        long least = leastAllocated(benchmark::bytes);
        benchmark.close();
        return least;
    }

    private static long leastAllocated(Runnable work) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int call = 0; call < 3; call++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /**
     * A sample costs the object of its text, which has a byte a character, a bit a word, eight bytes an output, and no more
     * than 60 for its weight and for what finds and counts equal rows.
     */
    @Test
    void aSampleOfATextTakesItsTextAndSixtyBytes() {
        double text = perSample(BenchmarksRunTest::bytesOfTexts) + 24 + 16;
        double design = (200 + 63) / 64 * Long.BYTES;
        double outputs = 2 * Double.BYTES;
        assertThat(perSample(samples -> {
            try (Task<String> task = text(new ConstantModel<>(String.class), samples)) {
                return leastAllocated(task::run);
            }
        }) - text - design - outputs).isBetween(8.0, 60.0);
    }

    private static double perSample(IntToLongFunction bytes) {
        return (bytes.applyAsLong(10_000) - bytes.applyAsLong(5_000)) / 5_000.0;
    }

    private static long bytesOfTexts(int samples) {
        long[] bytes = new long[1];
        try (Task<String> task = text(BlackBox.ofScalar(String.class, Outputs.scores("score"), sample -> {
            bytes[0] += sample.length() + 7 & ~7;
            return 0;
        }), samples)) {
            task.run();
        }
        return bytes[0];
    }

    private static Task<String> text(BlackBox<String> model, int samples) {
        return new Task<>(LimeExplainer.builder(model).representation("text").build(), Data.text(200), samples);
    }

    @Test
    void theBenchmarksExplainWhatTheySay() {
        ExplainBenchmark benchmark = new ExplainBenchmark();
        ExplainBenchmark.Table table = new ExplainBenchmark.Table();
        table.samples = 500;
        table.model = "logistic";
        table.fit = "forward-5";
        table.prepare();
        Explanation ofRow = benchmark.table(table);
        table.close();
        assertThat(ofRow.outputs().get(0).contributions()).hasSize(5);
        assertThat(ofRow.outputs().get(0).fidelity().weightedR2()).isBetween(0.1, 1.0);

        ExplainBenchmark.Text text = new ExplainBenchmark.Text();
        text.samples = 50;
        text.words = 200;
        text.fit = "auto-10";
        text.prepare();
        Explanation ofText = benchmark.text(text);
        text.close();
        assertThat(ofText.outputs().get(0).modelPrediction()).isEqualTo(0.75);
        assertThat(ofText.provenance().samples()).isEqualTo(50);
        assertThat(Data.text(200).split(" ")).hasSize(200);
    }

    @Test
    void theDataAreTheSameEveryTime() {
        assertThat(Data.census().toString()).isEqualTo(Data.census().toString());
        assertThat(Data.census().frequencies(1)).isEqualTo(Data.census().frequencies(1)).hasSize(9);
        assertThat(Data.census().schema().columns().stream().filter(column -> !column.isNumeric())).hasSize(8);
        assertThat(Data.text(2_000)).isEqualTo(Data.text(2_000));
        assertThat(Data.picture(40)).isEqualTo(Data.picture(40));
    }
}
