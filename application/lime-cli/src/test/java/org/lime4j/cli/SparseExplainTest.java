package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparse rows from a configuration file to a report. */
class SparseExplainTest {
    private static final int COLUMNS = 40;

    private static final String PIPELINE = """
            model { type = tribuo-random-forest, data = train.csv, response = class, trees = 10 }
            background { type = svmlight, path = train.svm, names = words.txt }
            instances { type = svmlight, path = rows.svm, row = 0 }
            representation { type = tabular }
            request { samples = 500 }
            """;

    @TempDir private Path folder;

    /** The same rows as a table to train on and as a sparse file; the class is that of the words w03 and w07. */
    @BeforeEach
    void writeFiles() throws IOException {
        List<String> words = new ArrayList<>();
        for (int j = 1; j <= COLUMNS; j++) {
            words.add("w%02d".formatted(j));
        }
        Files.write(folder.resolve("words.txt"), words);
        SplittableRandom random = new SplittableRandom(2);
        StringBuilder table = new StringBuilder("class," + String.join(",", words) + "\n");
        StringBuilder sparse = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            int[] cells = new int[COLUMNS];
            for (int j = 0; j < COLUMNS; j++) {
                cells[j] = random.nextInt(4) == 0 ? random.nextInt(1, 4) : 0;
            }
            boolean good = cells[2] > 0 || cells[6] > 0;
            table.append(good ? "good" : "bad");
            sparse.append(good ? "+1" : "-1");
            for (int j = 0; j < COLUMNS; j++) {
                table.append(',').append(cells[j]);
                sparse.append(cells[j] == 0 ? "" : " " + (j + 1) + ":" + cells[j]);
            }
            table.append('\n');
            sparse.append('\n');
        }
        Files.writeString(folder.resolve("train.csv"), table);
        Files.writeString(folder.resolve("train.svm"), sparse);
        Files.writeString(folder.resolve("rows.svm"), "0 3:2 12:1 31:3 # three words\n0\n0 5;1\n");
    }

    private String write(String pipeline) throws IOException {
        return Files.writeString(folder.resolve("pipeline.conf"), pipeline).toString();
    }

    private static List<String> words(String text) {
        Matcher matcher = Pattern.compile("w\\d\\d").matcher(text);
        return matcher.results().map(result -> result.group()).distinct().sorted().toList();
    }

    @Test
    void onlyColumnsThatAreNotZeroAreShown() throws IOException {
        Run run = Run.lime("explain", write(PIPELINE));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("(?m)^Row       w03 = 2 .*w12 = 1 .*w31 = 3");
        assertThat(words(run.out())).containsExactly("w03", "w12", "w31");
        Run json = Run.lime("explain", write(PIPELINE), "--json");
        assertThat(words(json.out())).containsExactly("w03", "w12", "w31");
        assertThat(json.out()).hasSizeLessThan(6_000);
    }

    @Test
    void whichColumnsAreFeaturesIsAnOption() throws IOException {
        String all = PIPELINE.replace("type = tabular", "type = tabular, columns = all");
        assertThat(words(Run.lime("explain", write(all), "--json").out())).hasSize(COLUMNS);
        Run wrong = Run.lime("explain", write(PIPELINE.replace("type = tabular", "type = tabular, columns = nonzero")));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.errors()).contains("pipeline.conf:4: ", "columns", "all, non-zero");
    }

    @Test
    void continuousColumnsAreExplainedToo() throws IOException {
        Run run = Run.lime("explain", write(PIPELINE.replace("type = tabular", "type = tabular, discretizer = none")
                + "sampler { type = gaussian }\n"));
        assertThat(run.errors()).isEmpty();
        assertThat(words(run.out())).containsExactly("w03", "w12", "w31");
    }

    @Test
    void rowsThatCannotBeExplainedAreToldAndTheOthersAreExplained() throws IOException {
        Run run = Run.lime("explain", write(PIPELINE.replace(", row = 0", "")));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.errors()).contains("all 40 cells of the row are 0").contains("rows.svm:3: '5;1' is not INDEX:VALUE");
        assertThat(run.out()).contains("w31 = 3");
    }
}
