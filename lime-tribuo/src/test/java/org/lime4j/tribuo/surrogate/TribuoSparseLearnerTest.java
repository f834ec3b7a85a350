package org.lime4j.tribuo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.surrogate.LinearSurrogate;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Prediction;
import org.tribuo.SparseModel;
import org.tribuo.SparseTrainer;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.LARSLassoTrainer;
import org.tribuo.regression.slm.LARSTrainer;
import org.tribuo.regression.slm.SLMTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

class TribuoSparseLearnerTest {
    private final Sample sample = Sample.of(4, 200, 8, false, 0.2);

    private Surrogate fit(SparseTrainer<Regressor> trainer, int features) {
        return sample.fit(TribuoSparseLearner.of(trainer), features);
    }

    private static int[] columns(Surrogate surrogate) {
        return surrogate.contributions().stream().mapToInt(Surrogate.Contribution::feature).sorted().toArray();
    }

    /** Trained on weighted rows as they are, none of these gives the weighted solution. */
    @Test
    void tribuos_own_linear_trainers_give_weighted_least_squares() {
        for (SparseTrainer<Regressor> trainer : List.of(
                new LARSTrainer(4), new LARSLassoTrainer(4), new SLMTrainer(true, 4), new SLMTrainer(false, 4))) {
            Surrogate surrogate = fit(trainer, 4);
            assertThat(surrogate.contributions()).as(trainer.toString()).hasSize(4);
            assertThat(sample.weightsOf(surrogate)).containsExactly(
                    sample.weightsOf(LinearSurrogate.leastSquares(sample.data(), 0, columns(surrogate))), within(1e-12));
            double[] gradient = sample.gradient(surrogate.intercept(), sample.weightsOf(surrogate));
            for (int column : columns(surrogate)) {
                assertThat(gradient[column]).isCloseTo(0, within(1e-9));
            }
            assertThat(surrogate.covariance()).isPresent();
        }
    }

    @ParameterizedTest(name = "l1Ratio {0}")
    @ValueSource(doubles = {1, 0.5, 0.001})
    void penalties_mean_what_the_trainer_says_of_them(double ratio) {
        Surrogate surrogate = fit(new ElasticNetCDTrainer(0.05, ratio, 1e-9, 10_000, false, 1), 8);
        double[] plain = sample.elasticNet(0.05 * ratio, 0.05 * (1 - ratio));
        assertThat(sample.weightsOf(surrogate)).containsExactly(Arrays.copyOf(plain, 8), within(1e-6));
        assertThat(surrogate.intercept()).isCloseTo(plain[8], within(1e-5));
        SurrogateDescription.Linear description = (SurrogateDescription.Linear) surrogate.description();
        assertThat(description.fit()).isEqualTo(ratio == 1 ? "lasso" : ratio == 0.5 ? "elastic net" : "ridge");
        if (ratio >= 0.5) {
            assertThat(description.penalty()).isCloseTo(0.05, within(1e-3));
        }
    }

    @Test
    void a_penalty_that_leaves_nothing_gives_the_weighted_mean() {
        Surrogate surrogate = fit(new ElasticNetCDTrainer(1e6, 1), 8);
        assertThat(surrogate.contributions()).isEmpty();
        assertThat(surrogate.intercept()).isCloseTo(sample.gradient(0, new double[8])[8], within(1e-12));
    }

