package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

class BackgroundFileTest {
    private static final String SMALL = """
            lime4j-background,1
            missing,,?
            rows,5
            classes,2
            numeric,age,1,2
            value,-0.5,1,0
            value,30,1,2
            categorical,"work, now",0,2
            category,Private,3
            category,"the ""state""\",2
            end,10
            """;

    @TempDir private Path folder;

    private static TabularBackground random(long seed, boolean response, int magnitude) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> categories = List.of(" a", "b,\"c\"", "두\n줄", "x");
        TabularBackground.Builder builder = TabularBackground.builder(
                List.of("n", "c", "whole"), Set.of("c"), List.of("", "NA"));
        for (int i = 0; i < 150; i++) {
            List<String> cells = List.of(
                    random.nextInt(5) == 0 ? "NA" : Double.toString(Math.pow(10, random.nextInt(-magnitude, magnitude)) * random.nextDouble()),
                    random.nextInt(7) == 0 ? "" : categories.get(random.nextInt(4)),
                    Integer.toString(random.nextInt(-20, 20)));
            builder.parse(cells, response ? "class " + random.nextInt(3) : "");
        }
        return builder.build();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("table.background"), text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsReadIsEqualToWhatWasWritten(long seed) throws IOException {
        TabularBackground background = random(seed, seed % 2 == 0, 140);
        Path file = folder.resolve("a");
        BackgroundFile.write(background, file);
        TabularBackground loaded = BackgroundFile.read(file);
        assertThat(loaded).as("seed %d", seed).isEqualTo(background);
        assertThat(loaded.schema()).isEqualTo(background.schema());
        assertThat(loaded.numeric(0).classes()).isEqualTo(seed % 2 == 0 ? 3 : 1);
        assertThat(loaded.missing(0)).isEqualTo(background.missing(0)).isPositive();
        Path again = folder.resolve("b");
        BackgroundFile.write(loaded, again);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource({"quartile,1", "entropy,2", "none,3"})
    void explanationsWithWhatWasLoadedAreEqualToTheByte(String discretizer, long seed) {
        TabularBackground background = random(seed, true, 6);
        BackgroundFile.write(background, folder.resolve("saved"));
        TabularBackground loaded = (TabularBackground) CreationContext.of(PluginRegistry.standard())
                .withBaseDirectory(folder)
                .create(BackgroundSourceFactory.class, ComponentRef.of("saved").with("path", "saved"), BackgroundSource.class)
                .load();
        for (List<String> cells : List.of(List.of("0.5", "x", "3"), List.of("", "NA", "7"))) {
            Explanation expected = explain(background, discretizer, cells, seed);
            assertThat(explain(loaded, discretizer, cells, seed)).as("seed %d", seed).isEqualTo(expected);
            assertThat(explain(loaded, discretizer, cells, seed)).hasToString(expected.toString());
        }
    }

    private static Explanation explain(TabularBackground background, String discretizer, List<String> cells, long seed) {
        BlackBox<Row> model = BlackBox.ofScalar(
                Row.class, Outputs.regression("y"), row -> row.isMissing(0) ? 1 : Math.tanh(row.number(0)) + row.number(2));
        return LimeExplainer.builder(model)
                .background(background)
                .representation(ComponentRef.of("tabular").with("discretizer", discretizer))
                .build()
                .explain(Row.parse(background.schema(), cells), ExplanationRequest.standard().withSamples(500).withSeed(seed));
    }

    @ParameterizedTest
    @CsvSource({"quartile,1", "entropy,2", "none,3"})
    void summarisedColumnsAreLoadedAsTheyWereWritten(String discretizer, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        TabularBackground.Builder builder = TabularBackground.builder(List.of("n", "c", "whole"), Set.of("c")).limit(64, 10);
        for (int i = 0; i < 3_000; i++) {
            double x = random.nextDouble() - 0.5;
            builder.parse(
                    List.of(Double.toString(x), x * x > 0.1 ? "x" : "y", Integer.toString(random.nextInt(30))),
                    "class " + (x + random.nextDouble() > 0.5));
        }
        TabularBackground background = builder.build();
        assertThat(background.numeric(0).rankError()).isPositive();
        assertThat(background.numeric(2).rankError()).isZero();
        Path file = folder.resolve("summarised");
        BackgroundFile.write(background, file);
        assertThat(file).content().contains("\nsummary,n,0,16,").contains("\nnumeric,whole,0,30\n");
        TabularBackground loaded = BackgroundFile.read(file);
        assertThat(loaded).as("seed %d", seed).isEqualTo(background);
        assertThat(loaded.numeric(0).rankError()).isEqualTo(background.numeric(0).rankError());
        assertThat(loaded.numeric(0).mean()).isEqualTo(background.numeric(0).mean());
        assertThat(loaded.numeric(0).standardDeviation()).isEqualTo(background.numeric(0).standardDeviation());
        List<String> cells = List.of("0.25", "x", "3");
        assertThat(explain(loaded, discretizer, cells, seed)).isEqualTo(explain(background, discretizer, cells, seed));
    }

    @Test
    void aSummaryThatCannotBeIsRefused() throws IOException {
        String text = SMALL.replace("numeric,age,1,2", "summary,age,1,2,1,20,14.5");
        TabularBackground loaded = BackgroundFile.read(write(text));
        assertThat(loaded.numeric(0).rankError()).isEqualTo(0.25);
        assertThat(loaded.numeric(0).between(Double.NEGATIVE_INFINITY, 30)).isEqualTo(new NumericStatistics.Moments(4, 20, 14.5));
        assertThat(loaded).isNotEqualTo(BackgroundFile.read(write(SMALL)));
        assertBad(text.replace(",1,20,14.5", ",0,20,14.5"), ":5: '0' is not a whole number of at least 1");
        assertBad(text.replace(",1,20,14.5", ",5,20,14.5"),
                ":5: the column cannot have an error of 5 in 4 rows, or a standard deviation of 14.5");
        assertBad(text.replace(",1,20,14.5", ",1,20,-14.5"),
                ":5: the column cannot have an error of 1 in 4 rows, or a standard deviation of -14.5");
        assertBad(text.replace(",1,20,14.5", ",1,x,14.5"), ":5: 'x' is not a finite number");
        assertBad(text.replace(",1,20,14.5", ",1,20"), ":5: 'summary' has 6 fields, but it should have 7");
    }

    @Test
    void theFormatIsAsDocumented() throws IOException {
        TabularBackground loaded = BackgroundFile.read(write(SMALL));
        assertThat(loaded.schema().names()).containsExactly("age", "work, now");
        assertThat(loaded.schema().missing()).containsExactly("", "?");
        assertThat(loaded.numeric(0)).isEqualTo(NumericStatistics.ofClasses(List.of(new double[] {-0.5, 30}, new double[] {30, 30})));
        assertThat(loaded.missing(0)).isEqualTo(1);
        assertThat(loaded.counts(1)).containsExactly(3, 2);
        Path again = folder.resolve("again");
        BackgroundFile.write(loaded, again);
        assertThat(again).hasContent(SMALL);
    }

    @Test
    void noTextOfAMissingCellIsNotTheEmptyText() throws IOException {
        TabularBackground none = TabularBackground.of(
                TableSchema.ofNumeric("x").withMissing(List.of()), new double[][] {{1}, {2}});
        BackgroundFile.write(none, folder.resolve("none"));
        assertThat(BackgroundFile.read(folder.resolve("none"))).isEqualTo(none);
    }

    @Test
    void errorsSayWhatIsWrongAndWhere() throws IOException {
        assertBad("", "table.background: is no saved background: it is empty");
        assertBad("a,b\n1,2\n", "table.background:1: this is no saved background: it does not begin with 'lime4j-background,1'");
        assertBad(SMALL.replace("background,1", "background,2"), "table.background:1: the saved background has version 2 of the"
                + " format, but version 1 is read here: write it again from the data");
        assertBad(SMALL.replace("rows,5", "rows,-5"), ":3: '-5' is not a whole number of at least 1");
        assertBad(SMALL.replace("rows,5\n", ""), ":3: 'classes' stands where 'rows' should");
        assertBad(SMALL.replace("classes,2", "classes,2000000000"), ":4: 2000000000 classes are more than 256");
        assertBad(SMALL.replace("age,1,2", "age,5,2"), ":5: column 'age' has no value in any of 5 rows");
        assertBad(SMALL.replace("age,1,2", "age,1,3"), ":8: 'categorical' stands where 'value' should");
        assertBad(SMALL.replace("age,1,2", "age,1,1"), ":6: the counts of the column add up to 1, but 4 rows have a value");
        assertBad(SMALL.replace("value,30,1,2", "value,30,1"), ":7: 'value' has 3 fields, but it should have 4");
        assertBad(SMALL.replace("value,30,1,2", "value,NaN,1,2"), ":7: 'NaN' is not a finite number");
        assertBad(SMALL.replace("value,30,1,2", "value,-1,1,2"), ":7: the values do not ascend: -1 follows -0.5");
        assertBad(SMALL.replace("value,30,1,2", "value,30,0,0"), ":7: the value 30 does not occur");
        assertBad(SMALL.replace("value,30,1,2", "value,30,1,9223372036854775807"),
                ":7: the counts of the column add up to more than 4, the rows that have a value");
        assertBad(SMALL.replace("Private,3", "Private,2"), ":10: the counts of the column add up to 4, but 5 rows have a value");
        assertBad(SMALL.replace("category,Private", "category,\"the \"\"state\"\"\""), "has one twice");
        assertBad(SMALL.replace("\"work, now\"", "age"), "table.background: columns has the name 'age' twice");
        assertBad(SMALL.replace("numeric", "number"), ":5: 'number' stands where 'numeric', 'summary', 'categorical' or 'end' should");
        assertBad(SMALL.replace("end,10", "end,9"), ":11: there are 10 records, but there should be 9");
        assertBad(SMALL + "more\n", ":12: there is something after the end");
        assertBad(SMALL.replace("\"work, now\"", "\"work, now"), "table.background: is no saved background, or a broken one: ");
        Files.write(folder.resolve("table.background"), new byte[] {'l', (byte) 0xff, (byte) 0xfe});
        assertFails(ErrorId.BAD_BACKGROUND, folder.resolve("table.background"), "it is not text in UTF-8");
        assertFails(ErrorId.IO, folder.resolve("none"), "none: there is no such file");
        assertFails(ErrorId.IO, folder, "is not a file");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path path = folder.resolve("no folder").resolve("file");
        assertThatThrownBy(() -> BackgroundFile.write(random(1, false, 6), path))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.IO))
                .hasMessageContaining(path + ": cannot be written");
    }

    @Test
    void aFileCutAnywhereOrWithARecordLostIsRefused() throws IOException {
        List<String> lines = SMALL.lines().toList();
        for (int n = 0; n < lines.size(); n++) {
            assertBad(String.join("\n", lines.subList(0, n)), "table.background");
            List<String> without = new ArrayList<>(lines);
            without.remove(n);
            assertBad(String.join("\n", without), "table.background");
        }
        for (int length = 0; length < SMALL.length() - 2; length++) {
            assertBad(SMALL.substring(0, length), "table.background");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverStandsInTheFileTheErrorIsOfThisLibrary(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(SMALL);
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                text.setCharAt(random.nextInt(text.length()), ",\"\n09-x.e".charAt(random.nextInt(9)));
            }
            List<String> lines = new ArrayList<>(text.toString().lines().toList());
            if (random.nextInt(3) == 0) {
                Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
            }
            Path file = write(String.join("\n", lines));
            try {
                assertThat(BackgroundFile.read(file).rows()).isPositive();
            } catch (LimeException e) {
                assertThat(e.id()).as("seed %d, case %d: %s", seed, i, e).isEqualTo(ErrorId.BAD_BACKGROUND);
            }
        }
    }

    private void assertBad(String text, String message) throws IOException {
        assertFails(ErrorId.BAD_BACKGROUND, write(text), message);
    }

    private static void assertFails(ErrorId id, Path file, String message) {
        assertThatThrownBy(() -> BackgroundFile.read(file))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageContaining(message);
    }
}
