package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.tabular.Row;

/**
 * Whole explanations of 1,000 random models over random tables beside the closed form: sums, products of functions of one
 * column, and decision trees; numbers cut at quartiles or deciles, categories, and both.
 */
class TabularOracleTest {
    private static final int MODELS = 1_000;
    private static final long SEED = 20_260_101;
    private static final double FAMILY_ERROR = 1e-6;

    /** All combinations of states, each with its probability; row 0, the instance, has the weight 0. */
    private record EveryCombination(OracleCase table) implements Sampler {
        int samples() {
            int count = 1;
            for (int j = 0; j < table.size(); j++) {
                count *= table.states(j).size();
            }
            return 1 + count;
        }

        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int i = 0; i < codes.rows(); i++) {
                int row = codes.firstRow() + i;
                if (row == 0) {
                    codes.space().blocks().get(0).writeOrigin(codes.block(0), 0);
                    weights[0] = 0;
                    continue;
                }
                weights[i] = 1;
                for (int j = 0, left = row - 1; j < table.size(); j++) {
                    int state = left % table.states(j).size();
                    left /= table.states(j).size();
                    codes.block(0).set(i, j, state);
                    weights[i] *= table.states(j).get(state).frequency();
                }
            }
        }

        @Override
        public boolean weighted() {
            return true;
        }

        @Override
        public boolean dependsOnInstance(CodeSpace space) {
            return false;
        }
    }

    @Test
    void onAllCombinationsOfStatesTheWeightsAreTheClosedForm() {
        for (int model = 0; model < MODELS; model++) {
            OracleCase table = new OracleCase(SEED + model, true);
            EveryCombination sampler = new EveryCombination(table);
            double alpha = model % 2 == 0 ? 0 : 0.05;
            OutputExplanation output = explain(table.explainer(alpha).sampler(sampler).build(), table, sampler.samples(), 1);
            for (FeatureContribution contribution : output.contributions()) {
                int j = column(contribution);
                double expected = table.oracle().weight(j) * table.oracle().shrinkage(j, 1, alpha);
                assertThat(contribution.weight()).as("seed %d, column %d", SEED + model, j).isCloseTo(expected, within(1e-12));
            }
            if (alpha == 0) {
                assertThat(output.intercept()).as("seed %d", SEED + model).isCloseTo(table.oracle().intercept(), within(1e-12));
            }
        }
    }

    /**
     * Each weight lies within its standard error of the closed form, by the quantile that gives all of them together the
     * family error; the squares of the standardised differences have the mean 1, so that the standard errors are neither
     * too large to see anything nor too small; and differences in the direction of the weight balance those against it.
     */
    @Test
    void onDrawnSamplesTheWeightsAreTheClosedFormWithinTheirErrors() {
        int samples = 10_000;
        List<Double> z = new ArrayList<>();
        double squares = 0;
        double along = 0;
        double worst = 0;
        String worstCase = "";
        for (int model = 0; model < MODELS; model++) {
            OracleCase table = new OracleCase(-SEED - model, false);
            double alpha = model % 4 == 0 ? 0.01 * samples * table.oracle().totalWeight() : 0;
            double[] expected = table.oracle().weightsBesideTheInstance(samples, alpha);
            for (FeatureContribution contribution :
                    explain(table.explainer(alpha).build(), table, samples, model).contributions()) {
                int j = column(contribution);
                assertThat(expected[j]).as("the instance itself hardly matters")
                        .isCloseTo(table.oracle().weight(j) * table.oracle().shrinkage(j, samples, alpha), within(0.1));
                double error = contribution.standardError().orElseThrow();
                double difference = contribution.weight() - expected[j];
                if (error < 1e-9) {
                    assertThat(difference).as("a weight without error").isCloseTo(0, within(1e-9));
                    continue;
                }
                z.add(difference / error);
                squares += difference / error * difference / error;
                along += Math.signum(expected[j]) * difference / error;
                if (Math.abs(difference / error) > worst) {
                    worst = Math.abs(difference / error);
                    worstCase = "seed " + (-SEED - model) + ", column " + j + ": " + contribution.weight() + " ± " + error
                            + ", expected " + expected[j];
                }
            }
        }
        int count = z.size();
        double limit = -Normal.quantile(FAMILY_ERROR / 2 / (count + 2));
        assertThat(worst).as("%s; limit of %d comparisons", worstCase, count).isLessThan(limit);
        assertThat(Math.abs(squares / count - 1) / Math.sqrt(2.0 / count)).as("mean of z² is %s", squares / count).isLessThan(limit);
        assertThat(Math.abs(along) / Math.sqrt(count)).as("along the weights").isLessThan(limit);
    }

    private static OutputExplanation explain(LimeExplainer<Row> explainer, OracleCase table, int samples, long seed) {
        return explainer.explain(table.instance(), ExplanationRequest.standard().withSamples(samples).withSeed(seed))
                .outputs().get(0);
    }

    private static int column(FeatureContribution contribution) {
        return ((Location.Column) contribution.location()).index();
    }
}
