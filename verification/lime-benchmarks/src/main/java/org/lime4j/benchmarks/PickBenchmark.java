package org.lime4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.SubmodularFactory;
import org.lime4j.core.pick.SubmodularPicker;
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
import org.openjdk.jmh.annotations.Warmup;

/** The time of SP-LIME over many explanations: the matrix W from the explanations, and the pick from W. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Benchmark)
public class PickBenchmark {
    private static final int BUDGET = 10;

    /** Explanations. */
    @Param("2000")
    public int explanations;

    /** Features of all explanations together. */
    @Param("500")
    public int features;

    /** Features that each explanation reports. */
    @Param({"10", "100", "500"})
    public int reported;

    private List<List<OutputExplanation>> instances = List.of();
    private @Nullable ImportanceMatrix matrix;

    /** Draws the explanations. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(6);
        instances = new ArrayList<>();
        for (int i = 0; i < explanations; i++) {
            instances.add(List.of(explanation(random)));
        }
        matrix = build();
    }

    /** Distinct features: those of the lowest of as many numbers as there are features. */
    private OutputExplanation explanation(SplittableRandom random) {
        double[] numbers = random.doubles(features).toArray();
        List<FeatureContribution> contributions = IntStream.range(0, features)
                .boxed()
                .sorted((a, b) -> Double.compare(numbers[a], numbers[b]))
                .limit(reported)
                .map(j -> new FeatureContribution(
                        FeatureKey.of("column " + j / 4, "bin " + j % 4), "label " + j, 1, random.nextDouble(-1, 1),
                        OptionalDouble.empty(), new Location.Column(j / 4)))
                .toList();
        return new OutputExplanation(0, "yes", 0.5, 0.5, 0.5, contributions, new LocalFidelity(0.9, 5000, 5000, 2000),
                new SurrogateDescription.Linear("ridge", 1), List.of());
    }

    /** W from the explanations. */
    @Benchmark
    public ImportanceMatrix build() {
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        instances.forEach(builder::add);
        return builder.build();
    }

    /** The pick from W. */
    @Benchmark
    public int[] pick() {
        return new SubmodularPicker(SubmodularFactory.Ties.FIRST)
                .pick(Objects.requireNonNull(matrix), BUDGET, new SplittableRandom(1));
    }
}
