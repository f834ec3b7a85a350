package org.lime4j.tabular.svmlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.EntropyDiscretizer;

class SvmlightTest {
    private static final String ROWS = """
            # three rows of ten columns
            +1 2:0.5 10:-3

            -1 qid:7 1:1e2\t3:4   # the second
              +1
            """;

    @TempDir private Path folder;

    @Test
    void theBackgroundIsThatOfTheWholeRows() throws IOException {
        TabularBackground background = background(ROWS, Map.of());
        TableSchema schema = TableSchema.ofNumeric("01", "02", "03", "04", "05", "06", "07", "08", "09", "10");
        assertThat(background).isEqualTo(TabularBackground.builder(schema)
                .add(Row.of(schema, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, -3), "1")
                .add(Row.of(schema, 100, 0, 4, 0, 0, 0, 0, 0, 0, 0), "-1")
                .add(Row.of(schema, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "1")
                .build());
    }

    @Test
    void instancesAreSparseRowsOfTheColumnsOfTheBackground() throws IOException {
        TabularBackground background = background(ROWS, Map.of());
        List<Row> all = instances(ROWS, background, Map.of());
        assertThat(all).hasSize(3).allMatch(Row::isSparse).allMatch(row -> row.schema() == background.schema());
        assertThat(all).extracting(Row::toString).containsExactly("{02=0.5, 10=-3}", "{01=100, 03=4}", "{}");
        assertThat(instances(ROWS, background, Map.of("row", 1))).containsExactly(all.get(1));
        assertThat(instances(ROWS, background, Map.of("rows", List.of(2, 0)))).containsExactly(all.get(0), all.get(2));
        assertThat(instances("0 2:1 9:0\r\n", background, Map.of())).extracting(Row::toString).containsExactly("{02=1}");
    }

    @Test
    void indicesMayBeCountedFromZero() throws IOException {
        TabularBackground background = background("1 0:2 2:3\n0 1:1\n", Map.of("zero-based", true));
        assertThat(background.schema().names()).containsExactly("0", "1", "2");
        assertThat(background.numeric(0).max()).isEqualTo(2);
        assertThat(instances("? 0:4", background, Map.of("zero-based", true))).extracting(Row::toString).containsExactly("{0=4}");
    }

    @Test
    void columnsHaveTheNamesOfAFileOrTheirIndices() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "\uFEFFtea\n größe \nmilk\n");
        assertThat(background("1 2:3\n", Map.of("names", "names.txt")).schema().names()).containsExactly("tea", "größe", "milk");
        assertThat(background("1 2:3\n", Map.of("names", "names.txt", "columns", 3)).schema().size()).isEqualTo(3);
        assertThat(background("1 2:3\n", Map.of("columns", 4)).schema().names()).containsExactly("1", "2", "3", "4");
        assertThat(background("1 10:3\n", Map.of("names-from-zero", true)).schema().names()).startsWith("00", "01").endsWith("09");
        assertThat(background("1 10:3\n", Map.of("zero-based", true)).schema().names()).startsWith("00", "01").endsWith("10");
        assertThatThrownBy(() -> background("1 2:3\n", Map.of("names", "names.txt", "columns", 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns is 4, but ").hasMessageContaining("names.txt has 3 names");
        assertThatThrownBy(() -> background("1 2:3\n", Map.of("names", "names.txt", "names-from-zero", true)))
                .hasMessageContaining("names and namesFromZero are both given");
        assertThatThrownBy(() -> new SvmlightBackgroundFactory.Options(folder, false, OptionalInt.of(0),
                Optional.empty(), false, true)).hasMessage("columns is 0; a table has at least 1");
    }

    @Test
    void labelsAreClassesUnlessTheyAreNumbersToPredict() throws IOException {
        String rows = "+1 1:2\n1 1:3\n-1 1:7\n-1 1:8\n";
        TabularBackground classes = background(rows, Map.of());
        assertThat(classes.numeric(0).classes()).isEqualTo(2);
        assertThat(new EntropyDiscretizer(3).discretize("1", classes.numeric(0)).orElseThrow().boundaries()).containsExactly(5);
        assertThat(background(rows, Map.of("classes", false)).numeric(0).classes()).isEqualTo(1);
        StringBuilder regression = new StringBuilder();
        for (int i = 0; i <= 256; i++) {
            regression.append(i).append(".5 1:1\n");
        }
        assertFails(() -> background(regression.toString(), Map.of()), ErrorId.BAD_BACKGROUND, "table.svm:257: the response has more"
                + " than 256 values: unless they are classes, leave the response out (csv: name it among the columns to ignore;"
                + " svmlight: classes = false)");
        assertThat(background(regression.toString(), Map.of("classes", false)).rows()).isEqualTo(257);
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        Map<String, String> bad = new HashMap<>();
        bad.put("1:2 2:3", "the line begins with '1:2' where its label should stand: begin it with one, 0 if none is known");
        bad.put("1 2", "'2' is not INDEX:VALUE");
        bad.put("1 2:", "'2:' is not INDEX:VALUE");
        bad.put("1 :2", "':2' is not INDEX:VALUE");
        bad.put("1 a:2", "'a' of 'a:2' is not the index of a column");
        bad.put("1 99999999999:2", "'99999999999' of '99999999999:2' is not the index of a column");
        bad.put("1 0:2", "index 0 is too small: indices are counted from 1; set zero-based = true if this file counts from 0");
        bad.put("1 -3:2", "index -3 is too small: indices are counted from 1");
        bad.put("1 2:1 1:1", "indices do not ascend: 1 follows 2");
        bad.put("1 2:1 2:1", "indices do not ascend: 2 follows 2");
        bad.put("1 2:nan", "index 2: 'nan' is not a finite number");
        bad.put("1 2:1e999", "index 2: '1e999' is not a finite number");
        TabularBackground background = background("1 3:1\n", Map.of());
        for (Map.Entry<String, String> each : bad.entrySet()) {
            String text = "# first\n1 1:1\n" + each.getKey() + "\n1 3:3\n";
            assertFails(() -> background(text, Map.of()), ErrorId.BAD_BACKGROUND, "table.svm:3: " + each.getValue());
            Iterator<?> rows = source(text, "rows.svm", background, Map.of());
            assertThat(rows.next()).hasToString("{1=1}");
            assertFails(rows::next, ErrorId.BAD_INSTANCE, "rows.svm:3: " + each.getValue());
            assertThat(rows.next()).as("the row after a bad one").hasToString("{3=3}");
            assertThat(rows.hasNext()).isFalse();
        }
        assertFails(() -> instances("1 4:1", background, Map.of()), ErrorId.BAD_INSTANCE, "rows.svm:1: index 4 is beyond the 3"
                + " columns of the background, whose last index is 3; the background's option columns makes it wider");
        assertFails(() -> background("1 4:1", Map.of("columns", 3)), ErrorId.BAD_BACKGROUND, "table.svm:1: index 4 is beyond the 3");
        assertFails(() -> background("1 2000000000:1", Map.of()), ErrorId.BAD_BACKGROUND, "table.svm:1: column 2000000000 is beyond"
                + " the first 1000000: give the number of columns if there are really so many (columns)");
        assertFails(() -> background("# nothing\n", Map.of()), ErrorId.BAD_BACKGROUND, "table.svm: the background has no rows");
        assertFails(() -> instances("1\n", background, Map.of("row", 3)), ErrorId.BAD_INSTANCE,
                "rows.svm: there is no row 3; rows are 0 .. 0");
        assertFails(() -> instances("# nothing\n", background, Map.of("row", 3)), ErrorId.BAD_INSTANCE,
                "rows.svm: there is no row 3: the file has no rows");
        assertThatThrownBy(() -> instances("1\n", background, Map.of("row", 0, "rows", List.of(0))))
                .hasMessageContaining("give one of them");
        assertFails(() -> new SvmlightInstances(folder, false, background.schema(), List.of()).instances(), ErrorId.IO,
                "is not a file");
        assertFails(() -> new SvmlightInstances(folder.resolve("none"), false, background.schema(), List.of()).instances(),
                ErrorId.IO, "none: there is no such file");
    }

    @Test
    void badNamesAreToldWithFileAndLine() throws IOException {
        Map<String, String> bad = Map.of("a\n\nb\n", "names.txt:2: the line is empty: each names a column",
                "a\nb\na\n", "names.txt:3: the name 'a' stands twice", "", "names.txt: the file is empty: each line names a column");
        for (Map.Entry<String, String> each : bad.entrySet()) {
            Files.writeString(folder.resolve("names.txt"), each.getKey());
            assertFails(() -> background("1 1:1\n", Map.of("names", "names.txt")), ErrorId.BAD_BACKGROUND, each.getValue());
        }
        Files.writeString(folder.resolve("names.txt"), "größe\n", StandardCharsets.ISO_8859_1);
        assertFails(() -> background("1 1:1\n", Map.of("names", "names.txt")), ErrorId.IO, "no UTF-8; save the file in UTF-8");
        assertFails(() -> background("1 1:1\n", Map.of("names", "none.txt")), ErrorId.IO, "none.txt: there is no such file");
    }

    @Test
    void aByteOrderMarkAndCommentsInAnyEncodingAreNoCells() throws IOException {
        Path file = folder.resolve("latin.svm");
        Files.write(file, "\u00EF\u00BB\u00BF1 1:2 # gr\u00F6\u00DFe\n".getBytes(StandardCharsets.ISO_8859_1));
        TableSchema schema = TableSchema.ofNumeric("a");
        assertThat(new SvmlightInstances(file, false, schema, List.of()).instances().next()).hasToString("{a=2}");
    }

    private TabularBackground background(String text, Map<String, Object> options) throws IOException {
        Files.writeString(folder.resolve("table.svm"), text);
        return (TabularBackground) create(BackgroundSourceFactory.class, BackgroundSource.class, "table.svm", null, options).load();
    }

    private List<Row> instances(String text, TabularBackground background, Map<String, Object> options) throws IOException {
        List<Row> rows = new ArrayList<>();
        source(text, "rows.svm", background, options).forEachRemaining(row -> rows.add((Row) row));
        return rows;
    }

    private Iterator<?> source(String text, String name, TabularBackground background, Map<String, Object> options)
            throws IOException {
        Files.writeString(folder.resolve(name), text);
        return create(InstanceSourceFactory.class, InstanceSource.class, name, background, options).instances();
    }

    private <C extends Component> C create(
            Class<?> factory, Class<C> type, String path, TabularBackground background, Map<String, Object> options) {
        CreationContext context = CreationContext.of(PluginRegistry.standard()).withBaseDirectory(folder);
        ComponentRef<?> ref = new ComponentRef<>("svmlight", options).with("path", path);
        return (background == null ? context : context.withBackground(background)).create(factory, ref, type);
    }

    private static void assertFails(ThrowingCallable what, ErrorId id, String message) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageContaining(message);
    }
}
