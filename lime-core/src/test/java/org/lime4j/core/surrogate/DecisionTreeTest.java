package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.explanation.SurrogateDescription.Split;
import org.lime4j.api.explanation.SurrogateDescription.TreeNode;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

class DecisionTreeTest {
    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    private static DecisionTreeFactory.Options options(int depth, int leaves, double share, double gain) {
        return new DecisionTreeFactory.Options(
                depth, leaves > 0 ? OptionalInt.of(leaves) : OptionalInt.empty(), share, gain, 10);
    }

    private static Surrogate fit(LocalData data, DecisionTreeFactory.Options options, int features) {
        return new DecisionTreeLearner(options).fit(data, 0, new Complexity(features), new SplittableRandom(1));
    }

    private static double r2(LocalData data, Surrogate surrogate) {
        double[] predictions = new double[data.rows()];
        surrogate.predict(data.design(), predictions);
        return data.weightedR2(0, predictions);
    }

    private static TreeNode root(Surrogate surrogate) {
        return ((SurrogateDescription.Tree) surrogate.description()).root();
    }

    private static Set<String> asked(TreeNode node) {
        Set<String> labels = new TreeSet<>();
        if (node instanceof Split split) {
            labels.add(split.label());
            labels.addAll(asked(split.below()));
            labels.addAll(asked(split.above()));
        }
        return labels;
    }

    private static int depth(TreeNode node) {
        return node instanceof Split split ? 1 + Math.max(depth(split.below()), depth(split.above())) : 0;
    }

    private static int leaves(TreeNode node) {
        return node instanceof Split split ? leaves(split.below()) + leaves(split.above()) : 1;
    }

    @ParameterizedTest(name = "{0} rows of {1} columns, binary {2}, depth {3}")
    @CsvSource({"500, 6, true, 2", "500, 6, true, 3", "5000, 6, true, 3", "64, 6, true, 3", "5000, 120, true, 3",
        "500, 6, false, 3", "3000, 12, false, 2"})
    void an_exclusive_or_is_explained_by_exactly_its_two_features(int rows, int columns, boolean binary, int depth) {
        for (long seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BinarySamples design = LocalSamples.coins(rows, columns, random);
            double[] y = new double[rows];
            double[] w = new double[rows];
            for (int i = 0; i < rows; i++) {
                y[i] = design.isSet(i, 0) != design.isSet(i, 1) ? 1 : 0;
                w[i] = Math.exp(-(columns - design.countRow(i)) / (1.125 * columns));
            }
            LocalData data = LocalSamples.of(binary ? design : LocalSamples.dense(design), w, y);

            Surrogate surrogate = fit(data, options(depth, 0, 0.01, 0.001), 10);

            assertThat(r2(data, surrogate)).as("seed %d", seed).isGreaterThanOrEqualTo(0.999);
            assertThat(asked(root(surrogate))).as("seed %d", seed).containsExactly("x0", "x1");
        }
    }

