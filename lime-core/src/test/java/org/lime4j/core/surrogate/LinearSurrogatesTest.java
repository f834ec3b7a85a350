package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

class LinearSurrogatesTest {
    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static Surrogate fit(SurrogateLearner learner, LocalData data, int features) {
        return learner.fit(data, 0, new Complexity(features), new SplittableRandom(1));
    }

    private static RidgeLearner ridge(RidgeFactory.Selection selection, double alpha) {
        return new RidgeLearner(new RidgeFactory.Options(selection, 10, alpha));
    }

    private static final LassoLearner UNCENTRED = new LassoLearner(
            new LassoFactory.Options(10, OptionalDouble.empty(), LassoFactory.Centring.OUTPUT_MEAN));

    private static double[] wide(Surrogate surrogate, int size) {
        double[] weights = new double[size];
        surrogate.contributions().forEach(contribution -> weights[contribution.feature()] = contribution.weight());
        return weights;
    }

    private static List<SurrogateLearner> learners() {
        return List.of(
                ridge(RidgeFactory.Selection.NONE, 1),
                ridge(RidgeFactory.Selection.FORWARD, 1),
                ridge(RidgeFactory.Selection.HIGHEST_WEIGHTS, 1),
                ridge(RidgeFactory.Selection.LASSO_PATH, 1),
                new LassoLearner(LassoFactory.Options.standard()),
                lasso(0.1),
                UNCENTRED);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void numbers_whose_squares_overflow_are_refused_with_what_to_rescale(SurrogateLearner learner) {
        for (int d : new int[] {3, 70}) {
            SplittableRandom random = new SplittableRandom(d);
            DenseSamples design = LocalSamples.normals(200, d, random);
            double[] y = LocalSamples.normal(200, random);
            for (double scale : new double[] {1e155, 1e200, 1e307}) {
                double[] large = Arrays.stream(y).map(value -> scale * value).toArray();
                assertThatThrownBy(() -> fit(learner, LocalSamples.of(design, LocalSamples.ones(200), large), 2))
                        .as("d %d, scale %s", d, scale)
                        .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.FIT_FAILED))
                        .hasMessageContaining("output 0 is not finite").hasMessageEndingWith("rescale numbers beyond 1e150");
            }
            for (int i = 0; i < 200; i++) {
                design.set(i, 1, 1e300 * design.get(i, 1));
            }
            assertThatThrownBy(() -> fit(learner, LocalSamples.of(design, LocalSamples.ones(200), y), 2))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.FIT_FAILED))
                    .hasMessageContaining("feature 'x1' is not finite");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_linear_model_is_recovered_without_a_penalty(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = 2 + random.nextInt(20);
        int n = 4 * d + random.nextInt(500);
        SampleMatrix design = LocalSamples.coins(n, d, random);
        double[] truth = LocalSamples.normal(d, random);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = -2.5;
            for (int j = 0; j < d; j++) {
                y[i] += truth[j] * design.get(i, j);
            }
        }
        double[] w = Arrays.stream(LocalSamples.uniform(n, random)).map(u -> Math.exp(-8 * u)).toArray();
        LocalData data = LocalSamples.of(design, w, y);

        for (RidgeFactory.Selection selection : RidgeFactory.Selection.values()) {
            Surrogate surrogate = fit(ridge(selection, 0), data, d);
            assertThat(wide(surrogate, d)).as("%s", selection).containsExactly(truth, within(1e-9));
            assertThat(surrogate.intercept()).isCloseTo(-2.5, within(1e-9));
        }
        Surrogate lasso = fit(new LassoLearner(LassoFactory.Options.standard()), data, d);
        assertThat(wide(lasso, d)).containsExactly(truth, within(1e-9));
        assertThat(lasso.intercept()).isCloseTo(-2.5, within(1e-9));
        assertThat(lasso.description()).isEqualTo(new SurrogateDescription.Linear("least squares", 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void forward_selection_chooses_what_refitting_every_candidate_chooses(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 60;
        int d = 9;
        SampleMatrix design =
                seed % 2 == 0 ? LocalSamples.coins(n, d, random) : LocalSamples.normals(n, d, random);
        double[] y = LocalSamples.normal(n, random);
        for (int i = 0; i < n; i++) {
            y[i] += design.get(i, 2) - 0.5 * design.get(i, 7);
        }
        double[] w = LocalSamples.uniform(n, random);
        LocalData data = LocalSamples.of(design, w, y);

        int[] chosen = FeatureSelection.FORWARD.select(data, 0, 5);

        int[] expected = new int[0];
        for (int step = 0; step < 5; step++) {
            double best = Double.NEGATIVE_INFINITY;
            int[] bestColumns = expected;
            for (int j = 0; j < d; j++) {
                int candidate = j;
                if (Arrays.stream(expected).anyMatch(column -> column == candidate)) {
                    continue;
                }
                int[] columns = Arrays.copyOf(expected, step + 1);
                columns[step] = j;
                double[] predictions = new double[n];
                LinearFit.ridge(data.gram(), 0, columns, 0).predict(design, predictions);
                double r2 = data.weightedR2(0, predictions);
                if (r2 > best) {
                    best = r2;
                    bestColumns = columns;
                }
            }
            expected = bestColumns;
        }
        assertThat(chosen).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(RidgeFactory.Selection.class)
    void copies_constants_and_more_columns_than_rows_do_no_harm(RidgeFactory.Selection selection) {
        SplittableRandom random = new SplittableRandom(11);
        BinarySamples design = LocalSamples.coins(30, 70, random);
        for (int i = 0; i < 30; i++) {
            design.set(i, 1, design.get(i, 0));
            design.set(i, 2, 1.0);
            design.set(i, 3, 1 - design.get(i, 0));
        }
        double[] w = new double[30];
        Arrays.setAll(w, i -> Math.pow(10, -10.0 * i));
        LocalData data = LocalSamples.of(design, w, LocalSamples.normal(30, random));

        for (double alpha : new double[] {0, 1}) {
            Surrogate surrogate = fit(ridge(selection, alpha), data, 8);
            double[] predictions = new double[30];
            surrogate.predict(design, predictions);
            assertThat(data.weightedR2(0, predictions)).isBetween(-1e-9, 1 + 1e-9);
            assertThat(surrogate.contributions()).allMatch(contribution -> Double.isFinite(contribution.weight()));
        }
    }

    @Test
    void a_copy_shares_the_weight_when_nothing_decides() {
        SplittableRandom random = new SplittableRandom(12);
        BinarySamples design = LocalSamples.coins(200, 4, random);
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            design.set(i, 3, design.get(i, 1));
            y[i] = 2 * design.get(i, 0) + design.get(i, 1);
        }
        LocalData data = LocalSamples.of(design, LocalSamples.ones(200), y);

        assertThat(wide(fit(ridge(RidgeFactory.Selection.NONE, 0), data, 4), 4))
                .containsExactly(new double[] {2, 0.5, 0, 0.5}, within(1e-9));
        assertThat(FeatureSelection.FORWARD.select(data, 0, 4)).containsExactly(0, 1, 2, 3);
        assertThat(FeatureSelection.HIGHEST_WEIGHTS.select(data, 0, 2)).containsExactly(0, 1);
        assertThat(FeatureSelection.LASSO_PATH.select(data, 0, 4)).containsExactly(0, 1);
    }

    @Test
    void a_constant_output_gives_weights_of_zero() {
        SplittableRandom random = new SplittableRandom(13);
        double[] y = new double[50];
        Arrays.fill(y, 0.7);
        LocalData data = LocalSamples.of(LocalSamples.coins(50, 70, random), LocalSamples.uniform(50, random), y);

        for (RidgeFactory.Selection selection : RidgeFactory.Selection.values()) {
            Surrogate surrogate = fit(ridge(selection, 1), data, 3);
            assertThat(surrogate.intercept()).isEqualTo(0.7);
            assertThat(surrogate.contributions()).allMatch(contribution -> contribution.weight() == 0);
        }
        assertThat(FeatureSelection.FORWARD.select(data, 0, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void selection_none_takes_every_column_and_auto_turns_at_six() {
        SplittableRandom random = new SplittableRandom(14);
        LocalData data = LocalSamples.of(
                LocalSamples.coins(300, 12, random), LocalSamples.uniform(300, random), LocalSamples.normal(300, random));

        assertThat(fit(ridge(RidgeFactory.Selection.NONE, 1), data, 3).contributions()).hasSize(12);
        assertThat(FeatureSelection.AUTO.select(data, 0, 6))
                .containsExactly(FeatureSelection.FORWARD.select(data, 0, 6));
        assertThat(FeatureSelection.AUTO.select(data, 0, 7))
                .containsExactly(FeatureSelection.HIGHEST_WEIGHTS.select(data, 0, 7));
        assertThat(FeatureSelection.AUTO.select(data, 0, 100)).hasSize(12);
    }

    @Test
    void a_feature_that_the_instance_lacks_is_not_among_the_highest_weights() {
        SplittableRandom random = new SplittableRandom(15);
        BinarySamples design = LocalSamples.coins(300, 4, random);
        design.clear(0, 2);
        double[] y = new double[300];
        for (int i = 0; i < 300; i++) {
            y[i] = 9 * design.get(i, 2) + 0.1 * design.get(i, 3) + 0.01 * random.nextDouble();
        }
        LocalData data = LocalSamples.of(design, LocalSamples.ones(300), y);

        assertThat(FeatureSelection.HIGHEST_WEIGHTS.select(data, 0, 4)).endsWith(2);
    }

    @Test
    void conjugate_gradients_agree_with_the_factored_matrix() {
        SplittableRandom random = new SplittableRandom(16);
        int d = 300;
        BinarySamples design = LocalSamples.coins(1200, d, random);
        double[] y = LocalSamples.normal(1200, random);
        for (double alpha : new double[] {0.01, 1, 10}) {
            LocalData data = LocalSamples.of(design, LocalSamples.uniform(1200, random), y);
            Gram gram = data.gram();
            int[] all = Gram.all(d);

            double[] iterated = LeastSquares.solve(gram, 0, all, alpha);

            double[] factored = new SymmetricSystem(gram.matrix(all), d, alpha).solve(gram.cross(0));
            assertThat(d).isGreaterThan(LeastSquares.DIRECT);
            assertThat(iterated).containsExactly(factored, within(1e-10));
        }
    }

    @Test
    void bits_and_doubles_give_the_same_surrogate() {
        SplittableRandom random = new SplittableRandom(17);
        BinarySamples bits = LocalSamples.coins(400, 75, random);
        double[] w = LocalSamples.uniform(400, random);
        double[] y = LocalSamples.normal(400, random);
        for (RidgeFactory.Selection selection : RidgeFactory.Selection.values()) {
            Surrogate ours = fit(ridge(selection, 1), LocalSamples.of(bits, w, y), 7);
            Surrogate theirs = fit(ridge(selection, 1), LocalSamples.of(LocalSamples.dense(bits), w, y), 7);
            double[] our = new double[400];
            double[] their = new double[400];
            ours.predict(bits, our);
            theirs.predict(LocalSamples.dense(bits), their);
            assertThat(our).containsExactly(their, within(1e-10));
        }
    }

    @Test
    void merged_rows_give_the_weights_and_the_covariance_of_the_rows_they_stand_for() {
        SplittableRandom random = new SplittableRandom(18);
        int d = 5;
        BinarySamples distinct = new BinarySamples(32, d);
        double[] w = new double[32];
        double[] y = new double[32];
        int[] counts = new int[32];
        for (int i = 0; i < 32; i++) {
            for (int j = 0; j < d; j++) {
                distinct.set(i, j, ~i >>> j & 1);
            }
            w[i] = 0.1 + random.nextDouble();
            y[i] = random.nextGaussian();
            counts[i] = 1 + random.nextInt(6);
        }
        int n = Arrays.stream(counts).sum();
        BinarySamples rows = new BinarySamples(n, d);
        double[] rowWeights = new double[n];
        double[] rowOutputs = new double[n];
        for (int i = 0, at = 0; i < 32; i++) {
            for (int c = 0; c < counts[i]; c++, at++) {
                rows.copyRow(distinct, i, at);
                rowWeights[at] = w[i];
                rowOutputs[at] = y[i];
            }
        }

        Surrogate merged = fit(ridge(RidgeFactory.Selection.NONE, 1),
                LocalSamples.of(distinct, w, counts, new double[][] {y}), d);
        Surrogate unmerged = fit(ridge(RidgeFactory.Selection.NONE, 1), LocalSamples.of(rows, rowWeights, rowOutputs), d);

        assertThat(wide(merged, d)).containsExactly(wide(unmerged, d), within(1e-12));
        double[][] covariance = merged.covariance().orElseThrow();
        double[][] expected = unmerged.covariance().orElseThrow();
        for (int a = 0; a < d; a++) {
            assertThat(covariance[a]).containsExactly(expected[a], within(1e-12));
        }
    }

    @Test
    void the_covariance_is_the_sandwich_with_the_penalty_in_its_bread() {
        SplittableRandom random = new SplittableRandom(19);
        int n = 120;
        int d = 3;
        SampleMatrix design = LocalSamples.normals(n, d, random);
        double[] w = LocalSamples.uniform(n, random);
        double[] y = LocalSamples.normal(n, random);
        double alpha = 2.5;
        Surrogate surrogate = fit(ridge(RidgeFactory.Selection.NONE, alpha), LocalSamples.of(design, w, y), d);
        double[] predictions = new double[n];
        surrogate.predict(design, predictions);

        double[] bread = new double[16];
        double[] middle = new double[16];
        for (int i = 0; i < n; i++) {
            double[] x = {1, design.get(i, 0), design.get(i, 1), design.get(i, 2)};
            double residual = y[i] - predictions[i];
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    bread[4 * a + b] += w[i] * x[a] * x[b];
                    middle[4 * a + b] += w[i] * w[i] * residual * residual * x[a] * x[b];
                }
            }
        }
        for (int a = 1; a < 4; a++) {
            bread[5 * a] += alpha;
        }
        double[][] expected = new SymmetricSystem(bread, 4, 0).sandwich(middle);
        double[][] covariance = surrogate.covariance().orElseThrow();
        List<Surrogate.Contribution> order = surrogate.contributions();
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                assertThat(covariance[a][b]).isCloseTo(
                        expected[order.get(a).feature() + 1][order.get(b).feature() + 1], within(1e-12));
            }
        }
    }

    /** The code of the paper's experiments: rows and what differs from the plain mean, both times √w, without a constant. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void without_centring_the_constant_is_the_plain_mean_and_the_weights_least_squares_through_it(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 150;
        int d = seed % 3 == 0 ? 70 : 9;
        SampleMatrix design = seed % 2 == 0 ? LocalSamples.coins(n, d, random) : LocalSamples.normals(n, d, random);
        double[] y = LocalSamples.normal(n, random);
        int[] multiplicities = random.ints(n, 1, 4).toArray();
        double mean = 0;
        for (int i = 0; i < n; i++) {
            y[i] += 3 + 4 * design.get(i, 2) - 2 * design.get(i, 7);
            mean += multiplicities[i] * y[i];
        }
        mean /= Arrays.stream(multiplicities).sum();
        LocalData data =
                LocalSamples.of(design, LocalSamples.uniform(n, random), multiplicities, new double[][] {y});

        Surrogate surrogate = fit(UNCENTRED, data, 4);

        assertThat(surrogate.intercept()).isCloseTo(mean, within(1e-12));
        assertThat(surrogate.contributions()).hasSizeBetween(1, 4);
        double[] predictions = new double[n];
        surrogate.predict(design, predictions);
        for (Surrogate.Contribution contribution : surrogate.contributions()) {
            double slope = 0;
            for (int i = 0; i < n; i++) {
                slope += data.weight(i) * design.get(i, contribution.feature()) * (y[i] - predictions[i]);
            }
            assertThat(slope).isCloseTo(0, within(1e-9));
        }
        double largest = 0;
        double[] slopes = new double[d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
                slopes[j] += data.weight(i) * design.get(i, j) * (y[i] - mean);
            }
            largest = Math.max(largest, Math.abs(slopes[j]));
        }
        Surrogate one = fit(UNCENTRED, data, 1);
        assertThat(one.contributions()).hasSize(1);
        assertThat(Math.abs(slopes[one.contributions().get(0).feature()])).isCloseTo(largest, within(1e-9));
    }

    @Test
    void without_centring_an_output_that_never_changes_has_no_weights() {
        SplittableRandom random = new SplittableRandom(5);
        double[] y = new double[40];
        Arrays.fill(y, 0.1);
        Surrogate surrogate = fit(UNCENTRED, LocalSamples.of(
                LocalSamples.coins(40, 5, random), LocalSamples.uniform(40, random), y), 3);

        assertThat(surrogate.contributions()).isEmpty();
        assertThat(surrogate.intercept()).isEqualTo(0.1);
    }

    /** Columns of variance 1/4 without correlation: the lasso shrinks each weight by 4·lambda. */
    @Test
    void lasso_at_a_fixed_lambda_shrinks_and_says_its_lambda() {
        BinarySamples design = new BinarySamples(64, 6);
        double[] y = new double[64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 6; j++) {
                design.set(i, j, ~i >>> j & 1);
            }
            y[i] = 3 * design.get(i, 0) - 2 * design.get(i, 4);
        }
        double[] w = new double[64];
        Arrays.fill(w, 0.37);
        LocalData data = LocalSamples.of(design, w, y);

        Surrogate surrogate = fit(lasso(0.125), data, 6);
        assertThat(surrogate.contributions()).extracting(Surrogate.Contribution::feature).containsExactly(0, 4);
        assertThat(wide(surrogate, 6)).containsExactly(new double[] {2.5, 0, 0, 0, -1.5, 0}, within(1e-12));
        assertThat(surrogate.description()).isEqualTo(new SurrogateDescription.Linear("lasso", 0.125));

        Surrogate one = fit(lasso(0.125), data, 1);
        assertThat(wide(one, 6)).containsExactly(new double[] {1, 0, 0, 0, 0, 0}, within(1e-12));
        assertThat(((SurrogateDescription.Linear) one.description()).penalty()).isCloseTo(0.5, within(1e-12));

        assertThat(fit(lasso(100), data, 6).contributions()).isEmpty();
        assertThat(wide(fit(lasso(0), data, 6), 6)).containsExactly(new double[] {3, 0, 0, 0, -2, 0}, within(1e-12));
    }

    private static LassoLearner lasso(double lambda) {
        return new LassoLearner(new LassoFactory.Options(10, OptionalDouble.of(lambda), LassoFactory.Centring.WEIGHTED_MEANS));
    }

    @Test
    void numbers_that_are_not_finite_are_an_error_that_says_where_to_look() {
        SplittableRandom random = new SplittableRandom(21);
        double[] y = LocalSamples.normal(40, random);
        y[7] = Double.NaN;
        LocalData data = LocalSamples.of(LocalSamples.coins(40, 3, random), LocalSamples.ones(40), y);

        assertThatThrownBy(() -> fit(ridge(RidgeFactory.Selection.NONE, 1), data, 3))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.FIT_FAILED))
                .hasMessageContaining("output 0")
                .hasMessageContaining("NaN");
    }

    @Test
    void options_out_of_range_are_refused() {
        assertThatThrownBy(() -> new RidgeFactory.Options(RidgeFactory.Selection.AUTO, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features is 0; it must be at least 1");
        assertThatThrownBy(() -> new RidgeFactory.Options(RidgeFactory.Selection.AUTO, 1, -1))
                .hasMessage("alpha is -1.0; it must be finite, at least 0");
        assertThatThrownBy(() -> new LassoFactory.Options(
                        1, OptionalDouble.of(Double.NaN), LassoFactory.Centring.WEIGHTED_MEANS))
                .hasMessage("lambda is NaN; it must be finite, at least 0");
    }

    @Test
    void a_design_of_another_width_is_refused() {
        SplittableRandom random = new SplittableRandom(22);
        LocalData data = LocalSamples.of(
                LocalSamples.coins(40, 3, random), LocalSamples.ones(40), LocalSamples.normal(40, random));
        Surrogate surrogate = fit(ridge(RidgeFactory.Selection.NONE, 1), data, 3);

        assertThatThrownBy(() -> surrogate.predict(new BinarySamples(2, 4), new double[2]))
                .hasMessage("design has 4 columns; the surrogate was fitted to 3");
    }
}
