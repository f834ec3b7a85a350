package org.lime4j.tribuo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.surrogate.LassoFactory;
import org.lime4j.core.surrogate.LassoLearner;
import org.lime4j.core.surrogate.LinearSurrogate;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

class TribuoLinearLearnersTest {
    private static SurrogateLearner lasso(int features) {
        return new TribuoElasticNetLearner(OptionalDouble.empty(), 1, features);
    }

    private static SurrogateLearner lasso(int features, double lambda) {
        return new TribuoElasticNetLearner(OptionalDouble.of(lambda), 1, features);
    }

    private static SurrogateLearner ours(int features) {
        return new LassoLearner(new LassoFactory.Options(
                features, OptionalDouble.empty(), LassoFactory.Centring.WEIGHTED_MEANS));
    }

    private static SurrogateLearner ours(int features, double lambda) {
        return new LassoLearner(new LassoFactory.Options(
                features, OptionalDouble.of(lambda), LassoFactory.Centring.WEIGHTED_MEANS));
    }

    private static int[] columns(Surrogate surrogate) {
        return surrogate.contributions().stream().mapToInt(Surrogate.Contribution::feature).sorted().toArray();
    }

    private static void requireSame(Sample sample, Surrogate expected, Surrogate actual, double tolerance) {
        assertThat(columns(actual)).containsExactly(columns(expected));
        assertThat(sample.weightsOf(actual)).containsExactly(sample.weightsOf(expected), within(tolerance));
        assertThat(actual.intercept()).isCloseTo(expected.intercept(), within(tolerance));
        assertThat(actual.covariance().isPresent()).isEqualTo(expected.covariance().isPresent());
        expected.covariance().ifPresent(covariance -> {
            double[][] other = actual.covariance().orElseThrow();
            for (int a = 0; a < covariance.length; a++) {
                assertThat(other[a]).containsExactly(covariance[a], within(tolerance));
            }
        });
    }

