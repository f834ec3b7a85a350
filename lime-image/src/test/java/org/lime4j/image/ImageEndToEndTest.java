package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.surrogate.RidgeFactory;
import org.lime4j.core.surrogate.RidgeLearner;

class ImageEndToEndTest {
    private static final int CELLS = 12;
    private static final RgbImage WHITE = white();
    private static final ComponentRef<?> BLACKENED_GRID = ComponentRef.of("image")
            .with("segmenter", ComponentRef.of("grid").with("rows", 3).with("columns", 4))
            .with("hide", "color");

    private static RgbImage white() {
        int[] pixels = new int[8 * 6];
        Arrays.fill(pixels, 0xFFFFFF);
        return RgbImage.ofRgb(8, 6, pixels);
    }

    /** Whether cell j of the 3 × 4 grid over the white image is shown. */
    private static boolean shows(RgbImage image, int cell) {
        return image.argb(cell % 4 * 2, cell / 4 * 2) == 0xFFFFFFFF;
    }

    /** A model that answers at once and keeps nothing, as a real one does: its inputs are views over reused buffers. */
    private static BlackBox<RgbImage> model(ToDoubleFunction<RgbImage> function) {
        return new BlackBox<>() {
            @Override
            public Class<RgbImage> inputType() {
                return RgbImage.class;
            }

            @Override
            public Outputs outputs() {
                return Outputs.scores("score");
            }

            @Override
            public Concurrency concurrency() {
                return Concurrency.CONCURRENT;
            }

            @Override
            public void predict(List<? extends RgbImage> batch, double[] out, int offset) {
                for (int i = 0; i < batch.size(); i++) {
                    out[offset + i] = function.applyAsDouble(batch.get(i));
                }
            }
        };
    }

    private static LimeExplainerBuilder<RgbImage> unselected(BlackBox<RgbImage> model, double alpha) {
        return LimeExplainer.builder(model)
                .surrogate(new RidgeLearner(new RidgeFactory.Options(RidgeFactory.Selection.NONE, 1, alpha)));
    }

    private static double[] weights(OutputExplanation output, int features) {
        double[] weights = new double[features];
        for (FeatureContribution contribution : output.contributions()) {
            weights[((Location.Segment) contribution.location()).label()] = contribution.weight();
        }
        return weights;
    }

    @Test
    void aModelLinearInTheSegmentsIsRecoveredExactly() {
        double[] truth = new SplittableRandom(1).doubles(CELLS, -2, 2).toArray();
        Explanation explanation = unselected(model(image -> {
                    double score = -0.3;
                    for (int j = 0; j < CELLS; j++) {
                        score += shows(image, j) ? truth[j] : 0;
                    }
                    return score;
                }), 0)
                .representation(BLACKENED_GRID)
                .build()
                .explain(WHITE, ExplanationRequest.standard().withSamples(500));
        OutputExplanation output = explanation.outputs().get(0);
        assertThat(weights(output, CELLS)).containsExactly(truth, within(1e-9));
        assertThat(output.intercept()).isCloseTo(-0.3, within(1e-9));
        assertThat(explanation.subject()).isInstanceOfSatisfying(
                Subject.Image.class, subject -> assertThat(subject.picture()).isEqualTo(WHITE.toPlane()));
    }

