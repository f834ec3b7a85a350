package org.lime4j.core.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;

class PickersTest {
    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /**
     * One of three kinds in turn: weights of few different sizes, weights of any size, and rows that occur several times.
     * In the first and the last ties are common.
     */
    private static ImportanceMatrix random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int kind = (int) (seed % 3);
        int rows = 1 + random.nextInt(60);
        int columns = 1 + random.nextInt(25);
        int most = 1 + random.nextInt(random.nextBoolean() ? 4 : columns);
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        List<Map<FeatureKey, Double>> earlier = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Map<FeatureKey, Double> row = new LinkedHashMap<>();
            for (int count = random.nextInt(most + 1); count > 0; count--) {
                row.put(FeatureKey.of("f" + random.nextInt(columns)),
                        kind == 0 ? random.nextInt(7) - 3.0 : Math.scalb(random.nextDouble(-1, 1), random.nextInt(-20, 20)));
            }
            earlier.add(kind == 2 && i > 0 && random.nextInt(3) > 0 ? earlier.get(random.nextInt(i)) : row);
            builder.addRow(earlier.get(i));
        }
        return builder.build();
    }

    /** Algorithm 2 of the paper, with the marginal gain of every instance computed anew each time. */
    private static int[] plainGreedy(ImportanceMatrix matrix, int budget, boolean lastWins) {
        boolean[] covered = new boolean[matrix.features().size()];
        boolean[] picked = new boolean[matrix.rows()];
        int[] picks = new int[Math.min(budget, matrix.rows())];
        for (int count = 0; count < picks.length; count++) {
            int best = -1;
            double bestGain = -1;
            for (int i = 0; i < matrix.rows(); i++) {
                double gain = 0;
                for (int j = 0; j < covered.length; j++) {
                    gain += matrix.get(i, j) != 0 && !covered[j] ? matrix.importance(j) : 0;
                }
                if (!picked[i] && (gain > bestGain || lastWins && gain == bestGain)) {
                    best = i;
                    bestGain = gain;
                }
            }
            picks[count] = best;
            picked[best] = true;
            for (int j = 0; j < covered.length; j++) {
                covered[j] |= matrix.get(best, j) != 0;
            }
        }
        return picks;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lazy_greedy_picks_what_plain_greedy_picks(long seed) {
        ImportanceMatrix matrix = random(seed);
        for (SubmodularFactory.Ties ties : SubmodularFactory.Ties.values()) {
            for (int budget : new int[] {1, 3, 10, 1000}) {
                assertThat(new SubmodularPicker(ties).pick(matrix, budget, new SplittableRandom(1)))
                        .containsExactly(plainGreedy(matrix, budget, ties == SubmodularFactory.Ties.LAST));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void random_picks_are_distinct_and_repeat_under_the_same_seed(long seed) {
        ImportanceMatrix matrix = random(seed);
        int budget = 1 + (int) (seed % 20);

        int[] picks = new RandomPicker().pick(matrix, budget, new SplittableRandom(seed));

        assertThat(picks).hasSize(Math.min(budget, matrix.rows())).doesNotHaveDuplicates();
        assertThat(Arrays.stream(picks)).allMatch(row -> row >= 0 && row < matrix.rows());
        assertThat(new RandomPicker().pick(matrix, budget, new SplittableRandom(seed))).containsExactly(picks);
    }

    @Test
    void every_instance_is_equally_likely_at_random() {
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        IntStream.range(0, 5).forEach(i -> builder.addRow(Map.of()));
        ImportanceMatrix matrix = builder.build();
        SplittableRandom random = new SplittableRandom(17);
        int[] counts = new int[5];
        int runs = 20_000;
        for (int run = 0; run < runs; run++) {
            for (int row : new RandomPicker().pick(matrix, 2, random)) {
                counts[row]++;
            }
        }
        double standardError = Math.sqrt(runs * 0.4 * 0.6);
        for (int count : counts) {
            assertThat((double) count).isCloseTo(0.4 * runs, within(4.5 * standardError));
        }
    }

    @Test
    void opposite_weights_of_two_outputs_do_not_cancel() {
        FeatureKey key = FeatureKey.of("age", "bin 2");
        ImportanceMatrix matrix = ImportanceMatrix.builder()
                .add(List.of(output(0, key, 0.4), output(1, key, -0.4)))
                .build();

        assertThat(matrix.get(0, 0)).isEqualTo(0.8);
        assertThat(matrix.importance(0)).isEqualTo(Math.sqrt(0.8));
    }

    private static OutputExplanation output(int index, FeatureKey key, double weight) {
        return new OutputExplanation(index, "c" + index, 0, 0, 0,
                List.of(new FeatureContribution(key, "l", 1, weight, OptionalDouble.empty(), new Location.None())),
                new LocalFidelity(1, 10, 10, 10), new SurrogateDescription.Linear("ridge", 1), List.of());
    }

    @Test
    void features_of_one_instance_alone_are_refused() {
        assertThatThrownBy(() -> ImportanceMatrix.builder().add(List.of(output(0, FeatureKey.ofInstance("segment 3"), 1))))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining("segment 3")
                .hasMessageContaining("same meaning everywhere");
    }

    @Test
    void the_order_of_the_explanations_does_not_change_the_columns() {
        Map<FeatureKey, Double> first = Map.of(FeatureKey.of("b"), 1.0, FeatureKey.of("c"), -2.0);
        Map<FeatureKey, Double> second = Map.of(FeatureKey.of("a"), 3.0, FeatureKey.of("c"), 0.0);

        ImportanceMatrix one = ImportanceMatrix.builder().addRow(first).addRow(second).build();
        ImportanceMatrix other = ImportanceMatrix.builder().addRow(second).addRow(first).build();

        assertThat(one.features()).isEqualTo(other.features()).extracting(FeatureKey::name).containsExactly("a", "b", "c");
        assertThat(one.start(one.rows())).isEqualTo(3);
        for (int j = 0; j < 3; j++) {
            assertThat(one.importance(j)).isEqualTo(other.importance(j));
            assertThat(one.get(0, j)).isEqualTo(other.get(1, j));
        }
    }

    @Test
    void what_is_left_after_full_coverage_follows_the_rule_for_ties() {
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        for (int i = 0; i < 4; i++) {
            builder.addRow(Map.of(FeatureKey.of("same"), i == 2 ? 5.0 : 1.0));
        }
        ImportanceMatrix matrix = builder.build();

        assertThat(new SubmodularPicker(SubmodularFactory.Ties.FIRST).pick(matrix, 9, new SplittableRandom(1)))
                .containsExactly(0, 1, 2, 3);
        assertThat(new SubmodularPicker(SubmodularFactory.Ties.LAST).pick(matrix, 9, new SplittableRandom(1)))
                .containsExactly(3, 2, 1, 0);
    }

    @Test
    void bad_budgets_and_weights_are_refused() {
        ImportanceMatrix matrix = ImportanceMatrix.builder().addRow(Map.of()).build();

        assertThatThrownBy(() -> new RandomPicker().pick(matrix, 0, new SplittableRandom(1)))
                .hasMessage("budget is 0; pick at least 1 instance");
        assertThatThrownBy(() -> new SubmodularPicker(SubmodularFactory.Ties.FIRST).pick(matrix, -1, new SplittableRandom(1)))
                .hasMessage("budget is -1; pick at least 1 instance");
        assertThatThrownBy(() -> ImportanceMatrix.builder().addRow(Map.of(FeatureKey.of("x"), Double.NaN)))
                .hasMessage("the weight of feature 'x' is NaN; it must be finite");
        assertThat(Arrays.asList(matrix.rows(), matrix.features().size())).containsExactly(1, 0);
    }
}
