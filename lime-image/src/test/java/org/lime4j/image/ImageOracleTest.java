package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Codes;
import org.lime4j.core.surrogate.LocalData;

/**
 * Whole explanations of random models of the segments of random images beside the closed form: linear, products,
 * indicators and tables, over grids and label maps, hidden in every way.
 */
class ImageOracleTest {
    private static final long SEED = 7_240;
    private static final double FAMILY_ERROR = 1e-6;

    /** Every set of shown segments, each as likely; row 0, the instance, has a weight of its own beside that. */
    private record EverySet(int d, double instance) implements Sampler {
        int samples() {
            return 1 << d;
        }

        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int i = 0; i < codes.rows(); i++) {
                int hidden = codes.firstRow() + i;
                weights[i] = (1 - instance) / samples + (hidden == 0 ? instance : 0);
                for (int j = 0; j < d; j++) {
                    codes.block(0).set(i, j, 1 - (hidden >> j & 1));
                }
            }
        }

        @Override
        public boolean weighted() {
            return true;
        }
    }

    private static OutputExplanation explain(LimeExplainerBuilder<RgbImage> builder, RgbImage image, int samples, long seed) {
        try (LimeExplainer<RgbImage> explainer = builder.build()) {
            return explainer
                    .explain(image, ExplanationRequest.standard().withSamples(samples).withSeed(seed))
                    .outputs().get(0);
        }
    }

    /** With the instance counting as one of n samples besides, and not at all. */
    @Test
    void onAllSetsTheWeightsAreTheClosedForm() {
        for (int model = 0; model < 500; model++) {
            long seed = SEED + model;
            ImageOracleCase one = new ImageOracleCase(seed, model % 25 == 0 ? 12 : 9);
            boolean counts = model % 2 == 0;
            double[] alpha = ConjunctionOracle.bernoulli(one.size(), one.width());
            ConjunctionOracle oracle = one.oracle(counts ? ConjunctionOracle.withInstance(alpha, 100) : alpha);
            EverySet sampler = new EverySet(one.size(), counts ? 0.01 : 0);
            OutputExplanation output = explain(one.explainer().sampler(sampler), one.image(), sampler.samples(), 1);
            assertThat(output.contributions()).as("seed %d", seed).hasSize(one.size());
            // Where hardly any weight is on samples that lack a segment, as with one segment alone, digits cancel.
            double error = 5e-13 * Math.max(1, one.scale()) / Math.min(1, 100 * (1 - alpha[1] / alpha[0]));
            for (FeatureContribution contribution : output.contributions()) {
                int j = ImageOracleCase.segment(contribution);
                assertThat(contribution.weight()).as("seed %d, d = %d, segment %d", seed, one.size(), j)
                        .isCloseTo(oracle.weight(j), within(error));
            }
            assertThat(output.intercept()).as("seed %d", seed).isCloseTo(oracle.intercept(), within(error));
        }
    }

    /** Adds π, π · z_1, … of each sample but the instance. */
    private static void addProducts(LocalData data, Runs[] products) {
        BinarySamples design = (BinarySamples) data.design();
        for (int row = 0; row < data.rows(); row++) {
            int first = 0;
            while (first < products.length - 1 && design.get(row, first) == 1) {
                first++;
            }
            boolean instance = design.countRow(row) == design.columns();
            for (int copies = instance ? 0 : data.multiplicity(row); copies > 0; copies--) {
                for (int p = 0; p < products.length; p++) {
                    products[p].add(p <= first ? data.proximity(row) : 0);
                }
            }
        }
    }

    /** {@code E[π · z_1 ⋯ z_p]} of 30 segments, for p from 0 to 3, as published; the sampler and the kernel are the defaults. */
    @Test
    void sampledWeightsOfThirtySegmentsHaveThePublishedExpectations() {
        double[] published = {0.502887834, 0.264656030, 0.138926903, 0.072748033};
        assertThat(Arrays.copyOf(ConjunctionOracle.bernoulli(30, ImageOracleCase.NU), 4))
                .containsExactly(published, within(1e-9));
        Runs[] products = Stream.generate(Runs::new).limit(published.length).toArray(Runs[]::new);
        explain(LimeExplainer.builder(BlackBox.ofScalar(RgbImage.class, Outputs.scores("score"), z -> z.argb(0) & 0xFF))
                .representation(ComponentRef.of("image")
                        .with("segmenter", ComponentRef.of("grid").with("rows", 5).with("columns", 6)))
                .surrogate(new WatchedLearner(0, data -> addProducts(data, products))), SegmenterChecks.noise(12, 10, SEED), 200_000, SEED);
        for (int p = 0; p < published.length; p++) {
            assertThat(products[p].z(published[p])).as("z of alpha_%d, seed %d", p, SEED)
                    .isBetween(-limit(published.length), limit(published.length));
            assertThat(products[p].z(1.06 * published[p])).as("six per cent more are seen")
                    .isLessThan(-limit(published.length));
        }
    }

    /** Half of the family error is for the weights, half for the sums. */
    private static double limit(int comparisons) {
        return -Normal.quantile(FAMILY_ERROR / 4 / comparisons);
    }

    /**
     * How far the weights of many samples lie from the closed form, in standard errors. Sums are over models, so that their
     * terms are independent: of one segment of each, or of a combination of all.
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
        void add(int d, long seed, ConjunctionOracle oracle, ConjunctionOracle widened, OutputExplanation output) {
            double towards = 0;
            for (FeatureContribution contribution : output.contributions()) {
                int j = ImageOracleCase.segment(contribution);
                double difference = contribution.weight() - oracle.weight(j);
                double error = contribution.standardError().orElseThrow();
                double z = Math.abs(difference) < 1e-9 && error < 1e-9 ? 0 : difference / error;
                if (z == 0) {
                    continue;
                }
                count++;
                if (Math.abs(z) > worst) {
                    worst = Math.abs(z);
                    worstCase = "seed " + seed + ", d = " + d + ", segment " + j + ": " + contribution.weight() + " ± " + error
                            + ", expected " + oracle.weight(j);
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
            return worst < limit(count)
                    && Math.max(Math.abs(spread()), Math.max(Math.abs(balance()), Math.abs(width()))) < limit(3);
        }

        @Override
        public String toString() {
            return count + " weights of " + models + " models: worst " + worst + " of limit " + limit(count) + " (" + worstCase
                    + "); spread " + spread() + ", balance " + balance() + ", width " + width() + " of limit " + limit(3);
        }
    }

    /**
     * @param most segments
     * @param change what is wrong about the pipeline
     */
    private static Differences drawn(
            int models, int most, int samples, BiConsumer<LimeExplainerBuilder<RgbImage>, ImageOracleCase> change) {
        Differences differences = new Differences();
        for (int model = 0; model < models; model++) {
            long seed = -SEED - model;
            ImageOracleCase one = new ImageOracleCase(seed, model % 10 == 0 ? 2 * most : most);
            change.accept(one.explainer(), one);
            differences.add(one.size(), seed, oracle(one, one.width(), samples), oracle(one, 1.05 * one.width(), samples),
                    explain(one.explainer(), one.image(), samples, seed));
        }
        System.out.println(differences + ", seeds " + -SEED + " down");
        return differences;
    }

    private static ConjunctionOracle oracle(ImageOracleCase one, double width, int samples) {
        return one.oracle(ConjunctionOracle.withInstance(ConjunctionOracle.bernoulli(one.size(), width), samples));
    }

    /**
     * Each weight lies within its standard error of the closed form, by the quantile that gives all of them together the
     * family error; the squares of the standardised differences have the mean 1; and differences in the direction of the
     * weight, and in that of a wider kernel, balance those against it.
     */
    @Test
    void onDrawnSetsTheWeightsAreTheClosedFormWithinTheirErrors() {
        Differences differences = drawn(500, 24, 4_000, (builder, one) -> {});
        assertThat(differences.agree()).as(differences.toString()).isTrue();
    }

    @Test
    void aKernelThatIsAFewPerCentTooWideIsSeen() {
        Differences differences = drawn(200, 12, 4_000, (builder, one) ->
                builder.kernel(ComponentRef.of("exponential").with("width", 1.05 * one.width())));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }

    @Test
    void segmentsThatAreKeptTooOftenAreSeen() {
        Differences differences = drawn(200, 24, 4_000, (builder, one) ->
                builder.sampler(ComponentRef.of("bernoulli").with("keep", 0.55)));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }

    @Test
    void removalOfANumberThatIsDrawnFirstIsSeen() {
        Differences differences = drawn(60, 24, 4_000, (builder, one) -> builder.sampler("uniform-removal"));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }

    @Test
    void aPenaltyIsSeen() {
        Differences differences = drawn(100, 24, 4_000, (builder, one) ->
                builder.surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", 10)));
        assertThat(differences.agree()).as(differences.toString()).isFalse();
    }
}
