package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.TableSchema.Column;

class SparseRowTest {
    private static final TableSchema SCHEMA = TableSchema.ofNumeric("a", "b", "c", "d", "e");

    private static Row sparse(int[] columns, double... values) {
        return Row.sparse(SCHEMA, columns, values);
    }

    @Test
    void everyCellCanBeAskedForAndThoseThatAreNotStoredAreZero() {
        Row row = sparse(new int[] {1, 3, 4}, 2.5, Double.NaN, -1);
        assertThat(row.isSparse()).isTrue();
        assertThat(row.size()).isEqualTo(5);
        double[] into = {9, 9, 9, 9, 9, 9, 9};
        row.copyTo(into, 1);
        assertThat(into).containsExactly(9, 0, 2.5, 0, Double.NaN, -1, 9);
        for (int j = 0; j < 5; j++) {
            assertThat(row.number(j)).isEqualTo(Double.valueOf(into[1 + j]));
        }
        assertThat(List.of(row.text(0), row.text(1), row.text(3), row.text(4))).containsExactly("0", "2.5", "", "-1");
        assertThat(row.isMissing(3)).isTrue();
        assertThat(row).hasToString("{b=2.5, d=, e=-1}");
        assertThatThrownBy(() -> row.number(5)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void storedCellsAreThoseThatAreNotZeroOrAllOfARowThatIsStoredWhole() {
        Row row = sparse(new int[] {0, 2, 3}, 0, 7, -0.0);
        assertThat(row.stored()).isEqualTo(1);
        assertThat(row.storedColumn(0)).isEqualTo(2);
        assertThat(row.storedNumber(0)).isEqualTo(7);
        Row whole = Row.of(SCHEMA, 0, 1, 2, 3, 4);
        assertThat(whole.isSparse()).isFalse();
        assertThat(whole.stored()).isEqualTo(5);
        assertThat(whole.storedColumn(3)).isEqualTo(3);
        assertThat(whole.storedNumber(3)).isEqualTo(3);
    }

    @Test
    void rowsAreEqualByValueHoweverTheyAreStored() {
        Row row = sparse(new int[] {1, 3}, 2.5, Double.NaN);
        Row whole = Row.of(SCHEMA, 0, 2.5, 0, Double.NaN, 0);
        RowBatch batch = new RowBatch(SCHEMA, new int[] {0, 1, 3}, 1);
        System.arraycopy(new double[] {0, 2.5, Double.NaN}, 0, batch.numbers(), 0, 3);
        for (Row other : List.of(whole, batch.rows(1).get(0), sparse(new int[] {1, 3, 4}, 2.5, Double.NaN, 0))) {
            assertThat(row).isEqualTo(other).hasSameHashCodeAs(other);
            assertThat(other).isEqualTo(row);
        }
        for (Row other : List.of(Row.of(SCHEMA, 0, 2.5, 1, Double.NaN, 0), sparse(new int[] {1}, 2.5),
                sparse(new int[] {1, 2, 3}, 2.5, 1, Double.NaN), sparse(new int[] {1, 3}, 2, Double.NaN))) {
            assertThat(row).isNotEqualTo(other);
            assertThat(other).isNotEqualTo(row);
        }
        assertThat(row).isNotEqualTo(Row.sparse(TableSchema.ofNumeric("a", "b", "c", "d", "x"), new int[] {1, 3},
                new double[] {2.5, Double.NaN}));
    }

    @Test
    void rowsOfASparseBatchShareTheirColumnsAndAreViewsUntilDetached() {
        RowBatch batch = new RowBatch(SCHEMA, new int[] {1, 4}, 3);
        assertThat(batch.stride()).isEqualTo(2);
        assertThat(batch.numbers()).hasSize(6);
        System.arraycopy(new double[] {1, 2, 3, 4, 5, 6}, 0, batch.numbers(), 0, 6);
        Row second = batch.rows(3).get(1);
        Row detached = second.detached();
        assertThat(second).hasToString("{b=3, e=4}");
        assertThat(second.storedNumber(1)).isEqualTo(4);
        batch.numbers()[2] = 8;
        assertThat(second.number(1)).isEqualTo(8);
        assertThat(detached).hasToString("{b=3, e=4}");
        assertThat(detached.detached()).isSameAs(detached);
        TableSchema mixed = TableSchema.of(Column.numeric("a"), Column.categorical("c", "x"));
        assertThatThrownBy(() -> new RowBatch(mixed, new int[] {0}, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoSparseRowIsRefused() {
        assertBad(() -> sparse(new int[] {1, 2}, 1), "the sparse row has 2 columns, but 1 values");
        assertBad(() -> sparse(new int[] {2, 1}, 1, 1), "the columns of the sparse row do not ascend: 1 follows 2");
        assertBad(() -> sparse(new int[] {2, 2}, 0, 1), "the columns of the sparse row do not ascend: 2 follows 2");
        assertBad(() -> sparse(new int[] {5}, 0), "the sparse row has column 5, but the table has the columns 0 .. 4");
        assertBad(() -> sparse(new int[] {-1}, 0), "the sparse row has column -1, but the table has the columns 0 .. 4");
        TableSchema mixed = TableSchema.of(Column.numeric("a"), Column.categorical("c", "x"));
        assertBad(() -> Row.sparse(mixed, new int[0], new double[0]), "column 'c' holds categories, of which none is 0: give the"
                + " whole row, or a column of 0 and 1 for each category");
    }

    @Test
    void messagesListTheFirstOfManyColumns() {
        String[] names = new String[1000];
        for (int j = 0; j < names.length; j++) {
            names[j] = "x" + j;
        }
        assertThatThrownBy(() -> Row.of(TableSchema.ofNumeric(names), 1)).message().hasSizeLessThan(250)
                .contains("the table has 1000 columns: [x0, x1, x2, ").endsWith("x19, … and 980 more]");
    }

    private static void assertBad(ThrowingCallable what, String message) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage(message);
    }
}
