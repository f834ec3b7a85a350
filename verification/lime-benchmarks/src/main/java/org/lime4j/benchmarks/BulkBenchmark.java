package org.lime4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tabular.Row;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of explaining every row of the {@link AdultTable} together, and of one row alone, with a random forest that
 * Tribuo trains on the table. Classes are drawn from the probabilities of the table's own model, so that trees have much
 * to tell apart. How many times faster it is together: {@code rows * alone / together}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 2, time = 3)
@Fork(value = 2, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Benchmark)
public class BulkBenchmark {
    /** Samples drawn. */
    @Param("1000")
    public int samples;

    /** Rows explained together, the first ones of the table. */
    @Param("5000")
    public int rows;

    /** Trees of the forest. */
    @Param("100")
    public int trees;

    private @Nullable LimeExplainer<Row> explainer;
    private @Nullable ExplanationRequest request;
    private List<Row> xs = List.of();
    private int next;

    /** Reads the table and trains the forest. */
    @Setup
    public void prepare() throws IOException {
        AdultTable adult = AdultTable.read();
        xs = adult.rows().subList(0, rows);
        request = ExplanationRequest.standard().withSamples(samples);
        explainer = Task.explainer(forest(adult), adult.background(), "quartile", "auto-10");
    }

    @SuppressWarnings("unchecked")
    private BlackBox<Row> forest(AdultTable adult) throws IOException {
        Path training = Files.createTempFile("adult-", ".csv");
        try {
            Files.writeString(training, labelled(adult));
            return (BlackBox<Row>) CreationContext.of(PluginRegistry.standard())
                    .withBackground(adult.background())
                    .create(ModelAdapterFactory.class,
                            ComponentRef.of("tribuo-random-forest")
                                    .with("data", training.toString())
                                    .with("response", "income")
                                    .with("trees", trees),
                            ModelAdapter.class)
                    .open();
        } finally {
            Files.delete(training);
        }
    }

    private static String labelled(AdultTable adult) {
        SplittableRandom random = new SplittableRandom(5);
        List<String> names = adult.background().schema().names();
        StringBuilder lines = new StringBuilder(String.join(",", names)).append(",income\n");
        for (Row row : adult.rows()) {
            for (int j = 0; j < names.size(); j++) {
                lines.append(adult.background().schema().column(j).isNumeric()
                        ? Double.toString(row.number(j))
                        : Integer.toString((int) row.number(j))).append(',');
            }
            lines.append(random.nextDouble() < adult.model().yes(row) ? "yes\n" : "no\n");
        }
        return lines.toString();
    }

    /** Closes the explainer. */
    @TearDown
    public void close() {
        Objects.requireNonNull(explainer).close();
    }

    /** One row after the other, as if each were the only one: one row a call. */
    @Benchmark
    public Explanation alone() {
        Row x = xs.get(next);
        next = (next + 1) % xs.size();
        return Objects.requireNonNull(explainer).explain(x, Objects.requireNonNull(request));
    }

    /** All rows in one call, which takes seconds: once to warm up, and once to measure. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 1, time = 1)
    public List<Result> together() {
        List<Result> results = new ArrayList<>();
        Objects.requireNonNull(explainer).explainAll(xs, Objects.requireNonNull(request), results::add);
        return results;
    }
}