    @Test
    void a_trainer_that_stops_too_early_is_refused() {
        SurrogateLearner early = TribuoSparseLearner.of(new ElasticNetCDTrainer(0.001, 1, 0.5, 1, false, 1));
        assertThatThrownBy(() -> sample.fit(early, 8))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.FIT_FAILED))
                .hasMessageMatching("Tribuo's ElasticNetCDTrainer gave weights that solve no weighted least squares problem, with or"
                        + " without a penalty on absolute or squared weights: residuals are correlated by [0-9.E-]+ with a"
                        + " feature: choose another surrogate, as 'lasso' or 'ridge', or fewer features");
    }

    @Test
    void a_trainer_is_made_for_the_features_asked_for() {
        SurrogateLearner learner = TribuoSparseLearner.of(5, (features, seed) -> new LARSTrainer(features));
        assertThat(learner.features()).isEqualTo(5);
        assertThat(sample.fit(learner, 3).contributions()).hasSize(3);
        assertThatThrownBy(() -> fit(new LARSTrainer(6), 3))
                .hasMessageStartingWith("Tribuo's LARSTrainer uses 6 features where 3 are allowed: ");
        assertThatThrownBy(() -> TribuoSparseLearner.of(0, (features, seed) -> new LARSTrainer(features)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_trainer_throws_is_told() {
        Sample one = Sample.of(2, 30, 1, false, 0);
        assertThatThrownBy(() -> one.fit(TribuoSparseLearner.of(new LARSTrainer(1)), 1))
                .isInstanceOf(LimeException.class)
                .hasMessage("Tribuo's LARSTrainer threw java.util.NoSuchElementException: choose another surrogate, as 'lasso' or"
                        + " 'ridge', or fewer features");
    }

    @Test
    void trainers_of_trees_give_trees() {
        Surrogate expected = sample.fit(new TribuoTreeLearner(new TribuoCartFactory.Options(3, 0, 0, 10)), 8);
        Surrogate cart = fit(new CARTRegressionTrainer(3, 1e-9f, 0, 1, new MeanSquaredError(), 5), 8);
        assertThat(cart.description()).isEqualTo(expected.description());
        Surrogate joint = fit(new CARTJointRegressionTrainer(3, 1e-9f, 0, 1, false, new MeanSquaredError(), false, 5), 8);
        assertThat(joint.description()).isEqualTo(expected.description());
    }

    @Test
    void the_same_trainer_gives_the_same_tree_again_though_it_draws() {
        SurrogateLearner learner =
                TribuoSparseLearner.of(new CARTRegressionTrainer(3, 1, 0, 0.5f, new MeanSquaredError(), 5));
        assertThat(sample.fit(learner, 8).description()).isEqualTo(sample.fit(learner, 8).description());
    }

    @Test
    void a_model_that_is_no_weighted_sum_is_refused() {
        assertThatThrownBy(() -> fit(new Fixed(row -> row[0] * row[1]), 8))
                .hasMessageStartingWith("Tribuo's Fixed gave a model that is no weighted sum of its features: ");
        assertThatThrownBy(() -> fit(new Fixed(row -> row[0] + 0.5), 8))
                .hasMessageStartingWith("Tribuo's Fixed adds a constant of its own to centred data: ");
        assertThatThrownBy(() -> fit(new Fixed(row -> 3 * row[0] + row[1]), 8))
                .hasMessageStartingWith("Tribuo's Fixed gave weights that solve no weighted least squares problem");
        assertThatThrownBy(() -> fit(new Fixed(row -> Double.NaN), 8))
                .hasMessageStartingWith("Tribuo's Fixed adds a constant");
    }

    /** Gives a model of the first two features that answers with a function of the row. */
    private record Fixed(ToDoubleFunction<double[]> answer) implements SparseTrainer<Regressor> {
        @Override
        public SparseModel<Regressor> train(Dataset<Regressor> examples, Map<String, Provenance> run) {
            List<String> names = examples.getFeatureIDMap().keySet().stream().sorted().toList();
            ModelProvenance provenance = new SLMTrainer(true, 1).train(examples).getProvenance();
            return new SparseModel<>("fixed", provenance, examples.getFeatureIDMap(), examples.getOutputIDInfo(), false,
                    Map.of("output", names.subList(0, 2))) {
                @Override
                public Prediction<Regressor> predict(Example<Regressor> example) {
                    double[] row = new double[names.size()];
                    for (Feature feature : example) {
                        row[names.indexOf(feature.getName())] = feature.getValue();
                    }
                    return new Prediction<>(new Regressor("output", answer.applyAsDouble(row)), 0, example);
                }

                @Override
                public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
                    return Map.of();
                }

                @Override
                public Optional<Excuse<Regressor>> getExcuse(Example<Regressor> example) {
                    return Optional.empty();
                }

                @Override
                protected SparseModel<Regressor> copy(String name, ModelProvenance provenance) {
                    return this;
                }
            };
        }

        @Override
        public void setInvocationCount(int count) {}

        @Override
        public int getInvocationCount() {
            return 0;
        }

        @Override
        public TrainerProvenance getProvenance() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_trainer_that_runs_in_circles_is_stopped() {
        SparseTrainer<Regressor> circling = new SLMTrainer(true, 2) {
            @Override
            public SparseLinearModel train(
                    Dataset<Regressor> examples, Map<String, Provenance> run, int count) {
                ImmutableFeatureMap map = examples.getFeatureIDMap();
                while (map.get(0) != null) {
                    Thread.onSpinWait();
                }
                throw new AssertionError();
            }
        };
        assertThatThrownBy(() -> fit(circling, 8))
                .hasMessageContaining("it chose features 128 times without coming to an end");
    }

    @Test
    void tribuo_lasso_does_what_lasso_does_where_lars_lasso_goes_astray() {
        int astray = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Sample correlated = Sample.of(seed, 200, 12, false, 0.8);
            int[] path = columns(correlated.fit(new TribuoElasticNetLearner(OptionalDouble.empty(), 1, 3), 3));
            int[] steps = columns(correlated.fit(TribuoSparseLearner.of(new LARSLassoTrainer(3)), 3));
            astray += Arrays.equals(path, steps) ? 0 : 1;
        }
        assertThat(astray).as("samples in 20 where Tribuo's LARS steps select other features than the lasso").isPositive();
    }
}
