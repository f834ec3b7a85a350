package org.lime4j.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoricalTest {
    /** The first state whose cumulative frequency exceeds u, or the last that occurs. */
    private static int byLinearSearch(double[] frequencies, double u) {
        double sum = 0;
        int last = 0;
        for (int s = 0; s < frequencies.length; s++) {
            sum += frequencies[s];
            if (frequencies[s] > 0) {
                last = s;
            }
        }
        sum = 0;
        for (int s = 0; s < last; s++) {
            sum += frequencies[s];
            if (u < sum) {
                return s;
            }
        }
        return last;
    }

    private static double[] frequencies(SplittableRandom random) {
        double[] frequencies = new double[1 + random.nextInt(300)];
        int power = random.nextInt(1, 12);
        double sum = 0;
        for (int s = 0; s < frequencies.length; s++) {
            frequencies[s] = random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), power);
            sum += frequencies[s];
        }
        if (sum == 0) {
            return new double[] {0, 1, 0};
        }
        for (int s = 0; s < frequencies.length; s++) {
            frequencies[s] /= sum;
        }
        return frequencies;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void drawsTheStateThatALinearSearchFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int table = 0; table < 50; table++) {
            double[] frequencies = table == 0 ? new double[] {0.25, 0.25, 0, 0.5, 0} : frequencies(random);
            CodeColumn.Categorical column = new CodeColumn.Categorical(frequencies, 0);
            List<Double> numbers = new ArrayList<>(List.of(0.0, Math.nextDown(1.0)));
            random.doubles(200).forEach(numbers::add);
            double sum = 0;
            for (double frequency : frequencies) {
                sum += frequency;
                numbers.addAll(List.of(sum, Math.nextDown(sum), Math.nextUp(sum)));
            }
            for (int k = 1; k < 64; k++) {
                numbers.addAll(List.of(k / 64.0, Math.nextDown(k / 64.0), Math.nextUp(k / 64.0)));
            }
            for (double u : numbers) {
                if (u >= 0 && u < 1) {
                    assertThat(column.draw(u)).as("seed %d, table %d, u %s", seed, table, u)
                            .isEqualTo(byLinearSearch(frequencies, u));
                }
            }
        }
    }

    @Test
    void theColumnOfAnotherInstanceDiffersInItsOriginAlone() {
        CodeColumn.Categorical column = new CodeColumn.Categorical(new double[] {0.25, 0.75}, -1);
        assertThat(column.withOrigin(1)).isEqualTo(new CodeColumn.Categorical(new double[] {0.25, 0.75}, 1));
        assertThat(column.withOrigin(1)).isNotEqualTo(column);
        assertThatThrownBy(() -> column.withOrigin(2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("origin is 2").hasMessageContaining("-1 .. 1");
    }
}
