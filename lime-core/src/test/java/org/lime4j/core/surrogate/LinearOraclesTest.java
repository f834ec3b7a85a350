package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.core.matrix.BinarySamples;

/** Closed forms for the fit, over designs that are enumerated or sampled. */
class LinearOraclesTest {
    private static final double WIDTH = 0.25;

    /** All 2^d rows; row 0 has all features, and row i lacks the features whose bits are set in i. */
    private static BinarySamples everything(int d) {
        BinarySamples design = new BinarySamples(1 << d, d);
        for (int i = 0; i < design.rows(); i++) {
            for (int j = 0; j < d; j++) {
                design.set(i, j, ~i >>> j & 1);
            }
        }
        return design;
    }

    private static Surrogate leastSquares(LocalData data) {
        return new RidgeLearner(new RidgeFactory.Options(RidgeFactory.Selection.NONE, 10, 0))
                .fit(data, 0, new Complexity(data.size()), new SplittableRandom(1));
    }

    private static double[] wide(Surrogate surrogate, int d) {
        double[] weights = new double[d];
        surrogate.contributions().forEach(contribution -> weights[contribution.feature()] = contribution.weight());
        return weights;
    }

    @Test
    void without_weights_a_coefficient_is_the_difference_of_two_means() {
        SplittableRandom random = new SplittableRandom(31);
        int d = 9;
        BinarySamples design = everything(d);
        double[] y = LocalSamples.normal(design.rows(), random);
        double keep = 0.3;
        double[] w = new double[design.rows()];
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.pow(keep, design.countRow(i)) * Math.pow(1 - keep, d - design.countRow(i));
        }

        double[] weights = wide(leastSquares(LocalSamples.of(design, w, y)), d);

        for (int j = 0; j < d; j++) {
            double with = 0;
            double without = 0;
            for (int i = 0; i < y.length; i++) {
                with += design.isSet(i, j) ? w[i] * y[i] / keep : 0;
                without += design.isSet(i, j) ? 0 : w[i] * y[i] / (1 - keep);
            }
            assertThat(weights[j]).isCloseTo(with - without, within(1e-12));
        }
    }

    private static double psi(double removed) {
        double distance = 1 - Math.sqrt(1 - removed);
        return Math.exp(-distance * distance / (2 * WIDTH * WIDTH));
    }

    private static double choose(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return Math.rint(product);
    }

    @ParameterizedTest(name = "d = {0}, {1} words together, text {2}")
    @CsvSource({"12, 3, true", "12, 3, false", "8, 1, true", "8, 2, false", "10, 4, true", "5, 2, false"})
    void a_conjunction_has_the_weights_of_its_closed_form(int d, int together, boolean text) {
        BinarySamples design = everything(d);
        double[] w = new double[design.rows()];
        double[] y = new double[design.rows()];
        for (int i = 0; i < w.length; i++) {
            int removed = d - design.countRow(i);
            double share = text ? (removed == 0 ? 0 : 1 / (d * choose(d, removed))) : Math.pow(0.5, d);
            w[i] = share * psi((double) removed / d);
            y[i] = 1;
            for (int j = 0; j < together; j++) {
                y[i] *= design.get(i, j);
            }
        }
        IntToDoubleFunction alpha = p -> {
            double sum = 0;
            for (int s = text ? 1 : 0; s <= d - p; s++) {
                double kept = Math.pow(0.5, d) * choose(d - p, s);
                if (text) {
                    kept = 1.0 / d;
                    for (int k = 0; k < p; k++) {
                        kept *= (double) (d - s - k) / (d - k);
                    }
                }
                sum += kept * psi((double) s / d);
            }
            return sum;
        };
        double a0 = alpha.applyAsDouble(0);
        double a1 = alpha.applyAsDouble(1);
        double a2 = alpha.applyAsDouble(2);
        double ap = alpha.applyAsDouble(together);
        double next = alpha.applyAsDouble(together + 1);
        double c = (d - 1) * a0 * a2 - d * a1 * a1 + a0 * a1;
        double s0 = (d - 1) * a2 + a1;
        double s1 = -a1;
        double s2 = ((d - 2) * a0 * a2 - (d - 1) * a1 * a1 + a0 * a1) / (a1 - a2);
        double s3 = (a1 * a1 - a0 * a2) / (a1 - a2);
        double inside = ((s1 + s2 + (together - 1) * s3) * ap + (d - together) * s3 * next) / c;
        double outside = (s1 * ap + s2 * next + together * s3 * ap + (d - together - 1) * s3 * next) / c;
        double intercept = (s0 * ap + together * s1 * ap + (d - together) * s1 * next) / c;

        Surrogate surrogate = leastSquares(LocalSamples.of(design, w, y));

        double[] weights = wide(surrogate, d);
        for (int j = 0; j < d; j++) {
            assertThat(weights[j]).isCloseTo(j < together ? inside : outside, within(1e-12));
        }
        assertThat(surrogate.intercept()).isCloseTo(intercept, within(1e-12));
        if (d == 12) {
            assertThat(weights[0]).isCloseTo(text ? 0.444908389 : 0.313851456, within(1e-9));
            assertThat(weights[11]).isCloseTo(text ? -0.012440649 : 0.001313618, within(1e-9));
            assertThat(surrogate.intercept()).isCloseTo(text ? -0.477886395 : -0.364549302, within(1e-9));
        }
    }

    @Test
    void intervals_cover_the_expectation_as_often_as_they_say() {
        int d = 5;
        int n = 1000;
        int runs = 4000;
        double width = 0.75 * Math.sqrt(d);
        ToDoubleFunction<double[]> model = z -> z[0] * z[1] + Math.sin(3 * z[2] + z[3]) - 0.4 * z[4] * (1 - z[0]);
        BinarySamples all = everything(d);
        double[] law = new double[all.rows()];
        double[] answers = new double[all.rows()];
        double[] row = new double[d];
        for (int i = 0; i < law.length; i++) {
            all.copyRow(i, row);
            law[i] = kernel(d - all.countRow(i), width);
            answers[i] = model.applyAsDouble(row);
        }
        double[] truth = wide(leastSquares(LocalSamples.of(all, law, answers)), d);

        SplittableRandom random = new SplittableRandom(20240607);
        int[] covered = new int[d];
        double[] w = new double[n];
        double[] y = new double[n];
        for (int run = 0; run < runs; run++) {
            BinarySamples design = LocalSamples.coins(n, d, random);
            for (int i = 0; i < n; i++) {
                design.copyRow(i, row);
                w[i] = kernel(d - design.countRow(i), width);
                y[i] = model.applyAsDouble(row);
            }
            Surrogate surrogate = leastSquares(LocalSamples.of(design, w, y));
            double[][] covariance = surrogate.covariance().orElseThrow();
            for (int a = 0; a < d; a++) {
                Surrogate.Contribution contribution = surrogate.contributions().get(a);
                double reach = 1.959963984540054 * Math.sqrt(covariance[a][a]);
                covered[contribution.feature()] +=
                        Math.abs(contribution.weight() - truth[contribution.feature()]) <= reach ? 1 : 0;
            }
        }

        for (int j = 0; j < d; j++) {
            assertThat(covered[j] / (double) runs).as("feature %d", j).isBetween(0.94, 0.96);
        }
    }

    private static double kernel(int removed, double width) {
        return Math.exp(-removed / (2 * width * width));
    }
}
