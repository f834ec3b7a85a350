package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.TableSchema.Column;

class RowTest {
    private static final TableSchema SCHEMA =
            TableSchema.of(Column.numeric("age"), Column.categorical("work", "Private", "State"));

    @Test
    void showsNumbersShortAndCategoriesByName() {
        Row row = Row.of(SCHEMA, 35, 1);
        assertThat(row.number(0)).isEqualTo(35);
        assertThat(row.text(0)).isEqualTo("35");
        assertThat(row.number(1)).isEqualTo(1);
        assertThat(row.text(1)).isEqualTo("State");
        assertThat(Row.of(SCHEMA, 35.25, 0)).hasToString("{age=35.25, work=Private}");
    }

    @Test
    void readsTextAndKeepsTheTextOfAnUnseenCategory() {
        Row row = Row.parse(SCHEMA, List.of(" 35.50", "Abroad"));
        assertThat(row.number(0)).isEqualTo(35.5);
        assertThat(row.text(0)).isEqualTo(" 35.50");
        assertThat(row.number(1)).isEqualTo(TableSchema.UNSEEN);
        assertThat(row.text(1)).isEqualTo("Abroad");
    }

    @Test
    void tellsMissingCells() {
        Row row = Row.of(SCHEMA, Double.NaN, 0);
        assertThat(row.isMissing(0)).isTrue();
        assertThat(row.text(0)).isEmpty();
        assertThat(row.isMissing(1)).isFalse();
    }

    @Test
    void textsThatStandForNoValueAreMissingCells() {
        TableSchema schema = SCHEMA.withMissing(List.of("", "?", "Private"));
        Row row = Row.parse(schema, List.of(" ? ", "?"));
        assertThat(row.isMissing(0)).isTrue();
        assertThat(row.isMissing(1)).isTrue();
        assertThat(row.text(1)).isEmpty();
        assertThat(row).isEqualTo(Row.of(schema, Double.NaN, Double.NaN));
        assertThat(Row.parse(schema, List.of("1", "Private")).text(1)).as("a category is one").isEqualTo("Private");
        assertThat(Row.parse(SCHEMA, List.of(" ", "")).isMissing(0)).as("an empty cell").isTrue();
        assertThat(Row.parse(SCHEMA, List.of("1", "?")).number(1)).isEqualTo(TableSchema.UNSEEN);
        assertThatThrownBy(() -> Row.parse(SCHEMA.withMissing(List.of()), List.of("", "State")))
                .hasMessage("column 'age': '' is not a finite number");
        assertThat(schema).isNotEqualTo(SCHEMA).isEqualTo(SCHEMA.withMissing(List.of("", "?", "Private")));
    }

    @Test
    void refusesAWrongNumberOfCells() {
        assertThatThrownBy(() -> Row.of(SCHEMA, 1, 0, 2))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("the row has 3 cells, but the table has 2 columns: [age, work]");
        assertThatThrownBy(() -> Row.parse(SCHEMA, List.of())).hasMessageContaining("0 cells");
    }

    @Test
    void refusesTextThatIsNoFiniteNumber() {
        for (String text : List.of("abc", "NaN", "Infinity", "1e999", "12d", "0x1p3", "1,5")) {
            assertThatThrownBy(() -> Row.parse(SCHEMA, List.of(text, "State")))
                    .as(text)
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                    .hasMessage("column 'age': '" + text + "' is not a finite number");
        }
    }

    @Test
    void rowsOfABatchAreViewsUntilDetached() {
        RowBatch batch = new RowBatch(SCHEMA, 1);
        List<Row> rows = batch.rows(1);
        batch.numbers()[0] = 7;
        Row detached = rows.get(0).detached();
        batch.numbers()[0] = 8;
        assertThat(rows.get(0).number(0)).isEqualTo(8);
        assertThat(detached.number(0)).isEqualTo(7);
        assertThat(detached.detached()).isSameAs(detached);
    }

    @Test
    void aBatchPutsAnotherRowFirstForOneCallOnly() {
        RowBatch batch = new RowBatch(SCHEMA, 3);
        Row instance = Row.of(SCHEMA, 40, 1);
        assertThat(batch.rows(2, instance)).hasSize(2).element(0).isSameAs(instance);
        assertThat(batch.rows(2).get(0)).isNotSameAs(instance);
        assertThatThrownBy(() -> batch.rows(2).get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rowsAreEqualByValue() {
        assertThat(Row.of(SCHEMA, 1, 0)).isEqualTo(Row.of(SCHEMA, 1, 0)).hasSameHashCodeAs(Row.of(SCHEMA, 1, 0));
        assertThat(Row.of(SCHEMA, 1, 0)).isNotEqualTo(Row.of(SCHEMA, 1, 1));
        assertThat(Row.parse(SCHEMA, List.of("1", "Abroad"))).isNotEqualTo(Row.parse(SCHEMA, List.of("1", "Away")));
    }

    @Test
    void aSchemaRefusesWhatCannotBeToldApart() {
        assertThatThrownBy(() -> TableSchema.ofNumeric("a", "a")).hasMessageContaining("'a' twice");
        assertThatThrownBy(TableSchema::of).hasMessageContaining("at least one column");
        assertThatThrownBy(() -> Column.categorical("c")).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Column.categorical("c", "x", "x")).hasMessageContaining("one twice");
    }
}
