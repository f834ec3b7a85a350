package org.lime4j.tabular.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;

class CsvTest {
    private static final String TABLE = """
            age,work,city,income
            20,State,"Paris, Texas",low

            30,Private,Lyon,high
            40,Private,"a ""b""\",high
            """;

    @TempDir private Path folder;

    @Test
    void theBackgroundHoldsTheColumnsThatAreNotIgnored() throws IOException {
        TabularBackground background = background(TABLE, Map.of("categorical", List.of("work", "city"), "response", "income"));
        assertThat(background.schema().names()).containsExactly("age", "work", "city");
        assertThat(background.schema().column(1).categories()).containsExactly("Private", "State");
        assertThat(background.schema().column(2).categories()).contains("Paris, Texas", "a \"b\"");
        assertThat(background.numeric(0).mean()).isEqualTo(30);
        assertThat(background.numeric(0).classes()).isEqualTo(2);
        assertThat(background.rows()).isEqualTo(3);
    }

    @Test
    void instancesHaveTheCodesOfTheBackgroundWhateverTheOrderOfColumns() throws IOException {
        TabularBackground background = background(TABLE, Map.of("categorical", List.of("work"), "ignore", List.of("city", "income")));
        Path other = write("other.csv", "work,extra,age\nState,?,51.5\nAbroad,?,52\nPrivate,?,53\n");
        List<Row> all = instances(other, background, Map.of());
        assertThat(all).hasSize(3);
        assertThat(all.get(0)).isEqualTo(Row.parse(background.schema(), List.of("51.5", "State")));
        assertThat(all.get(1).number(1)).isEqualTo(-1);
        assertThat(all.get(1).text(1)).isEqualTo("Abroad");
        assertThat(instances(other, background, Map.of("row", 2))).containsExactly(all.get(2));
        assertThat(instances(other, background, Map.of("rows", List.of(2, 0)))).containsExactly(all.get(0), all.get(2));
    }

    @Test
    void cellsWithoutAValueAreCountedAndReadAlikeInRowsToExplain() throws IOException {
        String table = "age,work\n20,State\n,?\nNA,State\n30, NA \n?,-\n";
        TabularBackground usual = background(table, Map.of("categorical", List.of("work")));
        assertThat(usual.missing(0)).isEqualTo(3);
        assertThat(usual.missing(1)).isEqualTo(2);
        assertThat(usual.schema().column(1).categories()).containsExactly("-", "State");
        Path rows = write("rows.csv", "age,work\n?,NA\n7,-\n");
        List<Row> found = instances(rows, usual, Map.of());
        assertThat(found.get(0).isMissing(0)).isTrue();
        assertThat(found.get(0).isMissing(1)).isTrue();
        assertThat(found.get(1).text(1)).isEqualTo("-");
        TabularBackground named = background(
                "age,work\n20,State\n,?\n-,NA\n", Map.of("categorical", List.of("work"), "missing", List.of("", "-")));
        assertThat(named.missing(0)).isEqualTo(2);
        assertThat(named.missing(1)).isZero();
        assertThat(named.schema().column(1).categories()).containsExactly("?", "NA", "State");
    }

