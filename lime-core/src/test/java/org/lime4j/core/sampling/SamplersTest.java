package org.lime4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

class SamplersTest {
    private static final long SEED = 20_161;

    private record Case(String name, Sampler sampler, CodeSpace space) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static CodeSpace table() {
        return CodeSpace.of(List.of(
                new CodeColumn.Categorical(new double[] {0.2, 0, 0.5, 0.3}, 2),
                new CodeColumn.Continuous(7, 3, 2),
                new CodeColumn.Categorical(new double[] {1}, -1)));
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("bernoulli 0.5", new BernoulliSampler(0.5), CodeSpace.ofPresence(70)),
                new Case("bernoulli 0.2", new BernoulliSampler(0.2), CodeSpace.ofPresence(5)),
                new Case("uniform-removal", new UniformRemovalSampler(), CodeSpace.ofPresence(130)),
                new Case("uniform-removal, never empty", new UniformRemovalSampler(false), CodeSpace.ofPresence(130)),
                new Case("uniform-removal of one", new UniformRemovalSampler(), CodeSpace.ofPresence(1)),
                new Case("training-distribution", new BackgroundSampler("t", BackgroundSampler.Centre.MEAN, 1), table()),
                new Case("gaussian", new BackgroundSampler("g", BackgroundSampler.Centre.INSTANCE, 0.5), table()),
                new Case("latin-hypercube", new LatinHypercubeSampler("l", BackgroundSampler.Centre.INSTANCE, 0.5), table()));
    }

    private static Codes draw(Sampler sampler, CodeSpace space, int from, int to) {
        Codes codes = new Codes(space, to - from);
        codes.hold(from, to - from);
        sampler.sample(codes, 400, new RandomStreams(SEED), new double[0]);
        return codes;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowZeroIsTheInstance(Case one) {
        Codes codes = draw(one.sampler, one.space, 0, 3);
        Block block = one.space.blocks().get(0);
        for (int j = 0; j < block.size(); j++) {
            assertThat(codes.block(0).get(0, j)).isEqualTo(block.columns().get(j).origin());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsDoNotDependOnTheChunkTheyAreDrawnIn(Case one) {
        Codes whole = draw(one.sampler, one.space, 0, 400);
        for (int from = 0; from < 400; from += 37) {
            int to = Math.min(400, from + 37);
            Codes chunk = draw(one.sampler, one.space, from, to);
            for (int i = from; i < to; i++) {
                for (int j = 0; j < one.space.size(); j++) {
                    assertThat(chunk.block(0).get(i - from, j)).isEqualTo(whole.block(0).get(i, j));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void storageThatHeldOtherRowsMakesNoDifference(Case one) {
        Codes used = draw(one.sampler, one.space, 100, 200);
        used.hold(300, 100);
        one.sampler.sample(used, 400, new RandomStreams(SEED), new double[0]);
        Codes fresh = draw(one.sampler, one.space, 300, 400);
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < one.space.size(); j++) {
                assertThat(used.block(0).get(i, j)).isEqualTo(fresh.block(0).get(i, j));
            }
        }
    }

    /** |z| of a mean of n values against its expectation, given their standard deviation. */
    private static double z(double mean, double expected, double sd, int n) {
        return Math.abs(mean - expected) / (sd / Math.sqrt(n));
    }

    @Test
    void uniformRemovalRemovesEachCountAndEachColumnEquallyOften() {
        requireEachEquallyOften(new UniformRemovalSampler(), 7, 7);
    }

    @Test
    void uniformRemovalThatIsNeverEmptyLeavesAColumn() {
        requireEachEquallyOften(new UniformRemovalSampler(false), 7, 6);
        requireEachEquallyOften(new UniformRemovalSampler(false), 2, 1);
        requireEachEquallyOften(new UniformRemovalSampler(false), 1, 1);
    }

    /** Each count of removed columns from 1 to {@code most}. */
    private static void requireEachEquallyOften(Sampler sampler, int d, int most) {
        int n = 70_001;
        Codes codes = new Codes(CodeSpace.ofPresence(d), n);
        codes.hold(0, n);
        sampler.sample(codes, n, new RandomStreams(SEED), new double[0]);
        BinarySamples bits = (BinarySamples) codes.block(0);
        int[] removed = new int[d + 1];
        int[] kept = new int[d];
        for (int i = 1; i < n; i++) {
            removed[d - bits.countRow(i)]++;
            for (int j = 0; j < d; j++) {
                kept[j] += bits.isSet(i, j) ? 1 : 0;
            }
        }
        assertThat(removed[0]).isZero();
        for (int s = 1; s <= d; s++) {
            double p = s <= most ? 1.0 / most : 0;
            assertThat(z(removed[s] / (double) (n - 1), p, Math.sqrt(p * (1 - p)) + 1e-12, n - 1)).isLessThan(4.5);
        }
        double keep = 1 - (most + 1) / 2.0 / d;
        for (int j = 0; j < d; j++) {
            assertThat(z(kept[j] / (double) (n - 1), keep, Math.sqrt(keep * (1 - keep)) + 1e-12, n - 1)).isLessThan(4.5);
        }
    }

    @Test
    void backgroundSamplerKeepsFrequenciesMeansAndSpreads() {
        int n = 50_001;
        Codes codes = new Codes(table(), n);
        codes.hold(0, n);
        new BackgroundSampler("t", BackgroundSampler.Centre.MEAN, 1).sample(codes, n, new RandomStreams(SEED), new double[0]);
        double[] counts = new double[4];
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < n; i++) {
            counts[(int) codes.block(0).get(i, 0)]++;
            double value = codes.block(0).get(i, 1);
            sum += value;
            squares += (value - 3) * (value - 3);
        }
        assertThat(counts[1]).isZero();
        assertThat(z(counts[0] / (n - 1), 0.2, 0.4, n - 1)).isLessThan(4.5);
        assertThat(z(counts[3] / (n - 1), 0.3, Math.sqrt(0.21), n - 1)).isLessThan(4.5);
        assertThat(z(sum / (n - 1), 3, 2, n - 1)).isLessThan(4.5);
        assertThat(z(squares / (n - 1), 4, 4 * Math.sqrt(2), n - 1)).isLessThan(4.5);
    }

    @Test
    void latinHypercubeHasOneRowInEachStratumOfEachColumnAndKeepsFrequencies() {
        int n = 50_001;
        CodeSpace space = CodeSpace.of(List.of(
                new CodeColumn.Categorical(new double[] {0.2, 0, 0.5, 0.3}, 2),
                new CodeColumn.Continuous(7, 3, 2),
                new CodeColumn.Continuous(-1, 0, 1)));
        Codes codes = new Codes(space, n);
        codes.hold(0, n);
        Sampler sampler = new LatinHypercubeSampler("l", BackgroundSampler.Centre.MEAN, 0.5);
        sampler.sample(codes, n, new RandomStreams(SEED), new double[0]);
        double[] counts = new double[4];
        boolean[][] occupied = new boolean[2][n - 1];
        double products = 0;
        for (int i = 1; i < n; i++) {
            counts[(int) codes.block(0).get(i, 0)]++;
            double first = codes.block(0).get(i, 1) - 3;
            double second = codes.block(0).get(i, 2) / 0.5;
            occupied[0][(int) (Normal.cdf(first) * (n - 1))] = true;
            occupied[1][(int) (Normal.cdf(second) * (n - 1))] = true;
            products += first * second;
        }
        assertThat(occupied[0]).doesNotContain(false);
        assertThat(occupied[1]).doesNotContain(false);
        assertThat(z(products / (n - 1), 0, 1, n - 1)).isLessThan(4.5);
        assertThat(counts[1]).isZero();
        assertThat(z(counts[0] / (n - 1), 0.2, 0.4, n - 1)).isLessThan(4.5);
        assertThat(sampler.extendable()).isFalse();
    }

    @Test
    void latinHypercubeDrawsFiniteNumbersFromTwoSamplesOn() {
        for (int n : new int[] {2, 3, 4, 17}) {
            Codes codes = new Codes(table(), n);
            codes.hold(0, n);
            new LatinHypercubeSampler("l", BackgroundSampler.Centre.MEAN, 1).sample(codes, n, new RandomStreams(SEED), new double[0]);
            for (int i = 0; i < n; i++) {
                assertThat(codes.block(0).get(i, 1)).isFinite();
            }
        }
    }

    @Test
    void samplersRefuseColumnsOfAnotherKindAndNameTheRemedy() {
        assertThat(new BernoulliSampler(0.5).check(shape(table())).orElseThrow().reason())
                .contains("'bernoulli'").contains("use 'training-distribution'");
        assertThat(new BackgroundSampler("gaussian", BackgroundSampler.Centre.MEAN, 1)
                        .check(shape(CodeSpace.ofPresence(2))).orElseThrow().reason())
                .contains("'gaussian'").contains("use 'bernoulli'");
    }

    @Test
    void optionsAboutNumbersAreRefusedWhereThereAreNone() {
        CodeColumn.Categorical bin = new CodeColumn.Categorical(new double[] {0.5, 0.5}, 0);
        PipelineShape bins = shape(CodeSpace.of(List.of(bin, bin)));
        PipelineShape withoutItsNumber = shape(CodeSpace.of(List.of(bin, bin.insteadOfNumber())));
        for (Sampler sampler : List.of(
                new BackgroundSampler("told", BackgroundSampler.Centre.INSTANCE, 1),
                new BackgroundSampler("told", BackgroundSampler.Centre.MEAN, 0.5),
                new LatinHypercubeSampler("told", BackgroundSampler.Centre.MEAN, 1))) {
            assertThat(sampler.check(bins).orElseThrow().reason()).isEqualTo("sampler 'told' says how numbers are drawn, but"
                    + " there are only bins and categories: use 'training-distribution', or leave numeric columns continuous"
                    + " (discretizer 'none')");
            assertThat(sampler.check(withoutItsNumber)).isEmpty();
            assertThat(sampler.check(shape(table()))).isEmpty();
        }
        assertThat(new BackgroundSampler("training-distribution", BackgroundSampler.Centre.MEAN, 1).check(bins)).isEmpty();
    }

    private static PipelineShape shape(CodeSpace space) {
        return new PipelineShape(Object.class, Outputs.regression("y"), space, List.of(), 10, 1, false, "");
    }
}
