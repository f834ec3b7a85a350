package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Codes;

/**
 * Whole explanations of random models of the tokens of random texts beside the closed form: signed sums of conjunctions and
 * decision trees, over distinct words and over occurrences, removed and masked.
 */
class TextOracleTest {
    private static final long SEED = 9_120;
    private static final double FAMILY_ERROR = 1e-6;

    /** Every removal with its probability; row 0, the instance, has a weight of its own. */
    private record EveryRemoval(int d, double instance) implements Sampler {
        int samples() {
            return 1 << d;
        }

        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int i = 0; i < codes.rows(); i++) {
                int removed = codes.firstRow() + i;
                double sets = d;
                for (int s = 0; s < Integer.bitCount(removed); s++) {
                    sets = sets * (d - s) / (s + 1);
                }
                weights[i] = removed == 0 ? instance : (1 - instance) / sets;
                for (int j = 0; j < d; j++) {
                    codes.block(0).set(i, j, 1 - (removed >> j & 1));
                }
            }
        }

        @Override
        public boolean weighted() {
            return true;
        }
    }

    /** One that draws the number of removed features on 0 .. d - 1 instead of 1 .. d. */
    private record OneTooFew() implements Sampler {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            BinarySamples bits = (BinarySamples) codes.block(0);
            RowRandom rows = random.rows();
            for (int i = 0; i < codes.rows(); i++) {
                bits.setRow(i);
                rows.forRow(codes.firstRow() + i);
                int least = bits.columns() == 1 ? 1 : 0;
                int removed = codes.firstRow() + i == 0 ? 0 : Math.max(least, rows.nextInt(bits.columns()));
                while (bits.countRow(i) > bits.columns() - removed) {
                    bits.clear(i, rows.nextInt(bits.columns()));
                }
            }
        }
    }

    private static OutputExplanation explain(LimeExplainerBuilder<String> builder, TextOracleCase one, int samples, long seed) {
        try (LimeExplainer<String> explainer = builder.build()) {
            return explainer
                    .explain(one.text(), ExplanationRequest.standard().withSamples(samples).withSeed(seed))
                    .outputs().get(0);
        }
    }

    /** With the instance counting as one of n samples, and not at all. */
    @Test
    void onAllRemovalsTheWeightsAreTheClosedForm() {
        for (int model = 0; model < 500; model++) {
            TextOracleCase one = new TextOracleCase(SEED + model, model % 25 == 0 ? 12 : 9);
            boolean counts = one.size() == 1 || model % 2 == 0;
            double[] alpha = ConjunctionOracle.uniformRemoval(one.size(), one.width());
            ConjunctionOracle oracle = one.oracle(counts ? ConjunctionOracle.withInstance(alpha, 100) : alpha);
            EveryRemoval sampler = new EveryRemoval(one.size(), counts ? 0.01 : 0);
            OutputExplanation output = explain(one.explainer().sampler(sampler), one, sampler.samples(), 1);
            assertThat(output.contributions()).hasSize(one.size());
            double error = 5e-13 * Math.max(1, one.scale());
            for (FeatureContribution contribution : output.contributions()) {
                int j = one.feature(contribution);
                assertThat(contribution.weight()).as("seed %d, d = %d, feature %d", SEED + model, one.size(), j)
                        .isCloseTo(oracle.weight(j), within(error));
            }
            assertThat(output.intercept()).as("seed %d", SEED + model).isCloseTo(oracle.intercept(), within(error));
        }
    }

    /**
     * How far the weights of many samples lie from the closed form, in standard errors. Sums are over models, so that their
     * terms are independent: of one feature of each, or of a combination of all.
     */
    private static final class Differences {
        private int count;
        private double worst;
        private String worstCase = "";
        private int models;
        private double squares;
        private double along;
        private double wider;
        private double widerSquares;

        /**
         * Differences of one sample.
         *
         * @param widened what the weights would be under a kernel a little wider
         */
        void add(TextOracleCase one, long seed, ConjunctionOracle oracle, ConjunctionOracle widened, OutputExplanation output) {
            double towards = 0;
            for (FeatureContribution contribution : output.contributions()) {
                int j = one.feature(contribution);
                double difference = contribution.weight() - oracle.weight(j);
                double error = contribution.standardError().orElseThrow();
                double z = Math.abs(difference) < 1e-9 && error < 1e-9 ? 0 : difference / error;
                if (z == 0) {
                    continue;
                }
                count++;
                if (Math.abs(z) > worst) {
                    worst = Math.abs(z);
                    worstCase = "seed " + seed + ", d = " + one.size() + ", feature " + j + ": " + contribution.weight() + " ± "
                            + error + ", expected " + oracle.weight(j);
                }
                if (j == 0) {
                    models++;
                    squares += z * z;
                    along += Math.signum(oracle.weight(j)) * z;
                }
                towards += z / error * (widened.weight(j) - oracle.weight(j));
            }
            wider += towards;
            widerSquares += towards * towards;
        }

        private double limit() {
            return limit(count);
        }

        /** Half of the family error is for the weights, half for the sums. */
        private static double limit(int comparisons) {
            return -Normal.quantile(FAMILY_ERROR / 4 / comparisons);
        }

        private double spread() {
            return (squares / models - 1) / Math.sqrt(2.0 / models);
        }

        private double balance() {
            return along / Math.sqrt(models);
        }

        /** In the direction in which a wider kernel would move the weights. */
        private double width() {
            return wider / Math.sqrt(widerSquares);
        }

        boolean agree() {
            return worst < limit()
                    && Math.max(Math.abs(spread()), Math.max(Math.abs(balance()), Math.abs(width()))) < limit(3);
        }

        @Override
        public String toString() {
            return count + " weights of " + models + " models: worst " + worst + " of limit " + limit() + " (" + worstCase
                    + "); spread " + spread() + ", balance " + balance() + ", width " + width() + " of limit " + limit(3);
        }
    }

    /**
     * @param most features
     * @param change what is wrong about the pipeline
     */
    private static Differences drawn(
            int models, int most, int samples, BiConsumer<LimeExplainerBuilder<String>, TextOracleCase> change) {
        Differences differences = new Differences();
        for (int model = 0; model < models; model++) {
            long seed = -SEED - model;
            TextOracleCase one = new TextOracleCase(seed, model % 10 == 0 ? 2 * most : most);
            LimeExplainerBuilder<String> builder = one.explainer();
            change.accept(builder, one);
            differences.add(one, seed, oracle(one, one.width(), samples), oracle(one, 1.05 * one.width(), samples),
                    explain(builder, one, samples, seed));
        }
        return differences;
    }

    private static ConjunctionOracle oracle(TextOracleCase one, double width, int samples) {
        return one.oracle(ConjunctionOracle.withInstance(ConjunctionOracle.uniformRemoval(one.size(), width), samples));
    }

    /**
     * Each weight lies within its standard error of the closed form, by the quantile that gives all of them together the
     * family error; the squares of the standardised differences have the mean 1; and differences in the direction of the
     * weight, and in that of a wider kernel, balance those against it.
     */
    @Test
    void onDrawnRemovalsTheWeightsAreTheClosedFormWithinTheirErrors() {
        Differences differences = drawn(600, 36, 4_000, (builder, one) -> {});
        assertThat(differences.agree()).as(differences.toString()).isTrue();
    }

    @Test
    void aKernelThatIsAFewPerCentTooWideIsSeen() {
        Differences differences = drawn(300, 12, 4_000, (builder, one) ->
                builder.kernel(ComponentRef.of("exponential").with("width", 1.05 * one.width())));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }

    @Test
    void aSamplerThatRemovesOneTooFewIsSeen() {
        Differences differences = drawn(60, 36, 4_000, (builder, one) -> builder.sampler(new OneTooFew()));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }

    @Test
    void removalOfEachWordByATossOfACoinIsSeen() {
        Differences differences = drawn(30, 36, 4_000, (builder, one) -> builder.sampler("bernoulli"));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }

    @Test
    void aPenaltyIsSeen() {
        Differences differences = drawn(100, 36, 4_000, (builder, one) ->
                builder.surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", 10)));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }
}
