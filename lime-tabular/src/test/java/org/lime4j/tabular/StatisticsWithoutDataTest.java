package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics.Moments;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.QuantileDiscretizer;

class StatisticsWithoutDataTest {
    private static final NumericStatistics MOMENTS = NumericStatistics.ofMoments(new Moments(10, 3, 1.5), 0, 9);

    @TempDir private Path folder;

    @Test
    void countsGiveTheStatisticsOfTheirValues() {
        assertThat(NumericStatistics.ofCounts(new double[] {3, -1, 2}, new long[] {1, 2, 1}))
                .isEqualTo(NumericStatistics.of(2, -1, 3, -1));
        assertThatThrownBy(() -> NumericStatistics.ofCounts(new double[] {1, 1}, new long[] {1, 1}))
                .hasMessage("values has 1.0 with the count 1; values must be finite and distinct, counts at least 1");
        assertThatThrownBy(() -> NumericStatistics.ofCounts(new double[0], new long[0])).hasMessageContaining("at least one");
    }

    @Test
    void momentsHaveNoQuantiles() {
        assertThat(MOMENTS.hasRanks()).isFalse();
        assertThat(MOMENTS.rankError()).isEqualTo(1);
        assertThat(MOMENTS.count()).isEqualTo(10);
        assertThat(MOMENTS.mean()).isEqualTo(3);
        assertThat(MOMENTS.standardDeviation()).isEqualTo(1.5);
        assertThat(new QuantileDiscretizer(4).discretize("x", MOMENTS)).isEmpty();
        assertThat(Bins.of(new double[0], MOMENTS).standardDeviation(0)).isEqualTo(1.5);
        assertThatThrownBy(() -> Bins.of(new double[] {2}, MOMENTS)).isInstanceOf(LimeException.class)
                .hasMessageContaining("not how many of its values lie between [2.0]");
        assertThat(NumericStatistics.ofMoments(new Moments(4, 2, 0), 2, 2)).isEqualTo(NumericStatistics.of(2, 2, 2, 2));
        for (Moments wrong : new Moments[] {new Moments(1, 3, 1), new Moments(5, -1, 1), new Moments(5, 3, Double.NaN)}) {
            assertThatThrownBy(() -> NumericStatistics.ofMoments(wrong, 0, 9)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void backgroundsOfStatisticsAreSavedAndCheckedAgainstTheirColumns() throws IOException {
        TableSchema schema = TableSchema.of(Column.numeric("x"), Column.categorical("c", "a", "b"));
        TabularBackground background =
                TabularBackground.ofStatistics(schema, 12, Map.of("x", MOMENTS), Map.of("c", new long[] {12, 0}));
        assertThat(background.missing(0)).isEqualTo(2);
        assertThat(background.missing(1)).isZero();
        BackgroundFile.write(background, folder.resolve("table.csv"));
        assertThat(BackgroundFile.read(folder.resolve("table.csv"))).isEqualTo(background);
        assertThatThrownBy(() -> TabularBackground.ofStatistics(schema, 9, Map.of("x", MOMENTS), Map.of("c", new long[] {9, 0})))
                .hasMessageStartingWith("column 'x' has statistics of 10 values");
        assertThatThrownBy(() -> TabularBackground.ofStatistics(schema, 12, Map.of("x", MOMENTS), Map.of("c", new long[] {12})))
                .hasMessageStartingWith("column 'c' has statistics of 12 values in 1 categories");
    }
}
