package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.TableSchema.Column;

class TabularBackgroundTest {
    private static final TableSchema SCHEMA =
            TableSchema.of(Column.numeric("age"), Column.categorical("work", "Private", "State", "Other"));

    @Test
    void computesMomentsQuantilesAndFrequencies() {
        TabularBackground background =
                TabularBackground.of(SCHEMA, new double[][] {{1, 0}, {2, 1}, {4, 1}, {9, 1}});
        NumericStatistics age = background.numeric(0);
        assertThat(background.rows()).isEqualTo(4);
        assertThat(age.mean()).isEqualTo(4);
        assertThat(age.standardDeviation()).isCloseTo(Math.sqrt(38.0 / 4), within(1e-15));
        assertThat(age.min()).isEqualTo(1);
        assertThat(age.max()).isEqualTo(9);
        assertThat(age.quantile(0.5)).isEqualTo(3);
        assertThat(age.quantile(0.25)).isEqualTo(1.75);
        assertThat(age.quantile(1)).isEqualTo(9);
        assertThat(age.between(1, 4)).isEqualTo(new NumericStatistics.Moments(2, 3, 1));
        assertThat(background.frequencies(1)).containsExactly(0.25, 0.75, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void quantilesAreThoseOfTheSortedValues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(1 + random.nextInt(300)).map(x -> Math.floor(x * 40) / 8).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        NumericStatistics statistics = NumericStatistics.of(values);
        for (double p : new double[] {0, 0.1, 0.25, 1 / 3.0, 0.5, 0.9, 1}) {
            double h = (sorted.length - 1) * p;
            int low = (int) Math.floor(h);
            int high = Math.min(low + 1, sorted.length - 1);
            assertThat(statistics.quantile(p))
                    .as("seed %d, p %s", seed, p)
                    .isCloseTo(sorted[low] + (h - low) * (sorted[high] - sorted[low]), within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e160, 1e308, Double.MAX_VALUE})
    void numbersTooLargeForAStandardDeviationAreRefusedByTheNameOfTheirColumn(double large) {
        assertThatThrownBy(() -> TabularBackground.of(SCHEMA, new double[][] {{-large, 0}, {1, 0}, {large, 0}}))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessage("column 'age': its values, from " + -large + " to " + large
                        + ", have no finite standard deviation; rescale the column");
        assertThat(TabularBackground.of(SCHEMA, new double[][] {{large, 0}, {large, 0}}).numeric(0).mean()).isEqualTo(large);
    }

    @Test
    void findsCategoriesInAlphabeticalOrderWhateverTheOrderOfRows() {
        List<String> names = List.of("colour");
        TabularBackground one = TabularBackground.builder(names, Set.of("colour"))
                .parse(List.of("red")).parse(List.of("blue")).parse(List.of("red")).build();
        TabularBackground other = TabularBackground.builder(names, Set.of("colour"))
                .parse(List.of("blue")).parse(List.of("red")).parse(List.of("red")).build();
        assertThat(one.schema().column(0).categories()).containsExactly("blue", "red");
        assertThat(one.schema()).isEqualTo(other.schema());
        assertThat(one.frequencies(0)).containsExactly(other.frequencies(0)).containsExactly(1 / 3.0, 2 / 3.0);
    }

    @Test
    void keepsTheClassesOfTheResponseInTheOrderOfTheirNames() {
        TabularBackground background = TabularBackground.builder(List.of("x"), Set.of())
                .parse(List.of("1"), "10").parse(List.of("1"), "9").parse(List.of("2"), "10").build();
        NumericStatistics x = background.numeric(0);
        assertThat(x.classes()).isEqualTo(2);
        assertThat(x.count(0, 0)).isEqualTo(1);
        assertThat(x.count(1, 0)).isZero();
        assertThat(x.count(1, 1)).isEqualTo(1);
    }

    @Test
    void countsCellsWithoutAValueAndDescribesTheOthers() {
        double none = Double.NaN;
        TabularBackground background =
                TabularBackground.of(SCHEMA, new double[][] {{1, 0}, {none, 1}, {4, none}, {none, 1}, {none, none}});
        assertThat(background.rows()).isEqualTo(5);
        assertThat(background.missing(0)).isEqualTo(3);
        assertThat(background.missing(1)).isEqualTo(2);
        assertThat(background.numeric(0)).isEqualTo(NumericStatistics.of(1, 4));
        assertThat(background.counts(1)).containsExactly(1, 2, 0);
        assertThat(background.frequencies(1)).containsExactly(1 / 3.0, 2 / 3.0, 0);
        TabularBackground parsed = TabularBackground.builder(List.of("age", "work"), Set.of("work"), List.of("", "?"))
                .parse(List.of("1", "Private")).parse(List.of(" ", "State")).parse(List.of("4", "?"))
                .parse(List.of("?", "State")).parse(List.of("", "")).build();
        assertThat(parsed.missing(0)).isEqualTo(3);
        assertThat(parsed.missing(1)).isEqualTo(2);
        assertThat(parsed.numeric(0)).isEqualTo(background.numeric(0));
        assertThat(parsed.schema().column(1).categories()).containsExactly("Private", "State");
        assertThat(parsed.schema().missing()).containsExactly("", "?");
    }

    @Test
    void backgroundsAreEqualByValue() {
        double[][] rows = {{1, 0}, {2, Double.NaN}, {2, 1}};
        TabularBackground background = TabularBackground.of(SCHEMA, rows);
        assertThat(TabularBackground.of(SCHEMA, rows)).isEqualTo(background).hasSameHashCodeAs(background);
        assertThat(TabularBackground.of(SCHEMA, new double[][] {{1, 0}, {2, 1}, {2, 1}})).isNotEqualTo(background);
        assertThat(TabularBackground.of(SCHEMA, new double[][] {{1, 0}, {3, Double.NaN}, {2, 1}})).isNotEqualTo(background);
        assertThat(TabularBackground.of(SCHEMA.withMissing(List.of("?")), rows)).isNotEqualTo(background);
    }

    @Test
    void namesRowAndColumnOfWhatCannotBeUsed() {
        assertBad(() -> TabularBackground.of(SCHEMA, new double[][] {{1, 0}, {Double.POSITIVE_INFINITY, 0}}),
                "row 1, column 'age': Infinity is not a finite number; leave such rows out, or give NaN for no value");
        assertBad(() -> TabularBackground.of(SCHEMA, new double[][] {{Double.NaN, 0}, {Double.NaN, 1}}),
                "column 'age' has no value in any of 2 rows: leave the column out");
        assertBad(() -> TabularBackground.builder(List.of("c"), Set.of("c")).parse(List.of("")).build(),
                "column 'c' has no value in any of 1 rows: leave the column out");
        assertBad(() -> TabularBackground.builder(List.of("c"), Set.of("c"), List.of("?")).parse(List.of("")),
                "row 0, column 'c': the cell is empty; name the empty text among the missing ones, or give the category a name");
        assertBad(() -> TabularBackground.of(SCHEMA, new double[][] {{1, 3}}),
                "row 0, column 'work': 3 is not the code of a category; codes are 0 .. 2");
        assertBad(() -> TabularBackground.of(SCHEMA, new double[][] {{1, 0}, {1}}),
                "row 1 has 1 cells, but the table has 2 columns: [age, work]");
        assertBad(() -> TabularBackground.of(SCHEMA, new double[0][]),
                "the background has no rows: give the data the model was trained on, or a sample of it");
        assertBad(() -> TabularBackground.builder(SCHEMA).parse(List.of("x", "Private")),
                "row 0, column 'age': 'x' is not a finite number; name the column among the categorical ones if it holds"
                        + " categories, or the text among the missing ones if it stands for no value");
        assertBad(() -> TabularBackground.builder(SCHEMA).parse(List.of("1", "Abroad")),
                "row 0, column 'work': 'Abroad' is not a category; categories are [Private, State, Other]");
    }

    @Test
    void aColumnThatNamesTheRowsIsRefusedBeforeItFillsTheMemory() {
        TabularBackground.Builder builder = TabularBackground.builder(List.of("x", "id"), Set.of("id")).limit(64, 3);
        for (int i = 0; i < 9; i++) {
            builder.parse(List.of("1", "name " + i % 3));
        }
        assertBad(() -> builder.parse(List.of("1", "another")), "row 9, column 'id': there are more than 3 categories: leave the"
                + " column out if it names the rows, let it be numeric if it holds numbers, or allow more categories"
                + " (max-categories)");
        TabularBackground.Builder usual = TabularBackground.builder(List.of("id"), Set.of("id"));
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1_000_000; i++) {
                usual.parse(List.of("name " + i));
            }
        }).hasMessageStartingWith("row 65536, column 'id': there are more than 65536 categories");
    }

    @Test
    void limitsThatCannotBeAreRefused() {
        TabularBackground.Builder builder = TabularBackground.builder(SCHEMA);
        assertThatThrownBy(() -> builder.limit(15, 1)).hasMessage("distinctValues is 15; it must be at least 16");
        assertThatThrownBy(() -> builder.limit(16, 0)).hasMessage("categories is 0; it must be at least 1");
        builder.add(1, 0);
        assertThatThrownBy(() -> builder.limit(16, 1))
                .isInstanceOf(IllegalStateException.class).hasMessage("limits are set before the first row is added");
    }

    @Test
    void refusesAResponseThatIsNoClass() {
        TabularBackground.Builder builder = TabularBackground.builder(List.of("x"), Set.of());
        assertBad(() -> {
            for (int i = 0; i < 300; i++) {
                builder.parse(List.of("1"), "value " + i);
            }
        }, "the response has more than 256 values: unless they are classes, leave the response out (csv: name it among the"
                + " columns to ignore; svmlight: classes = false)");
    }

    private static void assertBad(Runnable what, String message) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessage(message);
    }
}
