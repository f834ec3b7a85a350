package org.lime4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
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
 * The time of one explanation of a text by its distinct words, on one thread, in milliseconds. The texts are no part of the
 * project: {@code doc_200.txt} (200 words, 130 of them distinct), {@code doc_2000.txt} (2,000 and 705) and the weights of
 * the model, {@code text_model.json}, lie beside the {@link AdultTable}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 10, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Benchmark)
public class TextBenchmark {
    private static final String MODEL = "text_model.json";

    /** Samples drawn. */
    @Param("5000")
    public int samples;

    /** The text. */
    @Param({"doc_200", "doc_2000"})
    public String document = "";

    /** Selection and most features. */
    @Param({"auto-10", "forward-6"})
    public String fit = "";

    /** {@code constant} reads no input, {@code bag-of-words} is a logistic model. */
    @Param({"constant", "bag-of-words"})
    public String model = "";

    private @Nullable Task<String> task;

    static boolean exists() {
        return Files.isReadable(file("doc_200.txt"))
                && Files.isReadable(file("doc_2000.txt"))
                && Files.isReadable(file(MODEL));
    }

    private static Path file(String name) {
        return AdultTable.folder().resolve(name);
    }

    /** Reads the text. */
    @Setup
    public void prepare() throws IOException {
        if (!exists()) {
            throw new IllegalStateException("the folder " + AdultTable.folder() + " has no doc_200.txt, doc_2000.txt and " + MODEL
                    + ": name the folder above it by -Dlime.shared=…, or leave out the benchmarks on these texts");
        }
        BlackBox<String> blackBox =
                model.equals("constant") ? new ConstantModel<>(String.class) : BagOfWordsModel.read(file(MODEL));
        LimeExplainer<String> explainer = LimeExplainer.builder(blackBox)
                .representation("text")
                .surrogate(Task.surrogate(fit))
                .build();
        task = new Task<>(explainer, Files.readString(file(document + ".txt")), samples);
    }

    /** Closes the explainer. */
    @TearDown
    public void close() {
        Objects.requireNonNull(task).close();
    }

    /** One text. */
    @Benchmark
    public Explanation document() {
        return Objects.requireNonNull(task).run();
    }
}