    @Test
    void an_exclusive_or_of_numbers_is_explained() {
        SplittableRandom random = new SplittableRandom(3);
        DenseSamples design = LocalSamples.normals(2000, 5, random);
        double[] y = new double[2000];
        for (int i = 0; i < y.length; i++) {
            y[i] = design.get(i, 1) > 0.2 != design.get(i, 3) > -0.1 ? 1 : 0;
        }
        LocalData data = LocalSamples.of(design, LocalSamples.ones(2000), y);

        Surrogate surrogate = fit(data, options(3, 0, 0.01, 0.001), 10);

        assertThat(r2(data, surrogate)).isGreaterThan(0.85);
        assertThat(asked(root(surrogate))).contains("x1", "x3");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void contributions_sum_to_the_prediction_minus_the_intercept_and_budgets_are_kept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 200 + random.nextInt(800);
        int d = 3 + random.nextInt(70);
        SampleMatrix design = seed % 2 == 0 ? LocalSamples.coins(n, d, random) : LocalSamples.normals(n, d, random);
        double[] y = LocalSamples.normal(n, random);
        for (int i = 0; i < n; i++) {
            y[i] += 2 * design.get(i, 0) + 3 * design.get(i, 1) * design.get(i, 2) - design.get(i, 2);
        }
        LocalData data = LocalSamples.of(design, LocalSamples.uniform(n, random), y);
        int depth = 1 + random.nextInt(5);
        int most = 2 + random.nextInt(10);
        int features = 1 + random.nextInt(4);

        Surrogate surrogate = fit(data, options(depth, most, 0.05, 0), features);

        double[] predictions = new double[n];
        surrogate.predict(design, predictions);
        double sum = surrogate.contributions().stream().mapToDouble(Surrogate.Contribution::weight).sum();
        assertThat(surrogate.intercept() + sum).isCloseTo(predictions[0], within(1e-12));
        assertThat(surrogate.intercept()).isCloseTo(data.gram().outputMean(0), within(1e-12));
        TreeNode root = root(surrogate);
        assertThat(depth(root)).isBetween(1, depth);
        assertThat(leaves(root)).isBetween(2, Math.min(most, 1 << depth));
        assertThat(asked(root)).hasSizeLessThanOrEqualTo(features);
        assertThat(surrogate.contributions()).hasSameSizeAs(asked(root));
        var rules = ((SurrogateDescription.Tree) surrogate.description()).rules();
        assertThat(rules).hasSize(leaves(root)).allMatch(rule -> rule.share() >= 0.05 - 1e-12);
        assertThat(rules.stream().mapToDouble(rule -> rule.share()).sum()).isCloseTo(1, within(1e-12));
        assertThat(rules.stream().mapToDouble(rule -> rule.share() * rule.prediction()).sum())
                .isCloseTo(surrogate.intercept(), within(1e-12));
        assertThat(r2(data, surrogate)).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_first_split_of_a_clear_effect_is_the_one_that_explains_most(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampleMatrix design = LocalSamples.coins(600, 9, random);
        double[] y = new double[600];
        for (int i = 0; i < y.length; i++) {
            y[i] = design.get(i, 4) + 0.3 * design.get(i, 6) + 0.1 * random.nextDouble();
        }
        LocalData data = LocalSamples.of(design, LocalSamples.uniform(600, random), y);

        double best = 0;
        for (int j = 0; j < 9; j++) {
            best = Math.max(best, r2(data, LinearFit.ridge(data.gram(), 0, new int[] {j}, 0)));
        }

        Surrogate stump = fit(data, options(1, 0, 0, 0), 10);
        assertThat(r2(data, stump)).isCloseTo(best, within(1e-12));
        assertThat(asked(root(stump))).containsExactly("x4");
    }

    @Test
    void equal_splits_go_to_the_lowest_column_and_threshold() {
        SplittableRandom random = new SplittableRandom(5);
        BinarySamples design = LocalSamples.coins(300, 12, random);
        double[] y = new double[300];
        for (int i = 0; i < 300; i++) {
            design.set(i, 9, design.get(i, 3));
            design.set(i, 11, 1 - design.get(i, 3));
            y[i] = design.get(i, 3);
        }
        for (SampleMatrix matrix : new SampleMatrix[] {design, LocalSamples.dense(design)}) {
            Surrogate surrogate = fit(LocalSamples.of(matrix, LocalSamples.uniform(300, random), y), options(3, 0, 0, 0), 5);
            assertThat(asked(root(surrogate))).containsExactly("x3");
            assertThat(((Split) root(surrogate)).threshold()).isEqualTo(0.5);
        }

        DenseSamples numbers = new DenseSamples(4, 1);
        for (int i = 0; i < 4; i++) {
            numbers.set(i, 0, i);
        }
        Surrogate tied = fit(
                LocalSamples.of(numbers, LocalSamples.ones(4), new double[] {0, 1, 1, 0}), options(1, 0, 0, 0), 1);
        assertThat(((Split) root(tied)).threshold()).isEqualTo(0.5);
    }

    @Test
    void bits_and_doubles_give_the_same_tree() {
        for (long seed = 1; seed <= 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BinarySamples design = LocalSamples.coins(700, 20, random);
            double[] y = LocalSamples.normal(700, random);
            double[] w = LocalSamples.uniform(700, random);
            for (int i = 0; i < 700; i++) {
                y[i] += 2 * design.get(i, 0) * design.get(i, 5) - design.get(i, 9);
            }
            LocalData bits = LocalSamples.of(design, w, y);
            LocalData doubles = LocalSamples.of(LocalSamples.dense(design), w, y);

            Surrogate ours = fit(bits, options(4, 10, 0.01, 0.001), 6);
            Surrogate theirs = fit(doubles, options(4, 10, 0.01, 0.001), 6);

            double[] our = new double[700];
            double[] their = new double[700];
            ours.predict(bits.design(), our);
            theirs.predict(doubles.design(), their);
            assertThat(our).containsExactly(their, within(1e-10));
            assertThat(asked(root(ours))).isEqualTo(asked(root(theirs)));
        }
    }

    @Test
    void a_numeric_threshold_lies_midway_between_neighbours() {
        DenseSamples design = new DenseSamples(6, 1);
        double[] values = {1, 2, 4, 8, 16, 32};
        for (int i = 0; i < 6; i++) {
            design.set(i, 0, values[i]);
        }
        LocalData data = LocalSamples.of(design, LocalSamples.ones(6), new double[] {0, 0, 0, 1, 1, 1});

        Surrogate surrogate = fit(data, options(3, 0, 0, 0), 1);

        assertThat(((Split) root(surrogate)).threshold()).isEqualTo(6);
        assertThat(r2(data, surrogate)).isEqualTo(1);
        assertThat(surrogate.contributions()).containsExactly(new Surrogate.Contribution(0, -0.5));
    }

    @Test
    void a_constant_output_is_one_leaf() {
        SplittableRandom random = new SplittableRandom(6);
        double[] y = new double[100];
        Arrays.fill(y, 0.25);
        Surrogate surrogate = fit(
                LocalSamples.of(LocalSamples.coins(100, 4, random), LocalSamples.uniform(100, random), y),
                options(3, 0, 0, 0), 4);

        assertThat(root(surrogate)).isEqualTo(new SurrogateDescription.Leaf(0.25, 1));
        assertThat(surrogate.contributions()).isEmpty();
        assertThat(surrogate.intercept()).isEqualTo(0.25);
    }

    @Test
    void merged_rows_give_the_tree_of_the_rows_they_stand_for() {
        BinarySamples design = new BinarySamples(4, 2);
        design.setRow(0);
        design.set(1, 0);
        design.set(2, 1);
        double[] y = {3, 1, 2, 0};
        LocalData merged = LocalSamples.of(design, new double[] {1, 0.5, 0.5, 0.25}, new int[] {1, 4, 2, 8}, new double[][] {y});
        LocalData weighted = LocalSamples.of(design, new double[] {1, 2, 1, 2}, y);

        assertThat(root(fit(merged, options(3, 0, 0, 0), 2))).isEqualTo(root(fit(weighted, options(3, 0, 0, 0), 2)));
    }

    @Test
    void options_out_of_range_are_refused() {
        assertThatThrownBy(() -> options(0, 0, 0, 0)).hasMessage("maxDepth is 0; it must be between 1 and 30");
        assertThatThrownBy(() -> options(3, 1, 0, 0)).hasMessageStartingWith("maxLeaves is ");
        assertThatThrownBy(() -> options(3, 0, 0.6, 0)).hasMessage("minLeafShare is 0.6; it must be between 0 and 0.5");
    }

    @Test
    void an_output_whose_squares_overflow_is_refused_and_a_feature_is_not() {
        SplittableRandom random = new SplittableRandom(1);
        DenseSamples design = LocalSamples.normals(200, 3, random);
        double[] y = LocalSamples.normal(200, random);
        double[] large = Arrays.stream(y).map(value -> 1e200 * value).toArray();
        assertThatThrownBy(() ->
                        fit(LocalSamples.of(design, LocalSamples.ones(200), large), options(3, 0, 0.01, 0.001), 3))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.FIT_FAILED))
                .hasMessageContaining("output 0 is not finite");
        for (int i = 0; i < 200; i++) {
            design.set(i, 1, 1e300 * design.get(i, 1));
        }
        LocalData data = LocalSamples.of(design, LocalSamples.ones(200), y);
        assertThat(r2(data, fit(data, options(3, 0, 0.01, 0.001), 3))).isBetween(0.0, 1.0);
    }
}
