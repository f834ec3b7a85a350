package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;

class LassoPathTest {
    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** Binary and dense, tall and wide, correlated, with copies. */
    private static LocalData data(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = 3 + random.nextInt(30);
        int n = seed % 5 == 0 ? d / 2 + 2 : 3 * d + random.nextInt(200);
        SampleMatrix design = seed % 2 == 0 ? LocalSamples.coins(n, d, random) : LocalSamples.normals(n, d, random);
        if (seed % 3 == 0) {
            for (int i = 0; i < n; i++) {
                design.set(i, d - 1, design.get(i, 0));
            }
        }
        if (seed % 4 == 1) {
            for (int i = 0; i < n; i++) {
                for (int j = 1; j < d; j++) {
                    design.set(i, j, 0.9 * design.get(i, j - 1) + 0.3 * design.get(i, j));
                }
            }
        }
        double[] y = LocalSamples.normal(n, random);
        for (int i = 0; i < n; i++) {
            y[i] += 2 * design.get(i, 0) - design.get(i, 1) + 0.5 * design.get(i, 2);
        }
        return LocalSamples.of(design, LocalSamples.uniform(n, random), y);
    }

    /** How far a point is from fulfilling the conditions of a minimum, as a share of the largest product. */
    private static double violation(Gram gram, LassoPath.Point point) {
        double[] correlations = gram.cross(0).clone();
        double largest = Arrays.stream(correlations).map(Math::abs).max().orElseThrow();
        double[] coefficients = new double[gram.size()];
        for (int a = 0; a < point.columns().length; a++) {
            int j = point.columns()[a];
            coefficients[j] = point.coefficients()[a];
            for (int k = 0; k < correlations.length; k++) {
                correlations[k] -= coefficients[j] * gram.column(j)[k];
            }
        }
        double worst = 0;
        for (int k = 0; k < correlations.length; k++) {
            double excess = coefficients[k] == 0
                    ? Math.max(0, Math.abs(correlations[k]) - point.penalty())
                    : Math.abs(correlations[k] - Math.signum(coefficients[k]) * point.penalty());
            worst = Math.max(worst, excess / largest);
        }
        return worst;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_node_is_a_minimum(long seed) {
        for (Gram gram : List.of(data(seed).gram(), data(seed).uncentredGram())) {
            List<LassoPath.Point> nodes = LassoPath.nodes(gram, 0, Integer.MAX_VALUE);

            assertThat(nodes).isNotEmpty().allSatisfy(node -> assertThat(violation(gram, node)).isLessThan(1e-9));
            assertThat(nodes.get(nodes.size() - 1).penalty()).isZero();
            for (int i = 1; i < nodes.size(); i++) {
                assertThat(nodes.get(i).penalty()).isLessThanOrEqualTo(nodes.get(i - 1).penalty());
            }
        }
    }

    @Test
    void the_check_of_a_minimum_finds_a_coefficient_that_is_slightly_off() {
        Gram gram = data(2).gram();
        LassoPath.Point node = LassoPath.nodes(gram, 0, Integer.MAX_VALUE).get(2);
        node.coefficients()[0] *= 1 + 1e-7;

        assertThat(violation(gram, node)).isGreaterThan(1e-9);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_last_node_is_least_squares(long seed) {
        LocalData data = data(seed);
        Gram gram = data.gram();

        List<LassoPath.Point> nodes = LassoPath.nodes(gram, 0, Integer.MAX_VALUE);

        LassoPath.Point last = nodes.get(nodes.size() - 1);
        double[] ours = new double[data.rows()];
        LinearSurrogate.of(data, 0, last.columns(), last.coefficients(), 0, new SurrogateDescription.Linear("lasso", 0))
                .predict(data.design(), ours);
        double[] theirs = new double[data.rows()];
        LinearFit.ridge(data.gram(), 0, Gram.all(data.size()), 0).predict(data.design(), theirs);
        assertThat(data.weightedR2(0, ours)).isCloseTo(data.weightedR2(0, theirs), within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_fixed_penalty_is_a_minimum_within_the_budget(long seed) {
        Gram gram = data(seed).gram();
        double largest = Arrays.stream(gram.cross(0)).map(Math::abs).max().orElseThrow();

        for (double share : new double[] {0.9, 0.3, 0.05, 0.001}) {
            LassoPath.Point free = LassoPath.solution(gram, 0, share * largest, gram.size());
            assertThat(free.penalty()).isEqualTo(share * largest);
            assertThat(violation(gram, free)).isLessThan(1e-11);

            LassoPath.Point two = LassoPath.solution(gram, 0, share * largest, 2);
            assertThat(two.columns()).hasSizeLessThanOrEqualTo(2);
            assertThat(two.penalty()).isGreaterThanOrEqualTo(share * largest);
            assertThat(violation(gram, two)).isLessThan(1e-11);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void selection_takes_the_last_node_that_is_small_enough(long seed) {
        Gram gram = data(seed).gram();
        List<LassoPath.Point> nodes = LassoPath.nodes(gram, 0, Integer.MAX_VALUE);

        for (int count = 1; count <= gram.size(); count++) {
            int[] chosen = LassoPath.selectFromEnd(gram, 0, count);
            int most = count;
            int[] expected = nodes.stream()
                    .map(LassoPath.Point::columns)
                    .filter(columns -> columns.length <= most)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(chosen).containsExactly(expected);
        }
    }

    @Test
    void a_wide_design_is_left_long_before_the_end_of_its_path() {
        SplittableRandom random = new SplittableRandom(9);
        LocalData data = LocalSamples.of(
                LocalSamples.coins(900, 400, random), LocalSamples.uniform(900, random), LocalSamples.normal(900, random));

        assertThat(LassoPath.selectFromEnd(data.gram(), 0, 10)).hasSize(10);
        assertThat(LassoPath.nodes(data.gram(), 0, 10 + LassoPath.LOOK_AHEAD)).hasSizeLessThan(200);
    }
}
