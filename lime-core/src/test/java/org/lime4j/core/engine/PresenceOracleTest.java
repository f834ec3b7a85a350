package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Codes;
import org.lime4j.core.surrogate.Game;

/** Whole explanations of random models of what is present or removed, beside their closed forms. */
class PresenceOracleTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.standard();
    private static final int MODELS = 1_000;
    private static final long SEED = 60_411;
    private static final double FAMILY_ERROR = 1e-6;

    /** Every coalition with its probability; row 0, the instance, has the weight 0. */
    private record EveryCoalition(Game game, double keep) implements Sampler {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int i = 0; i < codes.rows(); i++) {
                int row = codes.firstRow() + i;
                int coalition = row == 0 ? game.answers().length - 1 : row - 1;
                weights[i] = row == 0 ? 0 : game.probability(coalition, keep);
                for (int j = 0; j < game.players(); j++) {
                    codes.block(0).set(i, j, coalition >> j & 1);
                }
            }
        }

        @Override
        public boolean weighted() {
            return true;
        }
    }

    private static LimeExplainerBuilder<Switches> explainer(Game game) {
        return LimeExplainer.builder(Models.scalar(z -> {
                    int coalition = 0;
                    for (int j = 0; j < z.size(); j++) {
                        coalition |= z.at(j) == 1 ? 1 << j : 0;
                    }
                    return game.answers()[coalition];
                }))
                .registry(PLUGINS)
                .representation(new SwitchesRepresentation(false))
                .kernel("constant");
    }

    private static LimeExplainerBuilder<Switches> leastSquares(Game game) {
        return explainer(game).surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", 0));
    }

    private static OutputExplanation explain(LimeExplainerBuilder<Switches> builder, Game game, int samples, long seed) {
        double[] positions = new double[game.players()];
        java.util.Arrays.fill(positions, 1);
        try (LimeExplainer<Switches> explainer = builder.build()) {
            return explainer.explain(Switches.of(positions), ExplanationRequest.standard().withSamples(samples).withSeed(seed))
                    .output("y");
        }
    }

    private static int column(FeatureContribution contribution) {
        return ((Location.Column) contribution.location()).index();
    }

    private static double chance(SplittableRandom random) {
        return 0.2 + 0.6 * random.nextDouble();
    }

    @Test
    void onAllIndependentMasksAWeightIsTheDifferenceOfTwoMeans() {
        for (int model = 0; model < MODELS; model++) {
            SplittableRandom random = new SplittableRandom(SEED + model);
            Game game = Game.random(random, 1 + random.nextInt(8));
            double keep = chance(random);
            OutputExplanation output = explain(
                    leastSquares(game).sampler(new EveryCoalition(game, keep)), game, 1 + game.answers().length, 1);
            double[] expected = game.differences(keep);
            assertThat(output.contributions()).hasSize(game.players());
            for (FeatureContribution contribution : output.contributions()) {
                assertThat(contribution.weight()).as("seed %d, column %d", SEED + model, column(contribution))
                        .isCloseTo(expected[column(contribution)], within(1e-12));
            }
        }
    }

    /** Limits and means as for tables: every difference, their squares, and their balance. */
    @Test
    void onDrawnIndependentMasksItIsThatWithinItsError() {
        int count = 0;
        double squares = 0;
        double along = 0;
        double worst = 0;
        long worstSeed = 0;
        for (int model = 0; model < MODELS; model++) {
            long seed = -SEED - model;
            SplittableRandom random = new SplittableRandom(seed);
            Game game = Game.random(random, 2 + random.nextInt(7));
            double keep = chance(random);
            double[] expected = game.differences(keep);
            for (FeatureContribution contribution : explain(
                            leastSquares(game).sampler(ComponentRef.of("bernoulli").with("keep", keep)), game, 10_000, seed)
                    .contributions()) {
                double difference = contribution.weight() - expected[column(contribution)];
                double z = difference / contribution.standardError().orElseThrow();
                count++;
                squares += z * z;
                along += Math.signum(expected[column(contribution)]) * z;
                if (Math.abs(z) > worst) {
                    worst = Math.abs(z);
                    worstSeed = seed;
                }
            }
        }
        double limit = -Normal.quantile(FAMILY_ERROR / 2 / (count + 2));
        assertThat(worst).as("z of seed %d, one of %d", worstSeed, count).isLessThan(limit);
        assertThat(Math.abs(squares / count - 1) / Math.sqrt(2.0 / count)).as("mean of z² is %s", squares / count).isLessThan(limit);
        assertThat(Math.abs(along) / Math.sqrt(count)).as("along the weights").isLessThan(limit);
    }

    @Test
    void kernelShapGivesTheShapleyValues() {
        for (int model = 0; model < 300; model++) {
            SplittableRandom random = new SplittableRandom(SEED + model);
            Game game = Game.random(random, 1 + random.nextInt(9));
            int samples = Math.max(2, game.answers().length + (model % 2 == 0 ? 0 : random.nextInt(100)));
            OutputExplanation output = explain(
                    explainer(game).sampler("kernel-shap").surrogate("kernel-shap"), game, samples, model);
            double[] expected = game.shapley();
            double sum = output.intercept();
            for (FeatureContribution contribution : output.contributions()) {
                assertThat(contribution.weight()).as("seed %d, column %d", SEED + model, column(contribution))
                        .isCloseTo(expected[column(contribution)], within(1e-12));
                sum += contribution.weight();
            }
            assertThat(sum).isCloseTo(game.all(), within(1e-12));
            assertThat(output.intercept()).isCloseTo(game.none(), within(1e-12));
        }
    }
}
