package org.lime4j.core.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.Models;
import org.lime4j.core.engine.Switches;
import org.lime4j.core.engine.SwitchesRepresentation;
import org.lime4j.core.plugin.ComponentRef;

class StabilityTest {
    private static final Switches X = Switches.of(1, -2, 0.5, 3, 1, -1, 2);
    private static final ExplanationRequest REQUEST = ExplanationRequest.standard().withSamples(1000).withSeed(11);

    private static LimeExplainer<Switches> explainer(boolean drawing, BlackBox<Switches> model) {
        return LimeExplainer.builder(model).representation(new SwitchesRepresentation(drawing)).build();
    }

    private static OutputStability only(StabilityReport report) {
        assertThat(report.outputs()).hasSize(1);
        return report.outputs().get(0);
    }

    private static FeatureStability feature(OutputStability output, String name) {
        return output.features().stream().filter(f -> f.label().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aLinearModelIsExplainedAlikeUnderEverySeed() {
        LimeExplainer<Switches> explainer = LimeExplainer.builder(Models.scalar(Models::linear))
                .representation(new SwitchesRepresentation(false))
                .surrogate(ComponentRef.of("lasso").with("features", 7))
                .build();
        StabilityReport report = Stability.standard().assess(explainer, X, REQUEST);
        OutputStability output = only(report);
        assertThat(report.k()).isEqualTo(5);
        assertThat(output.runs()).isEqualTo(10);
        assertThat(output.jaccard()).isEqualTo(new Spread(1, 1, 1));
        assertThat(output.variablesIndex()).isEqualTo(1);
        assertThat(output.signAgreement()).isEqualTo(1);
        assertThat(output.fidelity().minimum()).isCloseTo(1, within(1e-12));
        assertThat(output.features()).hasSize(7).allSatisfy(feature -> {
            assertThat(feature.reported()).isEqualTo(10);
            assertThat(feature.standardDeviation()).hasValueCloseTo(0.0, within(1e-12));
            assertThat(feature.signAgreement()).isEqualTo(1);
        });
        assertThat(output.features()).extracting(FeatureStability::label)
                .containsExactly("switch 6", "switch 3", "switch 5", "switch 4", "switch 1", "switch 2", "switch 0");
        assertThat(feature(output, "switch 3").meanWeight()).isCloseTo(1.2, within(1e-12));
        assertThat(output.ties()).isEmpty();
    }

    /** Weights equal in truth, exactly: 0.4 twice and 0.1 three times; the interaction makes them vary with the sample. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void exchangeableFeaturesAreSaidToBeTied(long seed) {
        BlackBox<Switches> model = Models.scalar(z ->
                0.4 * (z.at(0) + z.at(1)) + 0.1 * (z.at(2) + z.at(3) + z.at(4)) + 0.2 * z.at(0) * z.at(1));
        OutputStability output = only(Stability.standard().assess(
                explainer(true, model), Switches.of(1, 1, 1, 1, 1), REQUEST.withSeed(seed)));
        assertThat(output.ties()).as("seed %d", seed).hasSize(2);
        assertThat(output.ties().get(0)).containsExactlyInAnyOrder(FeatureKey.of("switch 0"), FeatureKey.of("switch 1"));
        assertThat(output.ties().get(1)).containsExactlyInAnyOrder(
                FeatureKey.of("switch 2"), FeatureKey.of("switch 3"), FeatureKey.of("switch 4"));
    }

    @Test
    void fewSamplesGiveUnstableExplanations() {
        BlackBox<Switches> rough = Models.scalar(z -> {
            double sum = 0;
            for (int j = 0; j < z.size(); j++) {
                sum += Math.sin(37 * z.at(j) + j) + 0.1 * z.at(j);
            }
            return sum + Math.sin(91 * sum);
        });
        Switches x = Switches.of(IntStream.range(0, 20).mapToDouble(j -> 1 + j % 3).toArray());
        StabilityReport sparse = Stability.standard().assess(explainer(true, rough), x, REQUEST.withSamples(30).withFeatures(6));
        assertThat(only(sparse).jaccard().mean()).isBetween(0.0, 0.7);
        assertThat(only(sparse).jaccard().minimum()).isLessThan(only(sparse).jaccard().mean());
        assertThat(only(sparse).variablesIndex()).isLessThan(0.9);
        assertThat(only(sparse).features()).anySatisfy(feature -> assertThat(feature.reported()).isBetween(1, 9));
        StabilityReport dense = Stability.standard().assess(explainer(true, rough), x, REQUEST.withSamples(5000).withFeatures(6));
        assertThat(only(dense).jaccard().mean()).isGreaterThan(only(sparse).jaccard().mean() + 0.1);
    }

    /** 300 runs: the ratio's own standard error is 4 %. */
    @Test
    void theSpreadBetweenSeedsIsWhatTheStandardErrorsSay() {
        BlackBox<Switches> model = Models.scalar(z -> Math.tanh(Models.linear(z)) + 0.3 * z.at(0) * z.at(3) - 0.2 * z.at(1) * z.at(1));
        OutputStability output = only(Stability.standard().withRuns(300).assess(explainer(true, model), X, REQUEST));
        assertThat(output.features()).hasSize(7).allSatisfy(feature ->
                assertThat(feature.standardDeviation().orElseThrow() / feature.meanStandardError().orElseThrow())
                        .isBetween(0.85, 1.18));
        assertThat(output.coefficientsIndex().orElseThrow()).isGreaterThan(0.97);
    }

    @Test
    void threadsChangeNothing() {
        BlackBox<Switches> model = Models.softmax(Concurrency.CONCURRENT);
        StabilityReport one = Stability.standard().assess(explainer(true, model), X, REQUEST.withTopOutputs(3));
        LimeExplainer<Switches> threaded = LimeExplainer.builder(model).representation(new SwitchesRepresentation(true))
                .execution(Execution.standard().withThreads(4).withBatchSize(17)).build();
        assertThat(Stability.standard().assess(threaded, X, REQUEST.withTopOutputs(3))).isEqualTo(one);
        assertThat(one.outputs()).hasSize(3);
        assertThat(Stability.standard().assess(threaded, X, REQUEST.withSeed(12)).outputs()).isNotEqualTo(one.outputs());
    }

    @Test
    void eachRunIsReplayedByItsSeed() {
        StabilityReport report = Stability.standard().withRuns(3).assess(explainer(true, Models.scalar(Models::linear)), X, REQUEST);
        Explanation first = explainer(true, Models.scalar(Models::linear)).explain(X, REQUEST.withSeed(report.seeds().get(0)));
        assertThat(report.provenance()).isEqualTo(first.provenance());
        double mean = report.seeds().stream()
                .mapToDouble(seed -> explainer(true, Models.scalar(Models::linear)).explain(X, REQUEST.withSeed(seed))
                        .outputs().get(0).fidelity().weightedR2())
                .average().orElseThrow();
        assertThat(only(report).fidelity().mean()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void moreRunsBeginWithTheSeedsOfFewerAndNoSeedComesTwice() {
        List<Long> seeds = Runs.seeds(42, 200);
        assertThat(new TreeSet<>(seeds)).hasSize(200);
        assertThat(Runs.seeds(42, 10)).isEqualTo(seeds.subList(0, 10));
    }

    // ---- the numbers, by hand

    /** An explainer whose runs are written down: weights by feature a, b, c, …; NaN for a feature that is not reported. */
    private static Explainer<String> scripted(double error, double[]... runs) {
        List<double[]> left = new ArrayList<>(List.of(runs));
        return new Explainer<>() {
            @Override
            public Explanation explain(String x, ExplanationRequest request) {
                return Explanations.of(request.seed(), 3, error, left.remove(0));
            }

            @Override
            public void explainAll(
                    Iterable<? extends String> xs, long from, ExplanationRequest request, Consumer<? super Result> sink) {
                throw new AssertionError("not asked for");
            }
        };
    }

    @Test
    void theIndicesAreThoseOfTheirDefinitions() {
        double none = Double.NaN;
        StabilityReport report = new Stability(3, OptionalInt.of(2)).assess(
                scripted(0.1, new double[] {3, -2, 1, none}, new double[] {3.1, 2, none, 0.5}, new double[] {2.9, none, 2, 0.6}),
                "x", REQUEST);
        OutputStability output = only(report);
        assertThat(report.k()).isEqualTo(2);
        // Top 2: {a, b}, {a, b}, {a, c}: 1, 1/3, 1/3. Sets: {a, b, c}, {a, b, d}, {a, c, d}: 2 of 3 in common, always.
        assertThat(output.jaccard().mean()).isCloseTo(5 / 9.0, within(1e-15));
        assertThat(output.jaccard().minimum()).isEqualTo(1 / 3.0);
        assertThat(output.jaccard().maximum()).isEqualTo(1);
        assertThat(output.variablesIndex()).isCloseTo(2 / 3.0, within(1e-15));
        // Signs: a three times, c once; b is -2 and 2, of mean 0: neither sign agrees.
        assertThat(output.signAgreement()).isCloseTo(4 / 6.0, within(1e-15));
        // Intervals are ± 0.196: all of a's overlap, d's two do, b's and c's do not.
        assertThat(output.coefficientsIndex()).hasValue((1 + 0 + 0 + 1) / 4.0);
        assertThat(output.features()).extracting(FeatureStability::label).containsExactly("a", "b", "c", "d");
        FeatureStability a = output.features().get(0);
        assertThat(a.reported()).isEqualTo(3);
        assertThat(a.inTopK()).isEqualTo(3);
        assertThat(a.importance()).isCloseTo(3, within(1e-15));
        assertThat(a.standardDeviation()).hasValueCloseTo(0.1, within(1e-12));
        assertThat(a.meanStandardError()).hasValueCloseTo(0.1, within(1e-15));
        FeatureStability c = output.features().get(2);
        assertThat(c.importance()).isCloseTo(1, within(1e-15));
        assertThat(c.meanWeight()).isEqualTo(1.5);
        assertThat(c.inTopK()).isEqualTo(1);
        assertThat(c.standardDeviation()).hasValueCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void aTieIsADifferenceWithinThreeStandardErrors() {
        // Such that the standard error of the mean difference is 0.1.
        double spread = 0.1 * Math.sqrt(4) / Math.sqrt(4 / 3.0);
        double[][] tied = runs(0.3 - 1e-9, spread);
        assertThat(only(new Stability(4, OptionalInt.empty()).assess(scripted(0.1, tied), "x", REQUEST)).ties())
                .containsExactly(List.of(FeatureKey.of("a"), FeatureKey.of("b")));
        double[][] apart = runs(0.3 + 1e-9, spread);
        assertThat(only(new Stability(4, OptionalInt.empty()).assess(scripted(0.1, apart), "x", REQUEST)).ties())
                .isEmpty();
    }

    /** Four runs whose paired differences are difference ± spread: standard deviation spread · sqrt(4/3). */
    private static double[][] runs(double difference, double spread) {
        return new double[][] {
            {5 + difference + spread, -5}, {-4 - difference + spread, 4}, {3 + difference + spread, 3}, {2 + difference - spread, 2}
        };
    }

    @Test
    void equalWeightsWithoutAnySpreadAreTiedUpToRounding() {
        double[] run = {0.1 + 0.2, 0.3, 0.1};
        assertThat(only(Stability.standard().withRuns(2).assess(scripted(0, run, run), "x", REQUEST)).ties())
                .containsExactly(List.of(FeatureKey.of("a"), FeatureKey.of("b")));
    }

    /** Trees report the features that they do not ask about, with 0. */
    @Test
    void featuresWithoutWeightAreNotAmongTheMostImportant() {
        OutputStability output = only(new Stability(2, OptionalInt.of(2)).assess(
                scripted(0.1, new double[] {3, 0, 0}, new double[] {3, 0, 1}), "x", REQUEST));
        assertThat(output.jaccard().mean()).isEqualTo(0.5);
        assertThat(output.features()).extracting(FeatureStability::label).containsExactly("a", "c", "b");
        assertThat(output.features()).extracting(FeatureStability::inTopK).containsExactly(2, 1, 0);
        assertThat(output.features()).extracting(FeatureStability::reported).containsExactly(2, 2, 2);
    }

    @Test
    void explanationsWithoutAnyFeatureAgree() {
        OutputStability output = only(Stability.standard().withRuns(2).assess(
                scripted(0, new double[0], new double[0]), "x", REQUEST));
        assertThat(output.jaccard()).isEqualTo(new Spread(1, 1, 1));
        assertThat(output.variablesIndex()).isEqualTo(1);
        assertThat(output.coefficientsIndex()).isEqualTo(OptionalDouble.empty());
        assertThat(output.signAgreement()).isEqualTo(1);
        assertThat(output.features()).isEmpty();
        assertThat(output.ties()).isEmpty();
    }

    @Test
    void standardErrorsThatAreNotThereAreNotMadeUp() {
        OutputStability output = only(Stability.standard().withRuns(2).assess(
                scripted(Double.NaN, new double[] {1}, new double[] {2}), "x", REQUEST));
        assertThat(output.coefficientsIndex()).isEmpty();
        assertThat(output.features().get(0).meanStandardError()).isEmpty();
        assertThat(output.features().get(0).intervalOverlap()).isEmpty();
    }

    // ---- limits

    @Test
    void theDeadlineCoversAllRuns() {
        List<Long> heard = new ArrayList<>();
        LimeExplainer<Switches> slow = explainer(true, Models.scalar(z -> {
            LockSupport.parkNanos(50_000);
            return 0;
        }));
        assertThatThrownBy(() -> Stability.standard().withRuns(1000).assess(slow, X, REQUEST
                        .withSamples(100)
                        .withDeadline(Duration.ofMillis(1500))
                        .withListener((instance, scored, total) -> heard.add(instance))))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED))
                .hasMessageMatching("the deadline passed after \\d+ of 1000 runs: allow more time, or ask for fewer runs or samples");
        assertThat(heard).isSorted().startsWith(0L);
    }

    @Test
    void eachRunGetsTheTimeThatIsLeft() {
        List<Duration> limits = new ArrayList<>();
        Runs.under(Runs.seeds(1, 3), REQUEST.withDeadline(Duration.ofHours(1)), own -> {
            limits.add(own.deadline().orElseThrow());
            LockSupport.parkNanos(1_000_000);
        });
        assertThat(limits.get(0)).isLessThan(Duration.ofHours(1));
        assertThat(limits.get(1)).isLessThan(limits.get(0));
        assertThat(limits.get(2)).isLessThan(limits.get(1));
    }

    @Test
    void aFailingRunIsTheFailure() {
        assertThatThrownBy(() -> Stability.standard().assess(
                        explainer(true, Models.scalar(Models::linear)), X, REQUEST.withFeatures(8)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_REQUEST));
    }

    @Test
    void numbersOutOfRangeAreErrors() {
        assertThatIllegalArgumentException().isThrownBy(() -> Stability.standard().withRuns(1))
                .withMessage("runs is 1; a comparison needs at least 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Stability.standard().withK(0))
                .withMessage("k is 0; it must be at least 1");
    }

    @Test
    void kIsOneLessThanTheSurrogateMayReportWhereThatIsFewerThanSix() {
        for (int features : new int[] {1, 2, 4}) {
            assertThat(Stability.standard().withRuns(2)
                            .assess(explainer(true, Models.scalar(Models::linear)), X, REQUEST.withFeatures(features)).k())
                    .isEqualTo(Math.max(1, features - 1));
        }
    }
}