    @Test
    void aFileWithoutHeaderNumbersItsColumns() throws IOException {
        TabularBackground background = background("1,2\n3,4\n", Map.of("header", false));
        assertThat(background.schema().names()).containsExactly("column 1", "column 2");
        assertThat(background.rows()).isEqualTo(2);
        Path file = write("rows.csv", "5,6\n");
        assertThat(instances(file, background, Map.of("header", false)).get(0).number(1)).isEqualTo(6);
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        assertFails(() -> background("a,b\n1,2\n3\n", Map.of()), ErrorId.BAD_BACKGROUND,
                "table.csv:3: the row has 1 cells, but there are 2 columns");
        assertFails(() -> background("a,b\n1,2\n3,4,5\n", Map.of()), ErrorId.BAD_BACKGROUND,
                "table.csv:3: the row has 3 cells, but there are 2 columns");
        assertFails(() -> background("a,b\n1,2\n3,x\n", Map.of()), ErrorId.BAD_BACKGROUND,
                "table.csv:3: row 1, column 'b': 'x' is not a finite number; name the column among the categorical ones if it"
                        + " holds categories, or the text among the missing ones");
        assertFails(() -> background("a,b\n1,NaN\n", Map.of()), ErrorId.BAD_BACKGROUND, "table.csv:2: row 0, column 'b': 'NaN'");
        assertFails(() -> background("a,b\n1,\n", Map.of("missing", List.of("?"))), ErrorId.BAD_BACKGROUND,
                "table.csv:2: row 0, column 'b': ''");
        assertFails(() -> background("a,b\n1,\n2,?\n", Map.of()), ErrorId.BAD_BACKGROUND,
                "table.csv: column 'b' has no value in any of 2 rows: leave the column out");
        assertFails(() -> background("", Map.of()), ErrorId.IO, "table.csv: the file is empty");
        assertFails(() -> background("a,b\n", Map.of()), ErrorId.BAD_BACKGROUND, "table.csv: the background has no rows");
        assertFails(() -> background("a,a\n1,2\n", Map.of()), ErrorId.IO, "the column 'a' twice");
        assertFails(() -> background("a,b\n1,2\n3,\"4\n5,6\n", Map.of()), ErrorId.IO,
                "table.csv: cannot be read: Unclosed quoted field at end of input (record starting at line 3)");
        assertFails(() -> source(BackgroundSourceFactory.class, BackgroundSource.class, "none.csv", null, Map.of()).load(),
                ErrorId.IO, "none.csv: there is no such file");
    }

    @Test
    void aByteThatIsNoUtf8IsAnErrorWithItsLine() throws IOException {
        for (String text : List.of("a,b\n1,2\n3,4\n5,\u00e9\n", "a,\u00e9\n", "a,b\n" + "1,2\n".repeat(20_000) + "\u00fc,1\n")) {
            Files.writeString(folder.resolve("latin.csv"), text, StandardCharsets.ISO_8859_1);
            assertFails(() -> source(BackgroundSourceFactory.class, BackgroundSource.class, "latin.csv", null, Map.of()).load(),
                    ErrorId.IO, "latin.csv:" + (text.lines().count()) + ": cannot be read: there are bytes that are no UTF-8");
        }
    }

    @Test
    void aCellOrRowTooLargeForAnyTableIsAnErrorWithItsLine() throws IOException {
        String large = "x".repeat((1 << 20) + 1);
        for (String text : List.of("a,b\n1,2\n3," + large + "\n", "a,b\n1,2\n3,\"" + large + "\n4,5\n", "a,b\n1,2\n" + large + large)) {
            assertFails(() -> background(text, Map.of()), ErrorId.IO, "table.csv: cannot be read: ");
            assertFails(() -> background(text, Map.of()), ErrorId.IO, "starting at line 3");
        }
        assertFails(() -> background("a,b\n1,2\n" + "1000000000,".repeat(1 << 20) + "1\n", Map.of()), ErrorId.IO,
                "in record starting at line 3 exceeds the max record size of 8388608 characters");
    }

    @Test
    void manyColumnsAreRead() throws IOException {
        int columns = 40_000;
        String names = IntStream.range(0, columns).mapToObj(j -> "c" + j).collect(Collectors.joining(","));
        TabularBackground background = background(names + "\n" + "0,".repeat(columns - 1) + "1\n", Map.of());
        assertThat(background.schema().size()).isEqualTo(columns);
    }

    @Test
    void howMuchOfAColumnIsKeptCanBeChosen() throws IOException {
        StringBuilder text = new StringBuilder("n,c\n");
        for (int i = 0; i < 1_000; i++) {
            text.append(i * 7919 % 1_000).append(",c").append(i % 30).append('\n');
        }
        NumericStatistics exact = background(text.toString(), Map.of("categorical", List.of("c"))).numeric(0);
        assertThat(exact.rankError()).isZero();
        assertThat(exact.distinct()).isEqualTo(1_000);
        NumericStatistics summarised = background(text.toString(), Map.of("categorical", List.of("c"), "distinct-values", 400)).numeric(0);
        assertThat(summarised.rankError()).isBetween(0.005, 0.05);
        assertThat(summarised.distinct()).isLessThanOrEqualTo(100);
        assertThat(summarised.mean()).isEqualTo(499.5);
        assertFails(() -> background(text.toString(), Map.of("categorical", List.of("c"), "max-categories", 29)), ErrorId.BAD_BACKGROUND,
                "table.csv:31: row 29, column 'c': there are more than 29 categories: leave the column out");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        assertThat(background("\uFEFFa,b\n1,2\n", Map.of()).schema().names()).containsExactly("a", "b");
    }

