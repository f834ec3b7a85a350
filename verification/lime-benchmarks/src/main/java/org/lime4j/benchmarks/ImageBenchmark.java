package org.lime4j.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Codes;
import org.lime4j.image.Hiding;
import org.lime4j.image.ImageRepresentation;
import org.lime4j.image.ImageSource;
import org.lime4j.image.QuickshiftSegmenter;
import org.lime4j.image.RgbImage;
import org.lime4j.image.Segmenter;
import org.lime4j.image.SegmenterFactory;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The time of an explanation of a picture of 299 × 299 pixels and of its parts, on one thread, in milliseconds. The
 * photograph {@code astronaut_299.png} is no part of the project and lies beside the {@link AdultTable}; a picture that the
 * project draws can stand in for it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class ImageBenchmark {
    /** The side of the picture. */
    static final int SIDE = 299;

    private static final int BATCH = 256;

    /** A picture. */
    @State(Scope.Benchmark)
    public static class Picture {
        /** The photograph, or {@code drawn}. */
        @Param("astronaut_299")
        public String picture = "";

        RgbImage image() {
            if (picture.equals("drawn")) {
                return Data.picture(SIDE);
            }
            if (!exists()) {
                throw new IllegalStateException("the folder " + AdultTable.folder() + " has no astronaut_299.png: name the folder"
                        + " above it by -Dlime.shared=…, or set -p picture=drawn");
            }
            return new ImageSource(file(), SIDE * SIDE).instances().next();
        }
    }

    /** A picture to cut. */
    @State(Scope.Benchmark)
    public static class Cut extends Picture {
        /** The plugin, with its defaults. */
        @Param({"quickshift", "slic", "felzenszwalb", "mean-shift", "watershed"})
        public String segmenter = "";

        private @Nullable Segmenter algorithm;
        private @Nullable RgbImage image;

        /** Reads the picture. */
        @Setup
        public void prepare() {
            image = image();
            algorithm = CreationContext.of(PluginRegistry.standard())
                    .create(SegmenterFactory.class, ComponentRef.of(segmenter), Segmenter.class);
        }
    }

    /** Random subsets of a picture's segments. */
    @State(Scope.Benchmark)
    public static class Perturbed extends Picture {
        /** Samples drawn. */
        @Param("1000")
        public int samples;

        private @Nullable InterpretableInstance<RgbImage> instance;
        private @Nullable Codes codes;

        /** Cuts the picture and draws the subsets. */
        @Setup
        public void prepare() {
            instance = new ImageRepresentation(QuickshiftSegmenter.standard(), new Hiding.SegmentMean(Hiding.Means.ROUNDED))
                    .represent(image(), new RandomStreams(1));
            codes = new Codes(instance.codeSpace(), samples);
            codes.hold(0, samples);
            BinarySamples presence = (BinarySamples) codes.block(0);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < samples; i++) {
                for (int j = 0; j < presence.columns(); j++) {
                    if (random.nextBoolean()) {
                        presence.set(i, j);
                    }
                }
            }
        }
    }

    /** A picture to explain. */
    @State(Scope.Benchmark)
    public static class Explained extends Picture {
        /** Samples drawn. */
        @Param("1000")
        public int samples;

        private @Nullable Task<RgbImage> task;

        /** Reads the picture. */
        @Setup
        public void prepare() {
            LimeExplainer<RgbImage> explainer = LimeExplainer.builder(new ConstantModel<>(RgbImage.class))
                    .representation("image")
                    .build();
            task = new Task<>(explainer, image(), samples);
        }

        /** Closes the explainer. */
        @TearDown
        public void close() {
            Objects.requireNonNull(task).close();
        }
    }

    static boolean exists() {
        return Files.isReadable(file());
    }

    private static Path file() {
        return AdultTable.folder().resolve("astronaut_299.png");
    }

    /** The segments of one picture. */
    @Benchmark
    public IntPlane segment(Cut cut) {
        return Objects.requireNonNull(cut.algorithm).segment(Objects.requireNonNull(cut.image), new RandomStreams(1));
    }

    /** All perturbed pictures, batch by batch. */
    @Benchmark
    public void perturb(Perturbed perturbed, Blackhole read) {
        Codes codes = Objects.requireNonNull(perturbed.codes);
        try (Decoder<RgbImage> decoder = Objects.requireNonNull(perturbed.instance).newDecoder(BATCH)) {
            for (int from = 0; from < codes.rows(); from += BATCH) {
                List<RgbImage> batch =
                        decoder.decode(codes, from, Math.min(codes.rows(), from + BATCH), new RandomStreams(1).rows());
                for (RgbImage image : batch) {
                    read.consume(image.argb(0));
                }
            }
        }
    }

    /** One picture, cut by quickshift. */
    @Benchmark
    public Explanation picture(Explained explained) {
        return Objects.requireNonNull(explained.task).run();
    }
}
