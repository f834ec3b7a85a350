package org.lime4j.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
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
 * The memory that a sample costs: the difference of {@code gc.alloc.rate.norm} between two numbers of samples, divided by
 * theirs. To be run with {@code -prof gc}; its times are nothing to go by. The model is constant.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Benchmark)
public class AllocationBenchmark {
    /** Samples drawn. */
    @Param({"5000", "10000"})
    public int samples;

    /** Columns: 14 of numbers and categories, or numbers alone. */
    @Param({"14", "1000"})
    public int columns;

    private @Nullable Task<Row> task;

    /** Draws the table. */
    @Setup
    public void prepare() {
        TabularBackground table = columns == 14 ? Data.census() : Data.wide(columns);
        task = new Task<>(
                Task.explainer(new ConstantModel<>(Row.class), table, "quartile", columns == 14 ? "auto-10" : "forward-6"),
                Row.of(table.schema(), columns == 14 ? Data.CENSUS_ROW : new double[columns]),
                samples);
    }

    /** Closes the explainer. */
    @TearDown
    public void close() {
        Objects.requireNonNull(task).close();
    }

    /** One row. */
    @Benchmark
    public Explanation bytes() {
        return Objects.requireNonNull(task).run();
    }
}
