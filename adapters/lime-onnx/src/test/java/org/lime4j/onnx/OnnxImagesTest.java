package org.lime4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.image.RgbImage;
import org.lime4j.onnx.OnnxImageFactory.Channels;
import org.lime4j.onnx.OnnxImageFactory.Layout;
import org.lime4j.onnx.OnnxImageFactory.Options;

/** Graphs that answer with the mean of each channel. */
class OnnxImagesTest {
    private static final long ANY = OnnxGraph.ANY;

    @TempDir
    private Path folder;

    private Options options(OnnxGraph graph) {
        return Options.of(graph.write(folder, "model.onnx"));
    }

    private static OnnxGraph planes(int type, long batch, long height, long width) {
        return new OnnxGraph()
                .input("image", type, batch, 3, height, width)
                .mean("image", "means", false, 2, 3)
                .cast("means", "answer", OnnxGraph.FLOAT)
                .output("answer", OnnxGraph.FLOAT, batch, 3);
    }

    /** Kind score: means are no probabilities. */
    private static Options scores(Options options) {
        return new Options(options.path(), options.labels(), options.width(), options.height(), options.layout(),
                options.channels(), options.scale(), options.mean(), options.std(), options.softmax(),
                Optional.of(OutputKind.SCORE), options.input(), options.output(), options.batch());
    }

    private static double[] predict(OnnxBlackBox<RgbImage> model, RgbImage... images) {
        double[] out = new double[images.length * model.outputs().size()];
        model.predict(List.of(images), out, 0);
        return out;
    }

    private static RgbImage noise(int width, int height, long seed) {
        return RgbImage.ofRgb(width, height, new SplittableRandom(seed).ints((long) width * height, 0, 1 << 24).toArray());
    }

    /** Mean red, green and blue, 0 to 255. */
    private static double[] means(RgbImage image) {
        double[] means = new double[3];
        for (int i = 0; i < image.size(); i++) {
            for (int c = 0; c < 3; c++) {
                means[c] += (image.argb(i) >> 16 - 8 * c & 0xFF) / (double) image.size();
            }
        }
        return means;
    }

