package org.lime4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Explanation;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksRunTest {
    /** One call of everything, in this JVM, through the harness that JMH has generated; nothing is timed. */
    @Test
    void everyBenchmarkRunsOnceWithEachOfItsParameters() throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.lime4j\\.benchmarks\\..*")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .shouldDoGC(false)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Integer> runs = new TreeMap<>();
        results.forEach(result -> runs.merge(result.getPrimaryResult().getLabel(), 1, Integer::sum));
        assertThat(runs).isEqualTo(Map.of("table", 4, "wide", 2, "text", 2));
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
    }
}
