package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.KernelShapSampler;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/** Shapley values from the sampler and the surrogate {@code kernel-shap} together. */
class KernelShapTest {
    private static final long SEED = 53_407;
    private static final KernelShapLearner LEARNER = new KernelShapLearner(new KernelShapFactory.Options(OptionalInt.empty()));

    private static List<InterpretableFeature> features(int count) {
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            features.add(InterpretableFeature.present(FeatureKey.of("part " + j), "part " + j, new Location.Column(j)));
        }
        return features;
    }

    private static LocalData sample(int players, int samples, long seed, ToDoubleFunction<long[]> model) {
        Codes codes = new Codes(CodeSpace.ofPresence(players), samples);
        codes.hold(0, samples);
        double[] weights = new double[samples];
        new KernelShapSampler().sample(codes, samples, new RandomStreams(seed), weights);
        BinarySamples design = (BinarySamples) codes.block(0);
        double[] answers = new double[samples];
        for (int i = 0; i < samples; i++) {
            int from = i * design.wordsPerRow();
            answers[i] = model.applyAsDouble(java.util.Arrays.copyOfRange(design.words(), from, from + design.wordsPerRow()));
        }
        return new LocalData(features(players), design, weights, null, new double[][] {answers});
    }

    private static LocalData sample(Game game, int samples, long seed) {
        return sample(game.players(), samples, seed, words -> game.answers()[(int) words[0]]);
    }

    private static Surrogate fit(LocalData data, int features) {
        return LEARNER.fit(data, 0, new Complexity(features), new RandomStreams(1).generator());
    }

    private static double[] values(Surrogate surrogate, int players) {
        double[] values = new double[players];
        surrogate.contributions().forEach(contribution -> values[contribution.feature()] = contribution.weight());
        return values;
    }

    @Test
    void onAllCoalitionsTheWeightsAreTheShapleyValues() {
        SplittableRandom random = new SplittableRandom(SEED);
        double worst = 0;
        for (int round = 0; round < 1_200; round++) {
            int players = 1 + round % 10;
            boolean additive = round % 3 == 0;
            double[] parts = random.doubles(players, -1, 1).toArray();
            Game game = additive ? Game.additive(parts, random.nextDouble()) : Game.random(random, players);
            int samples = (1 << players) + (round % 2 == 0 ? 0 : random.nextInt(3 << players));
            Surrogate surrogate = fit(sample(game, samples, round), players);
            double[] expected = additive ? parts : game.shapley();
            double[] found = values(surrogate, players);
            double sum = 0;
            for (int j = 0; j < players; j++) {
                worst = Math.max(worst, Math.abs(found[j] - expected[j]));
                sum += found[j];
            }
            worst = Math.max(worst, Math.abs(sum - (game.all() - game.none())));
            worst = Math.max(worst, Math.abs(surrogate.intercept() - game.none()));
        }
        assertThat(worst).as("seed %s", SEED).isLessThan(1e-12);
    }

    @Test
    void onDrawnCoalitionsAnAdditiveModelIsFoundExactly() {
        for (int players : new int[] {12, 63, 64, 65, 150, 300}) {
            double[] parts = new SplittableRandom(SEED).doubles(players, -1, 1).toArray();
            LocalData data = sample(players, 8 * players + 3, SEED, words -> {
                double answer = 0.25;
                for (int j = 0; j < players; j++) {
                    answer += (words[j >> 6] >>> j & 1) * parts[j];
                }
                return answer;
            });
            assertThat(values(fit(data, players), players)).as("%s players", players).containsExactly(parts, within(1e-9));
        }
    }

    /** Means over seeds against the exact values: 12 comparisons, limit 5 standard errors, and a bias of order 1/n. */
    @Test
    void onDrawnCoalitionsTheWeightsEstimateTheShapleyValuesAndKeepTheirSum() {
        Game game = Game.random(new SplittableRandom(SEED), 12);
        double[] expected = game.shapley();
        int seeds = 200;
        double[] sums = new double[12];
        double[] squares = new double[12];
        for (int seed = 0; seed < seeds; seed++) {
            double[] found = values(fit(sample(game, 2_001, SEED + seed), 12), 12);
            double sum = 0;
            for (int j = 0; j < 12; j++) {
                sums[j] += found[j];
                squares[j] += found[j] * found[j];
                sum += found[j];
            }
            assertThat(sum).isCloseTo(game.all() - game.none(), within(1e-12));
        }
        for (int j = 0; j < 12; j++) {
            double mean = sums[j] / seeds;
            double error = Math.sqrt((squares[j] / seeds - mean * mean) / (seeds - 1));
            assertThat(Math.abs(mean - expected[j]) / error).as("player %s, seed %s", j, SEED).isLessThan(5);
            assertThat(error * Math.sqrt(seeds)).isLessThan(0.1);
        }
    }

    /** Sizes and pairs of drawn coalitions against the kernel. */
    @Test
    void sizesAreDrawnByTheKernelAndRowsComeInComplements() {
        int players = 70;
        int n = 40_002;
        LocalData data = sample(players, n, SEED, words -> 0);
        BinarySamples design = (BinarySamples) data.design();
        assertThat(design.countRow(0)).isEqualTo(players);
        assertThat(design.countRow(1)).isZero();
        int[] counts = new int[players];
        double total = 0;
        for (int i = 2; i < n; i += 2) {
            counts[design.countRow(i)]++;
            total += data.weight(i) + data.weight(i + 1);
            for (int j = 0; j < players; j++) {
                assertThat(design.isSet(i, j)).isNotEqualTo(design.isSet(i + 1, j));
            }
        }
        double whole = 0;
        for (int s = 1; s < players; s++) {
            whole += (players - 1.0) / (s * (players - s));
        }
        assertThat(total).isCloseTo(whole, within(1e-9));
        for (int s = 1; s < players; s++) {
            double p = (players - 1.0) / (s * (players - s)) / whole;
            double pairs = (n - 2) / 2.0;
            assertThat(Math.abs(counts[s] - pairs * p) / Math.sqrt(pairs * p * (1 - p))).as("size %s", s).isLessThan(5);
        }
    }

    @Test
    void fewerFeaturesAreTheLargestAsTheyWereAndTheConstantTakesTheRest() {
        Game game = Game.random(new SplittableRandom(SEED), 8);
        LocalData data = sample(game, 256, SEED);
        Surrogate all = fit(data, 8);
        Surrogate some = fit(data, 3);
        assertThat(some.contributions()).isEqualTo(all.contributions().subList(0, 3));
        double[] predictions = new double[256];
        some.predict(data.design(), predictions);
        assertThat(predictions[0]).isCloseTo(game.all(), within(1e-12));
        assertThat(all.covariance()).isEmpty();
    }

    @Test
    void playersThatNothingTellsApartShareWhatTheyAdd() {
        LocalData two = sample(5, 32, SEED, words -> Long.bitCount(words[0]) == 5 ? 1 : 0);
        BinarySamples ends = new BinarySamples(2, 5);
        ends.setRow(0);
        LocalData data = new LocalData(features(5), ends, new double[] {1, 1}, null, new double[][] {{1, 0}});
        assertThat(values(fit(data, 5), 5)).containsExactly(new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, within(1e-12));
        assertThat(values(fit(two, 5), 5)).containsExactly(new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, within(1e-12));
    }

    @Test
    void aSampleWithoutTheEmptyCoalitionIsAnErrorThatNamesTheSampler() {
        BinarySamples ones = new BinarySamples(2, 2);
        ones.setRow(0);
        ones.set(1, 0);
        LocalData data = new LocalData(features(2), ones, new double[] {1, 1}, null, new double[][] {{1, 0}});
        assertThatThrownBy(() -> fit(data, 2)).isInstanceOfSatisfying(LimeException.class,
                error -> assertThat(error.id()).isEqualTo(ErrorId.FIT_FAILED)).hasMessageContaining("sampler 'kernel-shap'");
    }

    private static PipelineShape shape(CodeSpace space, int features, boolean weighted, String kernel) {
        return new PipelineShape(Object.class, Outputs.regression("y"), space, features(features), 100, 1, weighted, kernel);
    }

    @Test
    void refusalsNameTheRemedy() {
        CodeSpace parts = CodeSpace.ofPresence(3);
        assertThat(LEARNER.check(shape(parts, 3, true, "constant"))).isEmpty();
        assertThat(LEARNER.check(shape(parts, 3, true, ""))).isEmpty();
        assertThat(LEARNER.check(shape(parts, 3, true, "exponential")).orElseThrow().reason())
                .contains("'exponential'").contains("choose the kernel 'constant'");
        assertThat(LEARNER.check(shape(parts, 3, false, "constant")).orElseThrow().reason())
                .contains("choose the sampler 'kernel-shap'");
        assertThat(LEARNER.check(shape(parts, 2, true, "constant")).orElseThrow().reason()).contains("one feature each");
        KernelShapSampler sampler = new KernelShapSampler();
        CodeSpace table = CodeSpace.of(List.of(new CodeColumn.Continuous(1, 0, 1)));
        assertThat(sampler.check(shape(table, 1, true, "constant")).orElseThrow().reason()).contains("'gaussian'");
        CodeSpace block = new CodeSpace(List.of(org.lime4j.core.space.Block.ofPresence("notes", 3)));
        assertThat(sampler.check(shape(block, 3, true, "constant")).orElseThrow().reason()).contains("'per-block'");
        assertThat(sampler.accepts(7, parts).orElseThrow().reason()).contains("at least 8");
        assertThat(sampler.accepts(8, parts)).isEmpty();
        assertThat(sampler.accepts(41, CodeSpace.ofPresence(20)).orElseThrow().reason()).contains("at least 42");
        assertThat(sampler.accepts(42, CodeSpace.ofPresence(20))).isEmpty();
        assertThat(sampler.accepts(402, CodeSpace.ofPresence(200))).isEmpty();
    }
}