    @Test
    void theOracleHasThePublishedValues() {
        ConjunctionOracle oracle = new ConjunctionOracle(
                ConjunctionOracle.bernoulli(12, 0.25), 12, new double[] {1}, new int[][] {{0, 1, 2}});
        assertThat(oracle.weight(0)).isCloseTo(0.313851456, within(1e-9));
        assertThat(oracle.weight(11)).isCloseTo(0.001313618, within(1e-9));
        assertThat(oracle.intercept()).isCloseTo(-0.364549302, within(1e-9));
        assertThat(Arrays.copyOf(ConjunctionOracle.bernoulli(30, 0.25), 4))
                .containsExactly(new double[] {0.502887834, 0.264656030, 0.138926903, 0.072748033}, within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void conjunctionsConvergeToTheOracle(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] sets = new int[4][];
        for (int k = 0; k < sets.length; k++) {
            sets[k] = random.ints(0, CELLS).distinct().limit(1 + random.nextInt(3)).toArray();
        }
        double[] factors = random.doubles(4, -1, 1).toArray();
        ConjunctionOracle oracle =
                new ConjunctionOracle(ConjunctionOracle.bernoulli(CELLS, 0.25), CELLS, factors, sets);
        LimeExplainer<RgbImage> explainer = unselected(model(image -> {
                    double score = 0;
                    for (int k = 0; k < sets.length; k++) {
                        score += Arrays.stream(sets[k]).allMatch(j -> shows(image, j)) ? factors[k] : 0;
                    }
                    return score;
                }), 0)
                .representation(BLACKENED_GRID)
                .build();

        Runs[] weights = Stream.generate(Runs::new).limit(CELLS).toArray(Runs[]::new);
        Runs intercept = new Runs();
        for (int run = 0; run < 100; run++) {
            OutputExplanation output = explainer
                    .explain(WHITE, ExplanationRequest.standard().withSamples(3_000).withSeed(1_000 * seed + run))
                    .outputs().get(0);
            double[] found = weights(output, CELLS);
            for (int j = 0; j < CELLS; j++) {
                weights[j].add(found[j]);
            }
            intercept.add(output.intercept());
        }
        for (int j = 0; j < CELLS; j++) {
            assertThat(weights[j].z(oracle.weight(j))).as("z of weight %d", j).isBetween(-4.0, 4.0);
            assertThat(weights[j].z(oracle.weight(j) + 0.01)).as("a shift of 0.01 is seen").isLessThan(-4);
        }
        assertThat(intercept.z(oracle.intercept())).isBetween(-4.0, 4.0);
    }

    /** The statistics recorded over 40 seeds of the reference's whole explainer. */
    @TestFactory
    Stream<DynamicTest> theWholeExplainerHasTheStatisticsOfTheReference() {
        return Golden.files("e2e").stream().map(Golden::read)
                .filter(golden -> golden.get("type").equals("e2e_image"))
                .map(golden -> DynamicTest.dynamicTest((String) golden.get("id"), () -> compare(golden)));
    }

    @SuppressWarnings("unchecked")
    private static void compare(Map<String, Object> golden) {
        int width = ((Double) golden.get("width")).intValue();
        int height = ((Double) golden.get("height")).intValue();
        RgbImage image = RgbImage.ofRgb(width, height, ImageGoldenTest.packed(golden.get("image")));
        IntPlane labels = new IntPlane(width, height, ImageGoldenTest.integers(golden.get("segments")));
        double[] factors = ((List<Double>) ((Map<String, Object>) golden.get("model")).get("pixel_weights"))
                .stream().mapToDouble(Double::doubleValue).toArray();
        BlackBox<RgbImage> model = model(picture -> {
            double v = 0;
            for (int i = 0; i < factors.length; i++) {
                int argb = picture.argb(i);
                v += factors[i] * ((argb >>> 16 & 0xFF) + (argb >>> 8 & 0xFF) + (argb & 0xFF)) / (3 * 255.0);
            }
            return 1 / (1 + Math.exp(-20 * v / factors.length));
        });
        LimeExplainerBuilder<RgbImage> builder = LimeExplainer.builder(model)
                .registry(ImageGoldenTest.LabelsFactory.registry(labels))
                .preset("reference")
                .representation(ImageGoldenTest.representation(golden.get("hide_color")));
        LimeExplainer<RgbImage> explainer =
                builder.surrogate(ComponentRef.of("ridge").with("selection", "none")).build();
        Map<String, Object> stats = (Map<String, Object>) golden.get("stats");
        List<Double> means = (List<Double>) stats.get("coef_mean");
        List<Double> deviations = (List<Double>) stats.get("coef_sd");

        Runs[] weights = Stream.generate(Runs::new).limit(means.size()).toArray(Runs[]::new);
        Runs intercept = new Runs();
        Runs score = new Runs();
        Runs prediction = new Runs();
        Runs agreement = new Runs();
        List<List<FeatureContribution>> largest = new ArrayList<>();
        ExplanationRequest request = ExplanationRequest.standard()
                .withSamples(((Double) golden.get("num_samples")).intValue());
        for (int run = 0; run < 200; run++) {
            OutputExplanation output = explainer.explain(image, request.withSeed(run)).outputs().get(0);
            largest.add(output.contributions().subList(0, 3));
            if (run % 2 == 1) {
                agreement.add(jaccard(largest.get(run - 1), largest.get(run)));
            }
            double[] found = weights(output, means.size());
            for (int j = 0; j < found.length; j++) {
                weights[j].add(found[j]);
            }
            intercept.add(output.intercept());
            score.add(output.fidelity().weightedR2());
            prediction.add(output.surrogatePrediction());
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j].compare("weight of segment " + j, means.get(j), deviations.get(j));
        }
        intercept.compare("intercept", (Double) stats.get("intercept_mean"), (Double) stats.get("intercept_sd"));
        score.compare("score", (Double) stats.get("score_mean"), (Double) stats.get("score_sd"));
        prediction.compare("prediction", (Double) stats.get("local_pred_mean"), (Double) stats.get("local_pred_sd"));
        // Each pair of the reference's runs counts there; pairs of different runs, of which there are 20, say as much or less.
        agreement.compareMean("agreement of the largest three", (Double) stats.get("top3_jaccard_across_seeds"), 20);
        compareSamples(builder, image, request, stats);
    }

