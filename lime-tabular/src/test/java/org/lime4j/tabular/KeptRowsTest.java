package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.tabular.TableSchema.Column;

/** Rows that a background keeps beside its statistics. */
class KeptRowsTest {
    private static final TableSchema NUMBERS = TableSchema.ofNumeric("n");

    private static TabularBackground counting(int rows, int most, long seed) {
        TabularBackground.Builder builder = TabularBackground.builder(NUMBERS).keepRows(most, seed);
        for (int i = 0; i < rows; i++) {
            builder.add(i);
        }
        return builder.build();
    }

    private static double[] numbers(TabularBackground background) {
        return background.keptRows().stream().mapToDouble(row -> row.number(0)).toArray();
    }

    @Test
    void noRowIsKeptUnlessAskedFor() {
        assertThat(TabularBackground.of(NUMBERS, new double[][] {{1}, {2}}).keptRows()).isEmpty();
        assertThat(counting(30, 0, 1).keptRows()).isEmpty();
        assertThat(counting(30, 0, 1)).isEqualTo(counting(30, 0, 2)).isNotEqualTo(counting(30, 10, 1)).hasToString(
                "TabularBackground[30 rows of [n]]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSampleIsKeptInTheOrderOfTheRowsAndIsTheSameForTheSameSeed(long seed) {
        double[] kept = numbers(counting(1000, 40, seed));
        assertThat(kept).hasSize(40).doesNotHaveDuplicates().isSorted();
        assertThat(numbers(counting(1000, 40, seed))).isEqualTo(kept);
        assertThat(numbers(counting(1000, 40, seed + 10))).isNotEqualTo(kept);
        assertThat(counting(1000, 40, seed)).isEqualTo(counting(1000, 40, seed)).hasToString(
                "TabularBackground[1000 rows of [n], 40 of them kept]");
    }

    @Test
    void eachRowIsAsLikelyKeptAsAnother() {
        int[] kept = new int[100];
        for (long seed = 0; seed < 2000; seed++) {
            for (double number : numbers(counting(100, 25, seed))) {
                kept[(int) number]++;
            }
        }
        // 500 of 2000 each, standard deviation 19.4.
        assertThat(Arrays.stream(kept)).allMatch(times -> Math.abs(times - 500) < 5 * 19.4);
    }

    @Test
    void allRowsAreKeptIfThereAreNotMore() {
        assertThat(numbers(counting(30, 1_000_000_000, 1))).hasSize(30).isSorted();
        double[][] rows = {{3}, {1}, {2}};
        TabularBackground background = TabularBackground.withRows(NUMBERS, rows);
        rows[0][0] = 9;
        assertThat(numbers(background)).as("copied").containsExactly(3, 1, 2);
        assertThat(background.numeric(0)).isEqualTo(NumericStatistics.of(1, 2, 3));
    }

    @Test
    void categoriesFoundOnTheWayHaveTheirCodesAndMissingCellsStayMissing() {
        TabularBackground.Builder builder = TabularBackground.builder(List.of("colour", "size"), Set.of("colour"))
                .keepRows(10, 1);
        List<List<String>> rows = List.of(
                List.of("red", "1"), List.of("blue", ""), List.of("", "3"), List.of("green", "4"), List.of("red", "5"));
        rows.forEach(builder::parse);
        TabularBackground background = builder.build();
        assertThat(background.keptRows()).containsExactlyElementsOf(
                rows.stream().map(cells -> Row.of(background.schema(), Row.parse(background.schema(), cells).number(0),
                        Row.parse(background.schema(), cells).number(1))).toList());
        assertThat(background.keptRows()).extracting(row -> row.text(0)).containsExactly("red", "blue", "", "green", "red");
        assertThat(background.keptRows().get(1).isMissing(1)).isTrue();
    }

    @Test
    void whatToKeepIsSaidBeforeTheFirstRow() {
        assertThatThrownBy(() -> TabularBackground.builder(NUMBERS).keepRows(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("most is -1; it must be at least 0");
        assertThatThrownBy(() -> TabularBackground.builder(NUMBERS).add(1).keepRows(1, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("say which to keep first");
    }

    @Test
    void aFileKeepsAsManyRowsAsItsOptionSays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a,y,colour\n1,no,red\n2,yes,blue\n?,no,red\n4,no,green\n");
        ComponentRef<?> ref = ComponentRef.of("csv")
                .with("path", "t.csv").with("categorical", List.of("colour")).with("ignore", List.of("y"));
        assertThat(load(folder, ref).keptRows()).isEmpty();
        TabularBackground all = load(folder, ref.with("rows", 4));
        Column colour = Column.categorical("colour", "blue", "green", "red");
        TableSchema schema = TableSchema.of(Column.numeric("a"), colour).withMissing(List.of("", "?", "NA"));
        assertThat(all.keptRows())
                .containsExactlyElementsOf(Row.ofAll(schema, new double[][] {{1, 2}, {2, 0}, {Double.NaN, 2}, {4, 1}}));
        TabularBackground two = load(folder, ref.with("rows", 2));
        assertThat(all.keptRows()).hasSize(4).containsSubsequence(two.keptRows());
        assertThat(two.keptRows()).hasSize(2);
        assertThat(load(folder, ref.with("rows", 2).with("rows-seed", 1))).isEqualTo(two);
        assertThat(java.util.stream.IntStream.range(2, 12)
                        .mapToObj(seed -> load(folder, ref.with("rows", 2).with("rows-seed", seed)).keptRows()))
                .anyMatch(rows -> !rows.equals(two.keptRows()));
    }

    @Test
    void aSavedBackgroundIsOfStatisticsOnly(@TempDir Path folder) throws IOException {
        TabularBackground kept = counting(50, 20, 1);
        BackgroundFile.write(kept, folder.resolve("kept"));
        BackgroundFile.write(counting(50, 0, 1), folder.resolve("none"));
        assertThat(folder.resolve("kept")).hasSameTextualContentAs(folder.resolve("none"));
        assertThat(BackgroundFile.read(folder.resolve("kept"))).isEqualTo(counting(50, 0, 1)).isNotEqualTo(kept);
    }

    private static TabularBackground load(Path folder, ComponentRef<?> ref) {
        CreationContext context = new CreationContext(PluginRegistry.standard(), java.util.Optional.empty(), folder);
        return (TabularBackground) context.create(BackgroundSourceFactory.class, ref, BackgroundSource.class).load();
    }
}
