package org.lime4j.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
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
 * The time of one explanation of a row of the {@link AdultTable}, quartile bins, on one thread, in milliseconds. With the
 * constant model, which reads no input, all of it is the explanation's own work.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 10, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Benchmark)
public class AdultBenchmark {
    /** Samples drawn. */
    @Param("5000")
    public int samples;

    /** Selection and most features. */
    @Param({"auto-10", "forward-5"})
    public String fit = "";

    /** {@code constant} reads no input, {@code table} is the table's own logistic model. */
    @Param({"constant", "table"})
    public String model = "";

    private @Nullable Task<Row> task;

    /** Reads the table. */
    @Setup
    public void prepare() {
        AdultTable adult = AdultTable.read();
        BlackBox<Row> blackBox = model.equals("constant") ? new ConstantModel<>(Row.class) : adult.model();
        task = new Task<>(
                Task.explainer(blackBox, adult.background(), "quartile", fit), adult.rows().get(0), samples);
    }

    /** Closes the explainer. */
    @TearDown
    public void close() {
        Objects.requireNonNull(task).close();
    }

    /** The first row. */
    @Benchmark
    public Explanation adult() {
        return Objects.requireNonNull(task).run();
    }
}