    private static double jaccard(List<FeatureContribution> a, List<FeatureContribution> b) {
        Set<Location> union = new HashSet<>();
        Stream.concat(a.stream(), b.stream()).forEach(contribution -> union.add(contribution.location()));
        return (double) (a.size() + b.size() - union.size()) / union.size();
    }

    /** What is drawn, how far from the image it lies, and what the model says to it; all without the image itself. */
    private static void compareSamples(
            LimeExplainerBuilder<RgbImage> builder, RgbImage image, ExplanationRequest request, Map<String, Object> stats) {
        List<?> shares = (List<?>) stats.get("z_col_mean");
        Runs[] shown = Stream.generate(Runs::new).limit(shares.size()).toArray(Runs[]::new);
        Runs distance = new Runs();
        Runs distanceWithin = new Runs();
        Runs answer = new Runs();
        LimeExplainer<RgbImage> watched = builder.surrogate(new WatchedLearner(1, data -> {
            Runs[] shownHere = Stream.generate(Runs::new).limit(shares.size()).toArray(Runs[]::new);
            Runs distances = new Runs();
            Runs answers = new Runs();
            double[] predicted = data.output(0);
            for (int row = 0; row < data.rows(); row++) {
                for (int copy = row == 0 ? 1 : 0; copy < data.multiplicity(row); copy++) {
                    for (int j = 0; j < shownHere.length; j++) {
                        shownHere[j].add(data.design().get(row, j));
                    }
                    distances.add(0.25 * Math.sqrt(-2 * Math.log(data.proximity(row))));
                    answers.add(predicted[row]);
                }
            }
            for (int j = 0; j < shown.length; j++) {
                shown[j].add(shownHere[j].mean());
            }
            distance.add(distances.mean());
            distanceWithin.add(distances.deviation());
            answer.add(answers.mean());
        })).build();
        for (int run = 0; run < 200; run++) {
            watched.explain(image, request.withSeed(run));
        }
        int seeds = ((Double) stats.get("seeds")).intValue();
        for (int j = 0; j < shown.length; j++) {
            shown[j].compareMean("share of samples that show segment " + j, (Double) shares.get(j), seeds);
        }
        distance.compareMean("distance", (Double) stats.get("distance_mean"), seeds);
        distanceWithin.compareMean("spread of distances", (Double) stats.get("distance_sd_within"), seeds);
        answer.compareMean("model's answer", (Double) stats.get("y_mean"), seeds);
    }

    @Test
    void threadsAndBatchesChangeNothingWhetherOrNotTheModelKeepsItsInputs() {
        RgbImage image = SegmenterChecks.noise(24, 16, 3);
        ToDoubleFunction<RgbImage> function = picture -> Math.sin(Arrays.hashCode(picture.toArray()));
        Explanation one = null;
        for (int threads : new int[] {1, 2, 8}) {
            for (int batch : new int[] {1, 7, 64, 5_000}) {
                for (BlackBox<RgbImage> model : List.of(
                        model(function), BlackBox.ofScalar(RgbImage.class, Outputs.scores("score"), function))) {
                    Explanation explanation = LimeExplainer.builder(model)
                            .representation("image")
                            .surrogate(new RidgeLearner(RidgeFactory.Options.standard()))
                            .execution(Execution.standard().withThreads(threads).withBatchSize(batch))
                            .build()
                            .explain(image, ExplanationRequest.standard().withSamples(300));
                    one = one == null ? explanation : one;
                    assertThat(explanation.outputs()).isEqualTo(one.outputs());
                }
            }
        }
    }

    @Test
    void aModelThatDeclaresThatItKeepsItsInputsMayReadThemLater() {
        List<RgbImage> kept = new ArrayList<>();
        BlackBox<RgbImage> model = BlackBox.of(RgbImage.class, Outputs.scores("score"), batch -> {
            kept.addAll(batch);
            return batch.stream().map(image -> new double[] {image.argb(0) & 0xFF}).toArray(double[][]::new);
        });
        LimeExplainer.builder(model)
                .representation(BLACKENED_GRID)
                .surrogate(new RidgeLearner(RidgeFactory.Options.standard()))
                .execution(Execution.standard().withBatchSize(10))
                .build()
                .explain(WHITE, ExplanationRequest.standard().withSamples(200));
        assertThat(kept.get(0)).isEqualTo(WHITE);
        assertThat(kept).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }
}