    @Test
    void rowsAfterABadOneAreStillExplained() throws IOException {
        TabularBackground background = background("a,b\n1,2\n3,4\n", Map.of());
        write("rows.csv", "a,b\n1,2\n3\nten,4\n5,6\n");
        List<Result> results = results(background, Map.of());
        assertThat(results).extracting(CsvTest::outcome).containsExactly("row 0",
                "bad-instance rows.csv:3: the row has 1 cells, but there are 2 columns",
                "bad-instance rows.csv:4: column 'a': 'ten' is not a finite number", "row 3");
        assertThat(results(background, Map.of("rows", List.of(1, 3)))).extracting(CsvTest::outcome).containsExactly(
                "bad-instance rows.csv:3: the row has 1 cells, but there are 2 columns", "row 1");
        assertThat(results(background, Map.of("row", 3))).extracting(CsvTest::outcome).containsExactly("row 0");
    }

    private List<Result> results(TabularBackground background, Map<String, Object> options) {
        @SuppressWarnings("unchecked") // The plugin 'csv' reads rows.
        InstanceSource<Row> rows = (InstanceSource<Row>)
                source(InstanceSourceFactory.class, InstanceSource.class, "rows.csv", background, options);
        BlackBox<Row> model = BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> row.number(0));
        List<Result> results = new ArrayList<>();
        try (LimeExplainer<Row> explainer =
                LimeExplainer.builder(model).background(background).representation("tabular").build()) {
            explainer.explainAll(rows::instances, ExplanationRequest.standard().withSamples(50), results::add);
        }
        return results;
    }

    private static String outcome(Result result) {
        if (result instanceof Result.Failure failure) {
            String message = String.valueOf(failure.error().getMessage());
            String name = message.substring(message.indexOf("rows.csv"));
            return failure.error().id().code() + " " + name.replaceFirst("( is not a finite number).*", "$1");
        }
        return "row " + result.index();
    }

    @Test
    void optionsThatNameNoColumnListThoseThatThereAre() {
        assertThatThrownBy(() -> background("a,b\n1,2\n", Map.of("ignore", List.of("c"))))
                .hasMessageContaining("ignore is 'c', but ").hasMessageContaining("columns are [a, b]");
    }

    @Test
    void instancesThatDoNotFitAreRefused() throws IOException {
        TabularBackground background = background("a,b\n1,2\n3,4\n", Map.of());
        Path file = write("rows.csv", "a,c\n1,2\n");
        assertFails(() -> instances(file, background, Map.of()), ErrorId.BAD_INSTANCE,
                "rows.csv: there is no column 'b', which the background has; columns are [a, c]");
        Path bad = write("bad.csv", "a,b\n1,2\n1,x\n");
        assertFails(() -> instances(bad, background, Map.of()), ErrorId.BAD_INSTANCE,
                "bad.csv:3: column 'b': 'x' is not a finite number");
        assertFails(() -> instances(bad, background, Map.of("row", 7)), ErrorId.BAD_INSTANCE, "bad.csv: there is no row 7; rows are 0 .. 1");
        assertThatThrownBy(() -> instances(bad, background, Map.of("row", 1, "rows", List.of(1))))
                .hasMessageContaining("give one of them");
    }

    private TabularBackground background(String text, Map<String, Object> options) throws IOException {
        write("table.csv", text);
        return (TabularBackground)
                source(BackgroundSourceFactory.class, BackgroundSource.class, "table.csv", null, options).load();
    }

    private List<Row> instances(Path file, TabularBackground background, Map<String, Object> options) {
        InstanceSource<?> source = source(
                InstanceSourceFactory.class, InstanceSource.class, file.getFileName().toString(), background, options);
        List<Row> rows = new ArrayList<>();
        source.instances().forEachRemaining(row -> rows.add((Row) row));
        return rows;
    }

    private <C extends Component> C source(
            Class<?> factory, Class<C> type, String path, TabularBackground background, Map<String, Object> options) {
        CreationContext context = CreationContext.of(PluginRegistry.standard()).withBaseDirectory(folder);
        ComponentRef<?> ref = new ComponentRef<>("csv", options).with("path", path);
        return (background == null ? context : context.withBackground(background)).create(factory, ref, type);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertFails(ThrowingCallable what, ErrorId id, String message) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageContaining(message);
    }
}