    /** What least squares makes 0, on the raw rows. */
    private static void requireNormalEquations(Sample sample, Surrogate surrogate) {
        double[] gradient = sample.gradient(surrogate.intercept(), sample.weightsOf(surrogate));
        assertThat(gradient[sample.size()]).isCloseTo(0, within(1e-9));
        for (int column : columns(surrogate)) {
            assertThat(gradient[column]).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tribuo_lasso_is_lasso(long seed) {
        Sample sample = Sample.of(seed, 200, 5 + (int) seed, seed % 2 == 0, seed % 3 * 0.2);
        for (int k : new int[] {1, 2, 4, sample.size()}) {
            requireSame(sample, sample.fit(ours(k), k), sample.fit(lasso(k), k), 1e-9);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void at_a_fixed_lambda_both_are_the_same_minimum(long seed) {
        Sample sample = Sample.of(seed, 200, 5 + (int) seed, seed % 2 == 0, seed % 3 * 0.3);
        for (double lambda : new double[] {10, 0.2, 0.02, 1e-4}) {
            Surrogate theirs = sample.fit(lasso(20, lambda), 20);
            requireSame(sample, sample.fit(ours(20, lambda), 20), theirs, 1e-9);
            assertThat(theirs.description()).isEqualTo(new SurrogateDescription.Linear("lasso", lambda));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void with_too_many_features_lambda_is_raised_as_ours_is(long seed) {
        Sample sample = Sample.of(seed, 200, 9, seed % 2 == 0, 0.2);
        Surrogate expected = sample.fit(ours(3, 1e-4), 3);
        Surrogate actual = sample.fit(lasso(3, 1e-4), 3);
        requireSame(sample, expected, actual, 1e-5);
        assertThat(((SurrogateDescription.Linear) actual.description()).penalty())
                .isCloseTo(((SurrogateDescription.Linear) expected.description()).penalty(), within(1e-6))
                .isGreaterThan(1e-4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void elastic_net_is_the_weighted_minimum(long seed) {
        Sample sample = Sample.of(seed, 150, 4 + (int) seed, seed % 2 == 0, seed % 3 * 0.3);
        double ratio = 0.1 * (1 + seed);
        for (double lambda : new double[] {0.3, 0.01}) {
            double l1 = lambda * ratio;
            double l2 = lambda * (1 - ratio);
            Surrogate surrogate = sample.fit(new TribuoElasticNetLearner(OptionalDouble.of(lambda), ratio, 99), 99);
            double[] plain = sample.elasticNet(l1, l2);
            double[] weights = sample.weightsOf(surrogate);
            assertThat(weights).containsExactly(Arrays.copyOf(plain, sample.size()), within(1e-8));
            assertThat(surrogate.intercept()).isCloseTo(plain[sample.size()], within(1e-7));
            double[] gradient = sample.gradient(surrogate.intercept(), weights);
            assertThat(gradient[sample.size()]).isCloseTo(0, within(1e-9));
            for (int j = 0; j < sample.size(); j++) {
                double rest = gradient[j] - l2 * weights[j];
                if (weights[j] == 0) {
                    assertThat(Math.abs(rest)).isLessThanOrEqualTo(l1 + 1e-9);
                } else {
                    assertThat(rest).isCloseTo(l1 * Math.signum(weights[j]), within(1e-9));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lars_is_least_squares_on_the_features_it_selects(long seed) {
        Sample sample = Sample.of(seed, 200, 5 + (int) seed, seed % 2 == 0, 0.5);
        for (int k : new int[] {1, 2, 4, sample.size()}) {
            Surrogate surrogate = sample.fit(new TribuoLarsLearner(k), k);
            assertThat(surrogate.contributions()).hasSize(k);
            requireNormalEquations(sample, surrogate);
            requireSame(sample, LinearSurrogate.leastSquares(sample.data(), 0, columns(surrogate)), surrogate, 1e-12);
        }
    }

    /** A two-level factorial design has no correlations, and all rules agree which columns matter most. */
    @Test
    void without_correlations_lars_selects_what_lasso_does() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[64][6];
        double[] y = new double[64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 6; j++) {
                x[i][j] = i >> j & 1;
                y[i] += (7 - j) * (j % 2 == 0 ? 1 : -1) * x[i][j];
            }
            y[i] += 0.1 * random.nextDouble();
        }
        double[] ones = new double[64];
        Arrays.fill(ones, 0.3);
        Sample sample = new Sample(x, ones, null, y, true);
        for (int k = 1; k <= 6; k++) {
            requireSame(sample, sample.fit(ours(k), k), sample.fit(new TribuoLarsLearner(k), k), 1e-9);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void weights_over_three_hundred_orders_of_magnitude_are_no_matter(long seed) {
        Sample sample = Sample.of(seed, 300, 6, seed % 2 == 0, 0.2);
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[300];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i < 60 ? 1 - 0.01 * i : Math.pow(10, -300 * random.nextDouble());
        }
        Sample spread = sample.withWeights(weights);
        for (double unit : new double[] {1, 1e-200}) {
            Sample scaled = spread.withWeights(Arrays.stream(weights).map(w -> w * unit).toArray());
            requireSame(scaled, scaled.fit(ours(3), 3), scaled.fit(lasso(3), 3), 1e-9);
            requireSame(scaled, scaled.fit(ours(6, 0.01), 6), scaled.fit(lasso(6, 0.01), 6), 1e-9);
            assertThat(scaled.fit(new TribuoLarsLearner(3), 3).contributions()).hasSize(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {1e-100, 1e-9, 1e9, 1e100})
    void units_are_no_matter(double unit) {
        Sample sample = Sample.of(5, 200, 5, false, 0.2);
        Sample scaled = sample.withY(Arrays.stream(sample.y()).map(y -> unit * y).toArray());
        for (SurrogateLearner learner : List.of(lasso(3), new TribuoLarsLearner(3))) {
            double[] expected = sample.weightsOf(sample.fit(learner, 3));
            double[] actual = Arrays.stream(scaled.weightsOf(scaled.fit(learner, 3))).map(w -> w / unit).toArray();
            assertThat(actual).containsExactly(expected, within(1e-9));
        }
        Sample inColumn = sample.withColumn(1, unit, 1, 0);
        double[] expected = sample.weightsOf(sample.fit(lasso(5), 5));
        expected[1] /= unit;
        assertThat(inColumn.weightsOf(inColumn.fit(lasso(5), 5))[1] / expected[1]).isCloseTo(1, within(1e-7));
    }

    @Test
    void constant_columns_and_a_constant_output_get_no_weight() {
        Sample sample = Sample.of(4, 100, 5, false, 0).withColumn(2, 0, 0, 4.2);
        double[] constant = new double[100];
        Arrays.fill(constant, 0.1);
        Sample flat = sample.withY(constant);
        for (SurrogateLearner learner : List.of(lasso(5), lasso(5, 0.01), new TribuoLarsLearner(5),
                new TribuoElasticNetLearner(OptionalDouble.of(0.01), 0.5, 5))) {
            assertThat(columns(sample.fit(learner, 5))).isNotEmpty().doesNotContain(2);
            Surrogate none = flat.fit(learner, 5);
            assertThat(none.contributions()).isEmpty();
            assertThat(none.intercept()).isEqualTo(0.1);
        }
    }

    @Test
    void of_columns_that_are_multiples_of_each_other_the_widest_is_taken_and_of_equal_ones_the_first() {
        Sample wider = Sample.of(4, 100, 5, false, 0).withColumn(3, -2, 0, 1);
        requireSame(wider, wider.fit(ours(5), 5), wider.fit(lasso(5), 5), 1e-9);
        assertThat(columns(wider.fit(new TribuoLarsLearner(5), 5))).containsExactly(1, 2, 3, 4);
        Sample equal = Sample.of(4, 100, 5, false, 0).withColumn(3, 1, 0, 0);
        requireSame(equal, equal.fit(ours(5), 5), equal.fit(lasso(5), 5), 1e-9);
        assertThat(columns(equal.fit(new TribuoLarsLearner(5), 5))).containsExactly(0, 1, 2, 4);
    }

    @Test
    void the_elastic_net_shares_a_weight_among_equal_columns() {
        Sample sample = Sample.of(4, 100, 5, false, 0).withColumn(3, 1, 0, 0);
        double[] weights = sample.weightsOf(sample.fit(new TribuoElasticNetLearner(OptionalDouble.of(0.05), 0.5, 5), 5));
        assertThat(weights[0]).isNotZero().isCloseTo(weights[3], within(1e-9));
    }

    @Test
    void fewer_rows_than_features_are_fitted_through() {
        Sample sample = Sample.of(9, 6, 12, false, 0);
        for (SurrogateLearner learner : List.of(new TribuoLarsLearner(12), lasso(12))) {
            Surrogate surrogate = sample.fit(learner, 12);
            assertThat(surrogate.contributions()).hasSizeBetween(3, 6);
            requireNormalEquations(sample, surrogate);
        }
    }

    @Test
    void one_feature_is_enough() {
        Sample sample = Sample.of(2, 30, 1, false, 0);
        Surrogate expected = sample.fit(ours(1), 1);
        requireSame(sample, expected, sample.fit(lasso(1), 1), 1e-9);
        requireSame(sample, expected, sample.fit(new TribuoLarsLearner(1), 1), 1e-9);
    }

    @Test
    void a_thousand_columns_are_fitted() {
        Sample sample = Sample.of(11, 400, 1000, true, 0.1);
        Surrogate surrogate = sample.fit(lasso(4), 4);
        requireSame(sample, sample.fit(ours(4), 4), surrogate, 1e-9);
        Surrogate lars = sample.fit(new TribuoLarsLearner(3), 3);
        assertThat(lars.contributions()).hasSize(3);
        requireNormalEquations(sample, lars);
    }

    @Test
    void lars_refuses_more_columns_than_have_products_in_memory() {
        for (int columns : new int[] {2_000, 2_001}) {
            List<InterpretableFeature> features = IntStream.range(0, columns)
                    .mapToObj(j -> new InterpretableFeature(
                            FeatureKey.of("x" + j), "x" + j, FeatureKind.BINARY, 1, 1, new Location.None()))
                    .toList();
            CodeSpace space = new CodeSpace(List.of(new Block("", List.of(new CodeColumn.Presence()))));
            PipelineShape shape =
                    new PipelineShape(String.class, Outputs.regression("y"), space, features, 10, 3, false, "");
            assertThat(new TribuoLarsLearner(3).check(shape)).isEqualTo(columns == 2_000
                    ? Optional.empty()
                    : Optional.of(new Refusal("tribuo-lars needs the products of all features with each other, which are too many"
                            + " for 2001 features: choose tribuo-lasso or lasso, which do not; it takes at most 2000")));
        }
    }

    @Test
    void tribuo_says_nothing_and_its_loggers_are_as_before() {
        Logger tribuo = Logger.getLogger("org.tribuo");
        List<String> said = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger regression = Logger.getLogger("org.tribuo.regression");
        Level before = regression.getLevel();
        tribuo.addHandler(handler);
        try {
            Sample sample = Sample.of(1, 100, 4, false, 0);
            IntStream.range(0, 8).parallel().forEach(thread -> {
                sample.fit(new TribuoLarsLearner(3), 3);
                sample.fit(lasso(3), 3);
                sample.fit(new TribuoTreeLearner(new TribuoCartFactory.Options(3, 0.02, 0.001, 10)), 3);
            });
        } finally {
            tribuo.removeHandler(handler);
        }
        assertThat(said).isEmpty();
        assertThat(regression.getLevel()).isEqualTo(before);
    }

    @Test
    void options_say_what_they_allow() {
        assertThatThrownBy(() -> new TribuoLarsFactory.Options(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("features is 0; it must be at least 1");
        assertThatThrownBy(() -> new TribuoLassoFactory.Options(1, OptionalDouble.of(-1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("lambda is -1.0; it must be finite, at least 0");
        assertThatThrownBy(() -> new TribuoElasticNetFactory.Options(1, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("lambda is NaN; it must be finite, at least 0");
        assertThatThrownBy(() -> new TribuoElasticNetFactory.Options(1, 0.1, 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("l1Ratio is 0.0; it must be above 0, at most 1");
        assertThatThrownBy(() -> new TribuoCartFactory.Options(31, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("maxDepth is 31; it must be between 1 and 30");
    }
}
