package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeRepresentation;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.RidgeFactory;
import org.lime4j.core.surrogate.RidgeLearner;

class TextEndToEndTest {
    private static final String TWELVE = "one two three four five six seven eight nine ten eleven twelve";

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Arrays.asList(text.split("[^\\p{L}\\p{N}_]+")));
        words.remove("");
        return words;
    }

    private static BlackBox<String> model(ToDoubleFunction<String> function) {
        return BlackBox.ofScalar(String.class, Outputs.scores("score"), function);
    }

    private static LimeExplainer<String> explainer(BlackBox<String> model, ComponentRef<?> representation, double alpha) {
        return LimeExplainer.builder(model)
                .representation(representation)
                .surrogate(new RidgeLearner(new RidgeFactory.Options(RidgeFactory.Selection.NONE, 1, alpha)))
                .build();
    }

    private static double[] weights(OutputExplanation output, List<String> features) {
        double[] weights = new double[features.size()];
        for (FeatureContribution contribution : output.contributions()) {
            weights[features.indexOf(contribution.label())] = contribution.weight();
        }
        return weights;
    }

    @Test
    void aModelLinearInTheWordsIsRecoveredExactly() {
        List<String> features = List.of(TWELVE.split(" "));
        double[] truth = new SplittableRandom(1).doubles(12, -2, 2).toArray();
        BlackBox<String> model = model(text -> {
            double score = 0.7;
            for (String word : words(text)) {
                score += truth[features.indexOf(word)];
            }
            return score;
        });
        Explanation explanation = explainer(model, ComponentRef.of("text"), 0)
                .explain(TWELVE, ExplanationRequest.standard().withSamples(500));
        OutputExplanation output = explanation.outputs().get(0);
        assertThat(weights(output, features)).containsExactly(truth, within(1e-9));
        assertThat(output.intercept()).isCloseTo(0.7, within(1e-9));
        assertThat(output.fidelity().weightedR2()).isCloseTo(1, within(1e-12));
        assertThat(explanation.subject()).isEqualTo(new Subject.Text(TWELVE));
    }

    @Test
    void theOracleHasThePublishedValues() {
        ConjunctionOracle oracle = new ConjunctionOracle(
                ConjunctionOracle.uniformRemoval(12, 0.25), 12, new double[] {1}, new int[][] {{0, 1, 2}});
        assertThat(oracle.weight(0)).isCloseTo(0.444908389, within(1e-9));
        assertThat(oracle.weight(11)).isCloseTo(-0.012440649, within(1e-9));
        assertThat(oracle.intercept()).isCloseTo(-0.477886395, within(1e-9));
        assertThat(Arrays.copyOf(ConjunctionOracle.uniformRemoval(30, 0.25), 4))
                .containsExactly(new double[] {0.484986835, 0.336956202, 0.250516917, 0.194946450}, within(1e-9));
    }

    /** A signed sum of conjunctions: what a decision tree over tokens is. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void conjunctionsConvergeToTheOracle(long seed) {
        List<String> features = List.of(TWELVE.split(" "));
        SplittableRandom random = new SplittableRandom(seed);
        int[][] sets = new int[4][];
        for (int k = 0; k < sets.length; k++) {
            sets[k] = random.ints(0, 12).distinct().limit(1 + random.nextInt(3)).toArray();
        }
        double[] factors = random.doubles(4, -1, 1).toArray();
        ConjunctionOracle oracle =
                new ConjunctionOracle(ConjunctionOracle.uniformRemoval(12, 0.25), 12, factors, sets);
        LimeExplainer<String> explainer = explainer(model(text -> {
            Set<String> present = words(text);
            double score = 0;
            for (int k = 0; k < sets.length; k++) {
                score += Arrays.stream(sets[k]).allMatch(j -> present.contains(features.get(j))) ? factors[k] : 0;
            }
            return score;
        }), ComponentRef.of("text"), 0);

        Runs[] weights = Stream.generate(Runs::new).limit(12).toArray(Runs[]::new);
        Runs intercept = new Runs();
        for (int run = 0; run < 100; run++) {
            OutputExplanation output = explainer
                    .explain(TWELVE, ExplanationRequest.standard().withSamples(3_000).withSeed(1_000 * seed + run))
                    .outputs().get(0);
            double[] found = weights(output, features);
            for (int j = 0; j < 12; j++) {
                weights[j].add(found[j]);
            }
            intercept.add(output.intercept());
        }
        for (int j = 0; j < 12; j++) {
            assertThat(weights[j].z(oracle.weight(j))).as("z of weight %d", j).isBetween(-4.0, 4.0);
            assertThat(weights[j].z(oracle.weight(j) + 0.01)).as("a shift of 0.01 is seen").isLessThan(-4);
        }
        assertThat(intercept.z(oracle.intercept())).isBetween(-4.0, 4.0);
    }

    /** The statistics recorded over 40 seeds of the reference's whole explainer. */
    @TestFactory
    Stream<DynamicTest> theWholeExplainerHasTheStatisticsOfTheReference() {
        return Golden.files("e2e").stream().map(Golden::read)
                .filter(golden -> golden.get("type").equals("e2e_text"))
                .map(golden -> DynamicTest.dynamicTest((String) golden.get("id"), () -> compare(golden)));
    }

    @SuppressWarnings("unchecked")
    private static void compare(Map<String, Object> golden) {
        String text = (String) golden.get("text");
        Map<String, Object> rule = (Map<String, Object>) golden.get("model");
        Map<String, Double> factors = (Map<String, Double>) rule.get("weights");
        List<Object> bigram = (List<Object>) rule.get("bigram");
        double constant = (Double) rule.get("intercept");
        BlackBox<String> model = BlackBox.of(String.class, Outputs.classes("no", "yes"), batch -> {
            double[][] answers = new double[batch.size()][];
            for (int i = 0; i < answers.length; i++) {
                String[] tokens = batch.get(i).split("[^\\p{L}\\p{N}_]+");
                double v = constant;
                for (int t = 0; t < tokens.length; t++) {
                    v += factors.getOrDefault(tokens[t], 0.0);
                    if (bigram != null && t > 0 && tokens[t - 1].equals(bigram.get(0)) && tokens[t].equals(bigram.get(1))) {
                        v += (Double) bigram.get(2);
                    }
                }
                double p = 1 / (1 + Math.exp(-v));
                answers[i] = new double[] {1 - p, p};
            }
            return answers;
        });
        Map<String, Object> options = (Map<String, Object>) golden.get("explainer_options");
        ComponentRef<?> representation = Golden.representation(options);
        LimeExplainerBuilder<String> builder = LimeExplainer.builder(model)
                .preset("reference")
                .representation(representation)
                .surrogate(ComponentRef.of("ridge").with("selection", "none"));
        if (options.get("kernel_width") != null) {
            builder.kernel(ComponentRef.of("exponential").with("distance", "cosine")
                    .with("width", (Double) options.get("kernel_width") / 100));
        }
        LimeExplainer<String> explainer = builder.build();
        String output = golden.get("label").equals(0.0) ? "no" : "yes";
        Map<String, Object> stats = (Map<String, Object>) golden.get("stats");
        List<Double> means = (List<Double>) stats.get("coef_mean");
        List<Double> deviations = (List<Double>) stats.get("coef_sd");
        ComponentRef<?> reference = Preset.choices(
                ComponentRef.of("reference"), representation, CreationContext.of(PluginRegistry.standard())).representation();
        List<FeatureKey> features = CreationContext.of(PluginRegistry.standard())
                .create(RepresentationFactory.class, representation.inheriting(reference), TextRepresentation.class)
                .represent(text, new RandomStreams(1))
                .features().stream().map(feature -> feature.key()).toList();
        assertThat(features).hasSameSizeAs(means);

        Runs[] weights = Stream.generate(Runs::new).limit(means.size()).toArray(Runs[]::new);
        Runs intercept = new Runs();
        Runs score = new Runs();
        Runs prediction = new Runs();
        for (int run = 0; run < 200; run++) {
            OutputExplanation explained = explainer.explain(text, ExplanationRequest.standard()
                            .withSamples(((Double) golden.get("num_samples")).intValue())
                            .withSeed(run)
                            .withOutputs(output))
                    .output(output);
            explained.contributions().forEach(c -> weights[features.indexOf(c.key())].add(c.weight()));
            intercept.add(explained.intercept());
            score.add(explained.fidelity().weightedR2());
            prediction.add(explained.surrogatePrediction());
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j].compare("weight of " + features.get(j), means.get(j), deviations.get(j));
        }
        intercept.compare("intercept", (Double) stats.get("intercept_mean"), (Double) stats.get("intercept_sd"));
        score.compare("score", (Double) stats.get("score_mean"), (Double) stats.get("score_sd"));
        prediction.compare("prediction", (Double) stats.get("local_pred_mean"), (Double) stats.get("local_pred_sd"));
    }

    @Test
    void equalTextsArePredictedOnce() {
        List<String> seen = new ArrayList<>();
        BlackBox<String> model = BlackBox.of(String.class, Outputs.scores("score"), batch -> {
            seen.addAll(batch);
            return batch.stream().map(text -> new double[] {text.length()}).toArray(double[][]::new);
        });
        LimeExplainer.builder(model)
                .representation("text")
                .surrogate(new RidgeLearner(RidgeFactory.Options.standard()))
                .build()
                .explain("a b c d e", ExplanationRequest.standard());
        assertThat(seen).doesNotHaveDuplicates().hasSize(32).startsWith("a b c d e");
    }

    /** Also where a mask stands for what is removed, and in each field of a composite. */
    @Test
    void equalRowsOfMasksAndOfSeveralFieldsArePredictedOnce() {
        AtomicInteger calls = new AtomicInteger();
        LimeExplainer.builder(model(text -> calls.incrementAndGet()))
                .representation(ComponentRef.of("text").with("removal", "mask").with("unit", "occurrences"))
                .build()
                .explain("a b a d e", ExplanationRequest.standard());
        assertThat(calls).hasValue(32);

        Set<Composite> seen = new HashSet<>();
        calls.set(0);
        BlackBox<Composite> fields = BlackBox.ofScalar(Composite.class, Outputs.scores("score"), input -> {
            seen.add(input);
            return calls.incrementAndGet();
        });
        LimeExplainer.builder(fields)
                .representation(new CompositeRepresentation(List.of(
                        CompositeRepresentation.Part.of("title", TextRepresentation.standard()),
                        CompositeRepresentation.Part.of("body", TextRepresentation.standard()))))
                .build()
                .explain(Composite.of("title", "a b", "body", "c d e c"), ExplanationRequest.standard());
        assertThat(calls).as("every row but the instance lacks something of each field").hasValue(1 + 3 * 7);
        assertThat(seen).hasSize(1 + 3 * 7);
    }

    /** The engine takes the codes for the design, instead of a copy. */
    @Test
    void notToCopyTheCodesChangesNothing() {
        BlackBox<String> model = model(text -> Math.sin(text.hashCode()));
        Representation<String> standard = TextRepresentation.standard();
        List<Explanation> explanations = new ArrayList<>();
        for (boolean copied : new boolean[] {false, true}) {
            for (int samples : new int[] {20, 4_000}) {
                explanations.add(LimeExplainer.builder(model)
                        .representation(new Wrapped(standard, !copied, false))
                        .build()
                        .explain("one two three four five six seven", ExplanationRequest.standard().withSamples(samples)));
            }
        }
        assertThat(explanations.subList(0, 2)).isEqualTo(explanations.subList(2, 4));
    }

    @Test
    void codesThatAreNotTheDesignAreFound() {
        LimeExplainer<String> explainer = LimeExplainer.builder(model(String::length))
                .representation(new Wrapped(TextRepresentation.standard(), true, true))
                .execution(Execution.standard().withBatchSize(10))
                .build();
        assertThatThrownBy(() -> explainer.explain(TWELVE, ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.CONTRACT_BROKEN))
                .hasMessage("the representation says that the codes are the design, but encode() makes something else of row 9");
    }

    /** Texts that say whether the design is the codes, and may encode the last row of a chunk wrongly. */
    private record Wrapped(Representation<String> inner, boolean shared, boolean turned) implements Representation<String> {
        @Override
        public Class<String> instanceType() {
            return String.class;
        }

        @Override
        public InterpretableInstance<String> represent(String text, RandomStreams random) {
            InterpretableInstance<String> instance = inner.represent(text, random);
            assertThat(instance.designIsCodes()).isTrue();
            return new InterpretableInstance<>() {
                @Override
                public String instance() {
                    return text;
                }

                @Override
                public Subject subject() {
                    return instance.subject();
                }

                @Override
                public List<InterpretableFeature> features() {
                    return instance.features();
                }

                @Override
                public CodeSpace codeSpace() {
                    return instance.codeSpace();
                }

                @Override
                public void encode(Codes codes, SampleMatrix design, int at) {
                    instance.encode(codes, design, at);
                    if (turned) {
                        design.set(at + codes.rows() - 1, 0, 1 - design.get(at + codes.rows() - 1, 0));
                    }
                }

                @Override
                public boolean designIsCodes() {
                    return shared;
                }

                @Override
                public Decoder<String> newDecoder(int maxBatch) {
                    return instance.newDecoder(maxBatch);
                }
            };
        }

        @Override
        public ComponentRef<?> defaultSampler() {
            return inner.defaultSampler();
        }

        @Override
        public ComponentRef<?> defaultKernel() {
            return inner.defaultKernel();
        }
    }

    @Test
    void threadsAndBatchesChangeNothing() {
        BlackBox<String> model = model(text -> Math.sin(text.hashCode()));
        Explanation one = null;
        for (int threads : new int[] {1, 2, 8}) {
            for (int batch : new int[] {1, 7, 64, 5_000}) {
                Explanation explanation = LimeExplainer.builder(model)
                        .representation(ComponentRef.of("text").with("removal", "mask"))
                        .surrogate(new RidgeLearner(RidgeFactory.Options.standard()))
                        .execution(Execution.standard().withThreads(threads).withBatchSize(batch))
                        .build()
                        .explain(TWELVE, ExplanationRequest.standard().withSamples(1_000));
                one = one == null ? explanation : one;
                assertThat(explanation).isEqualTo(one);
            }
        }
    }

    @Test
    void aTextWithoutWordsFailsBeforeTheModelIsAsked() {
        LimeExplainer<String> explainer = explainer(model(text -> {
            throw new AssertionError("asked");
        }), ComponentRef.of("text"), 0);
        assertThatThrownBy(() -> explainer.explain("?!", ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE));
    }
}
