package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCountsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theDistributionIsThatOfTheValuesThemselves(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = random.nextInt(1, 5);
        double coarseness = seed % 2 == 0 ? 0 : Math.pow(10, -random.nextInt(1, 4));
        ValueCounts counts = new ValueCounts();
        double[][] values = new double[classes][];
        int[] order = new int[classes];
        for (int c = 0; c < classes; c++) {
            values[c] = random.doubles(random.nextInt(1, 2_000))
                    .map(x -> coarseness == 0 ? x - 0.5 : coarseness * Math.rint((x - 0.5) / coarseness))
                    .toArray();
            for (double value : values[c]) {
                counts.add(value, c);
            }
            order[c] = classes - 1 - c;
        }
        List<double[]> ordered = new ArrayList<>();
        for (int c : order) {
            ordered.add(values[c]);
        }
        assertThat(counts.statistics(order)).as("seed %d", seed).isEqualTo(NumericStatistics.ofClasses(ordered));
    }

    @Test
    void memoryGrowsWithTheDistinctValuesNotWithTheRows() {
        ValueCounts counts = new ValueCounts();
        for (int i = 0; i < 3_000_000; i++) {
            counts.add(i % 500 - 250, i % 2);
        }
        assertThat(counts.capacity()).isLessThanOrEqualTo(4 * 500 * 2);
        NumericStatistics statistics = counts.statistics(new int[] {0, 1});
        assertThat(statistics.count()).isEqualTo(3_000_000);
        assertThat(statistics.distinct()).isEqualTo(500);
        assertThat(statistics.count(7)).isEqualTo(6_000);
    }

    @Test
    void bothZerosAreOneValue() {
        ValueCounts counts = new ValueCounts();
        counts.add(0.0, 0);
        counts.add(-0.0, 0);
        assertThat(counts.statistics(new int[1])).isEqualTo(NumericStatistics.of(0.0, -0.0));
        assertThat(counts.statistics(new int[1]).count(0)).isEqualTo(2);
    }

    @Test
    void eachOfManyClassesIsCountedWithEachValue() {
        SplittableRandom random = new SplittableRandom(5);
        int classes = 200;
        long[][] expected = new long[50][classes];
        ValueCounts counts = new ValueCounts();
        for (int i = 0; i < 1000; i++) {
            int value = i < 50 ? i : random.nextInt(50);
            int classIndex = random.nextInt(classes);
            expected[value][classIndex]++;
            counts.add(value, classIndex);
        }
        int[] order = IntStream.range(0, classes).map(c -> classes - 1 - c).toArray();
        NumericStatistics statistics = counts.statistics(order);
        assertThat(statistics.distinct()).isEqualTo(50);
        for (int rank = 0; rank < 50; rank++) {
            for (int c = 0; c < classes; c++) {
                assertThat(statistics.count(rank, c)).isEqualTo(expected[rank][order[c]]);
            }
        }
        assertThatThrownBy(() -> statistics.count(0, classes))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
