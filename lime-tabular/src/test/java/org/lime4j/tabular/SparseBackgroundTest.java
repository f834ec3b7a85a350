package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

class SparseBackgroundTest {
    private static TableSchema schema(int columns) {
        return TableSchema.ofNumeric(IntStream.range(0, columns).mapToObj(j -> "x" + j).toArray(String[]::new));
    }

    private static Row sparse(TableSchema schema, double[] cells) {
        int[] columns = IntStream.range(0, cells.length).filter(j -> cells[j] != 0).toArray();
        return Row.sparse(schema, columns, Arrays.stream(columns).mapToDouble(j -> cells[j]).toArray());
    }

    /** Numbers, zeros of both signs, and cells without a value; column 7 is never other than 0. */
    private static double[] cells(SplittableRandom random) {
        double[] cells = new double[8];
        for (int j = 0; j < 7; j++) {
            int kind = random.nextInt(8);
            cells[j] = kind == 0 ? random.nextInt(-3, 4) : kind == 1 ? Double.NaN : kind == 2 ? -0.0 : 0;
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void statisticsAreThoseOfTheWholeRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableSchema schema = schema(8);
        TabularBackground.Builder sparse = TabularBackground.builder(schema);
        TabularBackground.Builder mixed = TabularBackground.builder(schema);
        TabularBackground.Builder whole = TabularBackground.builder(schema);
        for (int i = 0; i < 300; i++) {
            double[] cells = cells(random);
            String response = "class " + random.nextInt(3);
            sparse.add(sparse(schema, cells), response);
            whole.add(Row.of(schema, cells), response);
            mixed.add(i % 3 == 0 ? Row.of(schema, cells) : sparse(schema, cells), response);
            if (i == 100) {
                assertThat(sparse.build()).as("seed %d", seed).isEqualTo(whole.build());
            }
        }
        TabularBackground expected = whole.build();
        assertThat(expected.numeric(0).classes()).isEqualTo(3);
        assertThat(expected.numeric(7).max()).isZero();
        assertThat(sparse.build()).as("seed %d", seed).isEqualTo(expected).isEqualTo(sparse.build());
        assertThat(mixed.build()).isEqualTo(expected);
    }

    @Test
    void rowsWithoutAResponseAreAsTheirNumbers() {
        SplittableRandom random = new SplittableRandom(4);
        TableSchema schema = schema(8);
        TabularBackground.Builder sparse = TabularBackground.builder(schema);
        double[][] rows = new double[100][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = cells(random);
            sparse.add(sparse(schema, rows[i]));
        }
        assertThat(sparse.build()).isEqualTo(TabularBackground.of(schema, rows));
    }

    @Test
    void keptRowsAreThoseOfTheWholeRows() {
        SplittableRandom random = new SplittableRandom(5);
        TableSchema schema = schema(8);
        TabularBackground.Builder sparse = TabularBackground.builder(schema).keepRows(20, 1);
        TabularBackground.Builder whole = TabularBackground.builder(schema).keepRows(20, 1);
        for (int i = 0; i < 100; i++) {
            double[] cells = cells(random);
            sparse.add(sparse(schema, cells));
            whole.add(Row.of(schema, cells));
        }
        assertThat(sparse.build().keptRows()).hasSize(20).allSatisfy(row -> assertThat(row.text(7)).isEqualTo("0"));
        assertThat(sparse.build().keptRows()).extracting(Row::toString)
                .isEqualTo(whole.build().keptRows().stream().map(Row::toString).toList());
    }

    @Test
    void rowsThatCannotBeCountedAreRefused() {
        TableSchema schema = schema(3);
        TabularBackground.Builder builder = TabularBackground.builder(schema).add(Row.sparse(schema, new int[0], new double[0]));
        assertThatThrownBy(() -> builder.add(Row.sparse(schema(4), new int[0], new double[0])))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessage("row 1 has the columns [x0, x1, x2, x3], but the table has others or other categories: make the row"
                        + " with the schema that the builder was made with");
        assertThatThrownBy(() -> builder.add(Row.sparse(schema, new int[] {0, 2}, new double[] {1, Double.POSITIVE_INFINITY})))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessageStartingWith("row 1, column 'x2': Infinity is not a finite number");
        assertThat(builder.build().numeric(0).max()).as("a bad row leaves nothing").isZero();
        assertThatThrownBy(() -> TabularBackground.builder(schema).add(Row.sparse(schema, new int[] {1}, new double[] {Double.NaN})).build())
                .hasMessageStartingWith("column 'x1' has no value in any of 1 rows");
    }
}