    @ParameterizedTest
    @ValueSource(ints = {OnnxGraph.FLOAT, OnnxGraph.DOUBLE, OnnxGraph.FLOAT16})
    void coloursAreFedAsPlanesOfNumbersUpToOne(int type) {
        RgbImage image = noise(5, 4, 1);
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(scores(options(planes(type, ANY, 4, 5))))) {
            double[] means = means(image);
            assertThat(predict(model, image)).containsExactly(
                    new double[] {means[0] / 255, means[1] / 255, means[2] / 255},
                    within(type == OnnxGraph.FLOAT16 ? 2e-3 : 1e-6));
            assertThat(model.inputType()).isEqualTo(RgbImage.class);
            assertThat(model.concurrency()).isEqualTo(Concurrency.CONCURRENT);
            assertThat(model.maxBatchSize()).isEqualTo(16);
        }
    }

    @Test
    void bytesAreFedAsTheyAreInThePixelsOrder() {
        OnnxGraph graph = new OnnxGraph()
                .input("image", OnnxGraph.UINT8, 2, 4, 5, 3)
                .cast("image", "numbers", OnnxGraph.FLOAT)
                .mean("numbers", "answer", false, 1, 2)
                .output("answer", OnnxGraph.FLOAT, 2, 3);
        RgbImage first = noise(5, 4, 1);
        RgbImage second = noise(5, 4, 2);
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(scores(options(graph)))) {
            assertThat(model.maxBatchSize()).isEqualTo(2);
            assertThat(predict(model, first, second)).containsExactly(
                    concatenated(means(first), means(second)), within(1e-4));
            assertThat(predict(model, second)).containsExactly(means(second), within(1e-4));
        }
    }

    private static double[] concatenated(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Test
    void channelsAreOrderedScaledAndShiftedAsAsked() {
        RgbImage image = noise(5, 4, 3);
        double[] means = means(image);
        Options options = scores(options(planes(OnnxGraph.FLOAT, ANY, 4, 5)))
                .withLayout(Layout.NCHW, Channels.BGR)
                .withNormalisation(1, List.of(103.9, 116.8, 123.7), List.of(2.0));
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options)) {
            assertThat(predict(model, image)).containsExactly(
                    new double[] {(means[2] - 103.9) / 2, (means[1] - 116.8) / 2, (means[0] - 123.7) / 2}, within(1e-4));
        }
    }

    @Test
    void oneChannelIsGrey() {
        OnnxGraph graph = new OnnxGraph()
                .input("image", OnnxGraph.FLOAT, ANY, 1, 2, 2)
                .mean("image", "answer", false, 2, 3)
                .output("answer", OnnxGraph.FLOAT, ANY, 1);
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options(graph))) {
            assertThat(model.outputs().kind()).isEqualTo(OutputKind.REGRESSION);
            assertThat(predict(model, RgbImage.ofRgb(2, 2, new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF})))
                    .containsExactly(new double[] {(76 + 150 + 29 + 255) / 4.0 / 255}, within(1e-6));
        }
    }

    @Test
    void furtherDimensionsOfSizeOneAreNoColumns() {
        OnnxGraph graph = new OnnxGraph()
                .input("image", OnnxGraph.FLOAT, ANY, 3, 4, 5)
                .mean("image", "answer", true, 2, 3)
                .output("answer", OnnxGraph.FLOAT, ANY, 3, 1, 1);
        RgbImage image = noise(5, 4, 4);
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(scores(options(graph)).withNormalisation(1, List.of(), List.of()))) {
            assertThat(predict(model, image)).containsExactly(means(image), within(1e-4));
        }
    }

    @Test
    void theSoftmaxOfScoresIsTakenWhereWanted() {
        RgbImage image = noise(5, 4, 5);
        Options options = options(planes(OnnxGraph.FLOAT, ANY, 4, 5)).withNormalisation(1, List.of(), List.of());
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options.withSoftmax())) {
            assertThat(model.outputs().kind()).isEqualTo(OutputKind.DISTRIBUTION);
            double[] exp = Arrays.stream(means(image)).map(Math::exp).toArray();
            double sum = Arrays.stream(exp).sum();
            assertThat(predict(model, noise(5, 4, 6), image)).endsWith(
                    new double[] {exp[0] / sum, exp[1] / sum, exp[2] / sum}, within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 4", "9, 30", "64, 3", "200, 150"})
    void imagesOfAnySizeAreScaled(int width, int height) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, 0x336699);
        Options options = scores(options(planes(OnnxGraph.FLOAT, ANY, 4, 5))).withNormalisation(1, List.of(), List.of());
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options)) {
            assertThat(predict(model, RgbImage.ofRgb(width, height, rgb)))
                    .containsExactly(new double[] {0x33, 0x66, 0x99}, within(1e-4));
        }
    }

    /** By hand: halving weighs four pixels 1:3:3:1, three of them at the edge 3:3:1; doubling weighs two 3:1. */
    @Test
    void scalingIsByTriangles() {
        RgbImage row = RgbImage.ofRgb(4, 1, new int[] {0x000000, 0x500000, 0xA00000, 0xF00000});
        assertThat(Resampling.of(4, 1, 2, 1).apply(row))
                .containsExactly((int) Math.round((3 * 0 + 3 * 0x50 + 0xA0) / 7.0) << 16,
                        (int) Math.round((0x50 + 3 * 0xA0 + 3 * 0xF0) / 7.0) << 16);
        RgbImage column = RgbImage.ofRgb(1, 2, new int[] {0x000000, 0x0000C8});
        assertThat(Resampling.of(1, 2, 1, 4).apply(column)).containsExactly(0, 50, 150, 200);
        assertThat(Resampling.of(4, 1, 4, 1).apply(row)).isEqualTo(row.toArray());
    }

    @Test
    void aGraphOfAnySizeNeedsToBeToldOne() {
        Options options = scores(options(planes(OnnxGraph.FLOAT, ANY, ANY, ANY)));
        assertNotLoaded(options, "of any height: set height to that of the images it was trained on");
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options.withSize(5, 4))) {
            assertThat(predict(model, noise(5, 4, 1))).hasSize(3);
        }
        assertNotLoaded(scores(options(planes(OnnxGraph.FLOAT, ANY, 4, 5))).withSize(5, 5),
                "of height 4, but option 'height' is 5: leave it out");
    }

    @Test
    void whatDoesNotFitIsToldOf() throws IOException {
        assertNotLoaded(options(OnnxGraph.linear(ANY, new double[][] {{1, 2}}, new double[] {0, 0}, true)),
                "the graph's input is 'row' (float [batch, 1]), but images are fed as a tensor of floats, doubles, half floats"
                        + " or bytes [batch, channels, height, width] or [batch, height, width, channels]");
        OnnxGraph ambiguous = new OnnxGraph()
                .input("image", OnnxGraph.FLOAT, ANY, 3, 4, 3)
                .mean("image", "answer", false, 2, 3)
                .output("answer", OnnxGraph.FLOAT, ANY, 3);
        assertNotLoaded(options(ambiguous), "which does not tell where the channels are: set layout = nchw or nhwc");
        Options grey = scores(options(planes(OnnxGraph.FLOAT, ANY, 4, 5))).withLayout(Layout.NCHW, Channels.GREY);
        assertNotLoaded(grey, "with 3 channels, but option 'channels' is grey, which has 1");
        assertNotLoaded(options(planes(OnnxGraph.FLOAT, ANY, 4, 5)).withNormalisation(1, List.of(1.0, 2.0), List.of()),
                "option 'mean' has 2 numbers, [1.0, 2.0], but the model has 3 channels: give one number, or one a channel");
        Path labels = Files.writeString(folder.resolve("labels.txt"), "cat\ndog\n");
        assertNotLoaded(options(planes(OnnxGraph.FLOAT, ANY, 4, 5)).withLabels(labels),
                "option 'labels' names 2 columns, [cat, dog], but output 'answer' has 3");
        assertNotLoaded(options(planes(OnnxGraph.FLOAT, ANY, 4, 5)).withLabels(folder.resolve("none.txt")),
                "none.txt cannot be read");
        assertNotLoaded(Options.of(folder.resolve("none.onnx")), "there is no such file");
    }

    private static void assertNotLoaded(Options options, String message) {
        assertThatThrownBy(() -> OnnxBlackBox.openImages(options))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessageContaining(message);
    }

    @Test
    void namesComeFromAFileAndAreToldApart() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "crane\r\nnurse shark \ncrane\n\n");
        try (OnnxBlackBox<RgbImage> model =
                OnnxBlackBox.openImages(scores(options(planes(OnnxGraph.FLOAT, ANY, 4, 5)).withLabels(labels)))) {
            assertThat(model.outputs().names()).containsExactly("crane", "nurse shark", "crane (2)");
        }
    }

    @Test
    void threadsWithImagesOfSeveralSizesDisturbNoOneElse() throws Exception {
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(scores(options(planes(OnnxGraph.FLOAT, ANY, 4, 5))))) {
            List<RgbImage> images = List.of(noise(5, 4, 1), noise(30, 20, 2), noise(7, 50, 3));
            List<double[]> alone = images.stream().map(image -> predict(model, image)).toList();
            List<Callable<double[]>> calls = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                RgbImage image = images.get(i % 3);
                calls.add(() -> predict(model, image));
            }
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                int i = 0;
                for (var answer : threads.invokeAll(calls)) {
                    assertThat(answer.get()).containsExactly(alone.get(i++ % 3));
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    /** The mean of red is linear in the segments, so that their weights are known. */
    @Test
    void segmentsOfALinearModelHaveTheirWeights() {
        int[] rgb = new int[8 * 8];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (i % 8 < 4 ? 200 : 40) + (i / 8 < 4 ? 0 : 15) << 16;
        }
        Options options = scores(options(planes(OnnxGraph.FLOAT, ANY, 8, 8))).withNormalisation(1, List.of(), List.of());
        try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options)) {
            LimeExplainer<RgbImage> explainer = LimeExplainer.builder(model)
                    .representation(ComponentRef.of("image")
                            .with("segmenter", ComponentRef.of("grid").with("rows", 2).with("columns", 2))
                            .with("hide", "color"))
                    .surrogate(ComponentRef.of("lasso"))
                    .build();
            Explanation why = explainer.explain(
                    RgbImage.ofRgb(8, 8, rgb), ExplanationRequest.standard().withOutputs("class 0").withSamples(100).withSeed(1));
            double[] weights = new double[4];
            for (FeatureContribution segment : why.outputs().get(0).contributions()) {
                weights[((Location.Segment) segment.location()).label()] = segment.weight();
            }
            assertThat(weights).containsExactly(new double[] {50, 10, 53.75, 13.75}, within(1e-4));
        }
    }
}
