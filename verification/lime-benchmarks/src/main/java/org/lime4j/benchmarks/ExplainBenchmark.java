package org.lime4j.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
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
 * The time of one explanation, on one thread, in milliseconds. With the constant model, which reads no input, all of it is
 * the explanation's own work.
 *
 * <p>What is measured and what to make of it: {@code docs/benchmarks.md}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class ExplainBenchmark {
    /** A row of the census-like table of 14 columns, quartile bins. */
    @State(Scope.Benchmark)
    public static class Table {
        /** Samples drawn. */
        @Param("5000")
        public int samples;

        /** Selection and most features. */
        @Param({"auto-10", "forward-5"})
        public String fit = "";

        /** {@code constant} reads no input, {@code logistic} does. */
        @Param({"constant", "logistic"})
        public String model = "";

        private @Nullable Task<Row> task;

        /** Draws the table. */
        @Setup
        public void prepare() {
            TabularBackground census = Data.census();
            BlackBox<Row> blackBox =
                    model.equals("constant") ? new ConstantModel<>(Row.class) : LogisticModel.drawn(census, 4);
            task = new Task<>(Task.explainer(blackBox, census, "quartile", fit), Row.of(census.schema(), Data.CENSUS_ROW), samples);
        }

        /** Closes the explainer. */
        @TearDown
        public void close() {
            Objects.requireNonNull(task).close();
        }
    }

    /** A row of a table of 1,000 numeric columns. */
    @State(Scope.Benchmark)
    public static class Wide {
        /** Samples drawn. */
        @Param("5000")
        public int samples;

        /** Columns. */
        @Param("1000")
        public int columns;

        /** Bins, or none for numbers as they are. */
        @Param({"quartile", "none"})
        public String discretizer = "";

        /** Selection and most features. */
        @Param("forward-6")
        public String fit = "";

        private @Nullable Task<Row> task;

        /** Draws the table. */
        @Setup
        public void prepare() {
            TabularBackground table = Data.wide(columns);
            TableSchema schema = table.schema();
            task = new Task<>(
                    Task.explainer(new ConstantModel<>(Row.class), table, discretizer, fit),
                    Row.of(schema, new double[schema.size()]),
                    samples);
        }

        /** Closes the explainer. */
        @TearDown
        public void close() {
            Objects.requireNonNull(task).close();
        }
    }

    /** A text of distinct words. */
    @State(Scope.Benchmark)
    public static class Text {
        /** Samples drawn. */
        @Param("5000")
        public int samples;

        /** Words, all distinct. */
        @Param({"200", "2000"})
        public int words;

        /** Selection and most features. */
        @Param("auto-10")
        public String fit = "";

        private @Nullable Task<String> task;

        /** Draws the text. */
        @Setup
        public void prepare() {
            LimeExplainer<String> explainer = LimeExplainer.builder(new ConstantModel<>(String.class))
                    .representation("text")
                    .surrogate(Task.surrogate(fit))
                    .build();
            task = new Task<>(explainer, Data.text(words), samples);
        }

        /** Closes the explainer. */
        @TearDown
        public void close() {
            Objects.requireNonNull(task).close();
        }
    }

    /** One row of a table of 14 columns. */
    @Benchmark
    public Explanation table(Table table) {
        return Objects.requireNonNull(table.task).run();
    }

    /** One row of a table of 1,000 columns. */
    @Benchmark
    @Fork(value = 10, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
    public Explanation wide(Wide wide) {
        return Objects.requireNonNull(wide.task).run();
    }

    /** One text. */
    @Benchmark
    public Explanation text(Text text) {
        return Objects.requireNonNull(text.task).run();
    }
}
