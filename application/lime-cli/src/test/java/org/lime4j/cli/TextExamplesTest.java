package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for texts: a categorizer that OpenNLP trains on film reviews, in English and in Korean. */
class TextExamplesTest {
    private static final Path TEXT = Path.of(System.getProperty("lime.root"), "examples", "text");

    @TempDir private Path folder;

    @Test
    void theReviewIsGoodForItsGoodWordsAndLessSoForItsBadOne() {
        Run run = Run.lime("explain", TEXT.resolve("review.conf").toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Text      The story is predictable, but the acting is superb")
                .contains("Model     OpenNLP GISModel of 2 categories, tokens by OpenNlpSimpleTokenizer\n",
                        "Output    positive   probability, output 2 of 2\n")
                .containsPattern("(?m)^  superb +\\+0\\.2\\d{3} +± 0\\.00\\d\\d +│█+")
                .containsPattern("(?m)^  wonderful +\\+0\\.2\\d{3} ")
                .containsPattern("(?m)^  predictable +-0\\.2\\d{3} ")
                .doesNotContain("Caution");
        assertThat(topFeatures(run)).containsExactlyInAnyOrder("superb", "wonderful", "predictable");
        assertThat(fidelity(run)).isGreaterThan(0.9);
    }

    @Test
    void theKoreanReviewIsExplainedByItsStems() {
        Run run = Run.lime("explain", TEXT.resolve("review-ko.conf").toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("tokens by NoriTokenizer\n", "Output    positive ", "tokenizer.type = nori")
                .containsPattern("(?m)^  아름답 +\\+0\\.\\d{4} ")
                .containsPattern("(?m)^  훌륭 +\\+0\\.\\d{4} ")
                .containsPattern("(?m)^  지루 +-0\\.\\d{4} ");
        assertThat(topFeatures(run)).containsExactlyInAnyOrder("아름답", "훌륭", "지루");
        assertThat(fidelity(run)).isGreaterThan(0.85);
    }

    @Test
    void twoFieldsOfOneReviewAreExplainedTogether() {
        Run run = Run.lime("explain", TEXT.resolve("review-fields.conf").toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("tokens by OpenNlpSimpleTokenizer,\n          fields title, body\n", "Output    positive ")
                .containsPattern("(?m)^  title: superb +\\+0\\.\\d{4} ")
                .containsPattern("(?m)^  body: superb +\\+0\\.\\d{4} ")
                .containsPattern("(?m)^  wonderful +\\+0\\.\\d{4} ")
                .containsPattern("(?m)^  predictable +-0\\.\\d{4} ");
    }

    @Test
    void threadsChangeNothing() {
        String file = TEXT.resolve("review.conf").toString();
        Run one = Run.lime("explain", file, "--json");
        assertThat(one.exitCode()).isZero();
        assertThat(Run.lime("explain", file, "--json", "--threads=8")).isEqualTo(one);
    }

    @Test
    void aModelFileThatIsNoneIsToldWithItsName() throws IOException {
        Files.copy(TEXT.resolve("reviews.tsv"), folder.resolve("reviews.bin"));
        String example = Files.readString(TEXT.resolve("review.conf"));
        String line = "model { type = opennlp-training, data = reviews.tsv, cutoff = 1 }";
        assertThat(example).contains(line);
        Path file = Files.writeString(folder.resolve("review.conf"),
                example.replace(line, "model { type = opennlp, path = reviews.bin }"));
        Run run = Run.lime("explain", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("reviews.bin: is not an OpenNLP document categorizer, or is damaged; write it with");
    }

    private static List<String> topFeatures(Run run) {
        return Pattern.compile("(?m)^  (\\S+) +[+-]0\\.\\d{4} +± ").matcher(run.out()).results()
                .map(line -> line.group(1))
                .limit(3)
                .toList();
    }

    private static double fidelity(Run run) {
        Matcher line = Pattern.compile("(?m)^  weighted R² +(\\S+)$").matcher(run.out());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
