package org.lime4j.tribuo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.surrogate.DecisionTreeFactory;
import org.lime4j.core.surrogate.DecisionTreeLearner;
import org.lime4j.core.surrogate.Surrogate;

class TribuoTreeLearnerTest {
    private static TribuoTreeLearner cart(int depth) {
        return new TribuoTreeLearner(new TribuoCartFactory.Options(depth, 0, 0.001, 10));
    }

    private static DecisionTreeLearner ours(int depth) {
        return new DecisionTreeLearner(new DecisionTreeFactory.Options(depth, OptionalInt.empty(), 0, 0.001, 10));
    }

    /** Steps of very different heights, so that every node has one best question, and no need to look two steps ahead. */
    private static Sample steps(long seed, boolean binary) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[400][5];
        double[] y = new double[400];
        double[] weights = new double[400];
        int[] multiplicities = new int[400];
        for (int i = 0; i < 400; i++) {
            for (int j = 0; j < 5; j++) {
                x[i][j] = binary ? random.nextInt(2) : random.nextDouble();
            }
            y[i] = 7 + (x[i][2] > 0.5 ? 8 + 3 * (x[i][0] > 0.5 ? 1 : 0) : x[i][4] > 0.5 ? -4 : 0) + 1.2 * (x[i][1] > 0.5 ? 1 : 0);
            weights[i] = Math.exp(-4 * random.nextDouble());
            multiplicities[i] = 1 + random.nextInt(4);
        }
        return new Sample(x, weights, multiplicities, y, binary);
    }

    private static double[] predictions(Sample sample, Surrogate surrogate) {
        double[] out = new double[sample.x().length];
        surrogate.predict(sample.data().design(), out);
        return out;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void where_both_look_one_step_ahead_it_is_our_tree(long seed) {
        Sample sample = steps(seed, seed % 2 == 0);
        for (int depth = 1; depth <= 3; depth++) {
            Surrogate expected = sample.fit(ours(depth), 10);
            Surrogate actual = sample.fit(cart(depth), 10);
            assertThat(predictions(sample, actual)).containsExactly(predictions(sample, expected), within(1e-12));
            assertThat(sample.weightsOf(actual)).containsExactly(sample.weightsOf(expected), within(1e-12));
            assertThat(actual.intercept()).isCloseTo(expected.intercept(), within(1e-12));
            assertSameTree(root(expected), root(actual));
        }
    }

    private static SurrogateDescription.TreeNode root(Surrogate surrogate) {
        return ((SurrogateDescription.Tree) surrogate.description()).root();
    }

    private static void assertSameTree(SurrogateDescription.TreeNode expected, SurrogateDescription.TreeNode actual) {
        assertThat(actual.prediction()).isCloseTo(expected.prediction(), within(1e-12));
        assertThat(actual.share()).isCloseTo(expected.share(), within(1e-12));
        assertThat(actual).isInstanceOf(expected.getClass());
        if (expected instanceof SurrogateDescription.Split split) {
            SurrogateDescription.Split other = (SurrogateDescription.Split) actual;
            assertThat(other.key()).isEqualTo(split.key());
            assertThat(other.binary()).isEqualTo(split.binary());
            assertThat(other.threshold()).isCloseTo(split.threshold(), within(0.06));
            assertSameTree(split.below(), other.below());
            assertSameTree(split.above(), other.above());
        }
    }

    /** Numbers of 24 bits would see no difference between these. */
    @Test
    void a_small_difference_far_from_zero_is_seen() {
        Sample sample = steps(2, true);
        Sample far = sample.withY(Arrays.stream(sample.y()).map(y -> 1e9 + 1e-3 * y).toArray());
        Surrogate expected = sample.fit(cart(3), 10);
        Surrogate actual = far.fit(cart(3), 10);
        assertThat(Arrays.stream(far.weightsOf(actual)).map(w -> 1e3 * w).toArray())
                .containsExactly(sample.weightsOf(expected), within(1e-2));
        assertThat(actual.contributions()).hasSameSizeAs(expected.contributions());
    }

    @Test
    void weights_over_three_hundred_orders_of_magnitude_are_no_matter() {
        Sample sample = steps(3, true);
        SplittableRandom random = new SplittableRandom(3);
        double[] weights = new double[400];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i < 100 ? 1e-250 : 1e-250 * Math.pow(10, -50 - 20 * random.nextDouble());
        }
        Sample spread = sample.withWeights(weights);
        assertThat(predictions(spread, spread.fit(cart(3), 10)))
                .containsExactly(predictions(spread, spread.fit(ours(3), 10)), within(1e-9));
    }

    @ParameterizedTest(name = "{0} features")
    @ValueSource(ints = {1, 2, 3})
    void it_asks_about_no_more_features_than_allowed_and_about_those_that_explain_most(int features) {
        Sample sample = steps(4, true);
        Surrogate surrogate = sample.fit(cart(3), features);
        Set<Integer> asked = new HashSet<>();
        surrogate.contributions().forEach(contribution -> asked.add(contribution.feature()));
        assertThat(asked).hasSize(features).contains(2);
    }

    @Test
    void a_constant_output_or_a_gain_too_small_leaves_one_leaf() {
        Sample sample = steps(5, false);
        double[] constant = new double[400];
        Arrays.fill(constant, 0.75);
        assertThat(root(sample.withY(constant).fit(cart(3), 5)).prediction()).isEqualTo(0.75);
        assertThat(sample.withY(constant).fit(cart(3), 5).contributions()).isEmpty();
        Surrogate none = sample.fit(new TribuoTreeLearner(new TribuoCartFactory.Options(3, 0, 1, 10)), 5);
        assertThat(none.contributions()).isEmpty();
    }

    @Test
    void a_node_of_too_little_weight_is_not_split() {
        Sample sample = steps(6, true);
        TribuoTreeLearner half = new TribuoTreeLearner(new TribuoCartFactory.Options(5, 0.9, 0, 10));
        assertThat(((SurrogateDescription.Tree) sample.fit(half, 5).description()).rules()).hasSize(2);
    }

    @Test
    void columns_of_thousands_of_values_are_cut_at_quantiles() {
        Sample sample = Sample.of(3, 3_000, 2, false, 0);
        Surrogate expected = sample.fit(ours(1), 2);
        Surrogate actual = sample.fit(cart(1), 2);
        assertSameTree(root(expected), root(actual));
    }
}
