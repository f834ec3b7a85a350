package org.lime4j.text.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.plugin.ComponentRef;

class OpenNlpTrainingTest {
    @TempDir private Path folder;
    private Path data;

    @BeforeEach
    void write() {
        data = Reviews.write(folder.resolve("reviews.tsv"));
    }

    private static double[] predict(OpenNlpBlackBox model, String... texts) {
        double[] out = new double[texts.length * model.outputs().size()];
        model.predict(List.of(texts), out, 0);
        return out;
    }

    @Test
    void givesProbabilitiesInTheOrderOfTheCategoriesNames() throws IOException {
        Files.writeString(data, Files.readString(data) + "a third\tnumbers and numbers and numbers\n".repeat(5));
        OpenNlpBlackBox model = Reviews.open(Reviews.training(data));
        assertThat(model.outputs().kind()).isEqualTo(OutputKind.DISTRIBUTION);
        assertThat(model.outputs().names()).containsExactly("a third", "bad", "good");
        assertThat(model.concurrency()).isEqualTo(Concurrency.PER_THREAD);
        assertThat(model.description()).isEqualTo("OpenNLP GISModel of 3 categories, tokens by OpenNlpSimpleTokenizer");
        double[] out = predict(model, "numbers", "the story is boring", "a superb film");
        for (int i = 0; i < 3; i++) {
            assertThat(out[3 * i] + out[3 * i + 1] + out[3 * i + 2]).isCloseTo(1, within(1e-9));
            assertThat(out[3 * i + i]).as("text %d", i).isGreaterThan(0.7);
        }
    }

    @Test
    void writesFromTheOffsetOnAndTakesTextsWithoutAKnownWord() {
        OpenNlpBlackBox model = Reviews.open(Reviews.training(data));
        double[] out = {-1, -1, -1, -1, -1, -1, -1};
        model.predict(List.of("", "영화"), out, 2);
        assertThat(out).containsExactly(-1, -1, 0.5, 0.5, 0.5, 0.5, -1);
    }

    @Test
    void aLongTextHasAllItsWordsCounted() {
        OpenNlpBlackBox model = Reviews.open(Reviews.training(data));
        String filler = "unknown ".repeat(500);
        assertThat(predict(model, filler + "superb", "superb")).containsExactly(predict(model, "superb", filler + "superb"));
    }

    @Test
    void theSameFileGivesTheSameModelAndOptionsCount() {
        double[] first = predict(Reviews.open(Reviews.training(data)), "superb but boring film", "clever");
        assertThat(predict(Reviews.open(Reviews.training(data)), "superb but boring film", "clever")).containsExactly(first);
        assertThat(predict(Reviews.open(Reviews.training(data).with("iterations", 3)), "superb but boring film", "clever"))
                .isNotEqualTo(first);
        assertThat(predict(Reviews.open(Reviews.training(data).with("cutoff", 8)), "clever")).as("clever occurs 7 times")
                .containsExactly(0.5, 0.5);
        assertThat(predict(Reviews.open(Reviews.training(data).with("tokenizer", "characters")), "clever")).isNotEqualTo(
                predict(Reviews.open(Reviews.training(data)), "clever"));
    }

    @Test
    void aByteOrderMarkAndBlankLinesAreNotDocuments() throws IOException {
        double[] expected = predict(Reviews.open(Reviews.training(data)), "superb film");
        Files.writeString(data, "\uFEFF" + Files.readString(data).replace("\nbad", "\n\n  \nbad"));
        OpenNlpBlackBox model = Reviews.open(Reviews.training(data));
        assertThat(model.outputs().names()).containsExactly("bad", "good");
        assertThat(predict(model, "superb film")).containsExactly(expected);
    }

    @Test
    void trainingSaysNothingAndLeavesTheLoggersAsTheyWere() {
        List<String> said = new ArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord message) {
                said.add(message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger openNlp = Logger.getLogger("opennlp.tools");
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        openNlp.addHandler(listener);
        openNlp.setUseParentHandlers(false);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Reviews.open(Reviews.training(data));
            Logger.getLogger("opennlp.tools.ml").info("heard");
        } finally {
            System.setOut(out);
            System.setErr(err);
            openNlp.setUseParentHandlers(true);
            openNlp.removeHandler(listener);
        }
        assertThat(said).containsExactly("heard");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(openNlp.getLevel()).isNull();
    }

    @Test
    void dataThatDoNotFitAreRefusedWithFileAndLine() throws IOException {
        assertFails("good\tfine film\nbad film\n", ":2: has no tab; write each document as label, tab, text");
        assertFails("good\tfine film\n \tbad film\n", ":2: has no label before its tab; write each document as label, tab, text");
        assertFails("good\tfine film\n\nbad\t \n", ":3: OpenNlpSimpleTokenizer found no token after the tab");
        assertFails("good\tfine film\n", ": has the labels [good]; a categorizer is trained on at least 2");
        assertFails("", ": has the labels []; a categorizer is trained on at least 2");
        assertFails("good\tfine film\nbad\tawful film\n",
                ": no document of [bad, good] has a word that occurs at least 5 times in the file: lower the option cutoff");
        assertFails("good\tfine\n".repeat(6) + "bad\tawful\n".repeat(5) + "so so\tmedium\n",
                ": no document of [so so] has a word that occurs at least 5 times in the file: lower the option cutoff");
        Files.write(data, new byte[] {'a', '\t', (byte) 0xE9, '\n'});
        assertFails(Reviews.training(data), data + ": is not UTF-8: convert it, for example with iconv");
        assertFails(Reviews.training(folder.resolve("none.tsv")), "none.tsv: there is no such file");
        assertFails(Reviews.training(folder), folder + ": cannot be read: ");
    }

    @Test
    void optionsOutOfRangeAreRefusedByName() {
        ComponentRef<?> ref = Reviews.training(data).with("iterations", 0).with("cutoff", 0);
        assertThatThrownBy(() -> Reviews.open(ref))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_OPTIONS))
                .hasMessageContaining("iterations").hasMessageContaining("cutoff");
    }

    private void assertFails(String lines, String message) throws IOException {
        Files.writeString(data, lines);
        assertFails(Reviews.training(data), data + message);
    }

    private static void assertFails(ComponentRef<?> ref, String message) {
        assertThatThrownBy(() -> Reviews.open(ref))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessageStartingWith("the categorizer cannot be trained: ")
                .hasMessageContaining(message);
    }
}
