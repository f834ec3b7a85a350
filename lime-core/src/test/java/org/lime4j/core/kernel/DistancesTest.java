package org.lime4j.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

class DistancesTest {
    private static final List<Distance> ALL =
            List.of(new EuclideanDistance(), new ManhattanDistance(), new ChebyshevDistance(), new CosineDistance(),
                    new HammingDistance(), new GowerDistance());

    private static InterpretableFeature feature(double value, double range) {
        return new InterpretableFeature(
                FeatureKey.of("f"), "f", FeatureKind.NUMERIC, value, range, new Location.None());
    }

    private static double[] measure(Distance distance, SampleMatrix design, List<InterpretableFeature> features) {
        double[] out = new double[design.rows() + 2];
        distance.measure(new Neighbourhood(design, 0, design.rows(), 0, features, "x", List.of()), out, 1);
        assertThat(out[0]).isZero();
        assertThat(out[design.rows() + 1]).isZero();
        return java.util.Arrays.copyOfRange(out, 1, design.rows() + 1);
    }

    @Test
    void packedRowsAndPlainRowsGiveTheSameDistances() {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        int d = 75;
        BinarySamples packed = new BinarySamples(40, d);
        DenseSamples plain = new DenseSamples(40, d);
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            features.add(feature(random.nextInt(2), 1));
            for (int i = 0; i < 40; i++) {
                double bit = i == 3 ? 0 : i == 4 ? features.get(j).value() : random.nextInt(2);
                packed.set(i, j, bit);
                plain.set(i, j, bit);
            }
        }
        for (Distance distance : ALL) {
            assertThat(measure(distance, packed, features))
                    .as("%s, seed %d", distance.formula(), seed)
                    .containsExactly(measure(distance, plain, features), within(1e-15));
            assertThat(measure(distance, packed, features)[4]).isZero();
        }
    }

    @Test
    void distancesFollowTheirFormulas() {
        DenseSamples design = new DenseSamples(2, 3);
        double[][] rows = {{1, 0, 2}, {0, 0, 0}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                design.set(i, j, rows[i][j]);
            }
        }
        List<InterpretableFeature> x = List.of(feature(1, 4), feature(3, 2), feature(1, 4));
        assertThat(measure(new EuclideanDistance(), design, x)).containsExactly(new double[] {Math.sqrt(10), Math.sqrt(11)}, within(1e-15));
        assertThat(measure(new ManhattanDistance(), design, x)).containsExactly(4, 5);
        assertThat(measure(new ChebyshevDistance(), design, x)).containsExactly(3, 3);
        assertThat(measure(new CosineDistance(), design, x)).containsExactly(new double[] {1 - 3 / Math.sqrt(55), 1}, within(1e-15));
        assertThat(measure(new HammingDistance(), design, x)).containsExactly(new double[] {2 / 3.0, 1}, within(1e-15));
        assertThat(measure(new GowerDistance(), design, x))
                .containsExactly(new double[] {(1 + 0.25) / 3, (0.25 + 1 + 0.25) / 3}, within(1e-15));
    }

    @Test
    void aKernelLooksOnlyAtItsOwnColumns() {
        BinarySamples design = new BinarySamples(1, 4);
        design.set(0, 2);
        List<InterpretableFeature> own = List.of(feature(1, 1), feature(1, 1));
        for (Distance distance : ALL) {
            double[] inside = new double[1];
            distance.measure(new Neighbourhood(design, 0, 1, 2, own, "x", List.of()), inside, 0);
            BinarySamples alone = new BinarySamples(1, 2);
            alone.set(0, 0);
            assertThat(inside).as(distance.formula()).containsExactly(measure(distance, alone, own), within(1e-15));
        }
    }

    @Test
    void theExponentialKernelIsTheReferencesAndSaysItsFormula() {
        BinarySamples design = new BinarySamples(1, 2);
        design.set(0, 0);
        List<InterpretableFeature> x = List.of(feature(1, 1), feature(1, 1));
        double[] weight = new double[1];
        ExponentialKernel kernel = new ExponentialKernel(new EuclideanDistance(), OptionalDouble.empty());
        kernel.weigh(new Neighbourhood(design, 0, 1, 0, x, "x", List.of()), weight, 0);
        double w = 0.75 * Math.sqrt(2);
        assertThat(weight[0]).isCloseTo(Math.sqrt(Math.exp(-1 / (w * w))), within(1e-15));
        assertThat(kernel.formula(x)).isEqualTo("sqrt(exp(-d²/w²)), w = " + w + ", d = |z′ - x′|");
    }

    @Test
    void underAWidthWhoseSquareIsZeroOnlyTheInstanceItselfHasAWeight() {
        BinarySamples design = new BinarySamples(3, 1);
        design.set(0, 0);
        design.set(2, 0);
        double[] weights = new double[3];
        new ExponentialKernel(new EuclideanDistance(), OptionalDouble.of(Double.MIN_VALUE))
                .weigh(new Neighbourhood(design, 0, 3, 0, List.of(feature(1, 1)), "x", List.of()), weights, 0);
        assertThat(weights).containsExactly(1, 0, 1);
    }
}
