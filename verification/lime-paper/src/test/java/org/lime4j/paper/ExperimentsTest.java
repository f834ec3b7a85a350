package org.lime4j.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentsTest {
    private static final long SEED = 1;

    private static Settings settings(Path data, int samples, int documents) {
        return new Settings(data, List.of(Domain.values()), samples, documents, 20, SEED, 2);
    }

    /** Neither Parzen windows nor greedy removal draw anything: with R's models they must find what R found. */
    @ParameterizedTest
    @EnumSource
    void parzenAndGreedyFindWhatTheReferenceFound(Domain domain) {
        Path data = SharedData.folder();
        Corpus corpus = SharedData.corpus(domain);
        for (Faithfulness.Kind kind : Faithfulness.Kind.values()) {
            Faithfulness.Recalls recalls = new Faithfulness(settings(data, 50, 400), System.out::println)
                    .run(corpus, kind, Faithfulness.Models.RECORDED);

            for (Trust.By by : List.of(Trust.By.PARZEN, Trust.By.GREEDY)) {
                assertThat(recalls.of(by)).isCloseTo(Reference.r(domain, kind, by), within(0.006));
            }
            assertThat(recalls.random()).isCloseTo(Reference.r(domain, kind, Trust.By.RANDOM), within(1.5));
        }
    }

    /**
     * R's recalls of single documents spread by 16 (logistic regression) and 28 points (tree): the mean of forty is within four
     * standard errors of that of all.
     */
    @ParameterizedTest
    @EnumSource
    void limeFindsAsMuchAsTheReferenceOnASlice(Faithfulness.Kind kind) {
        Path data = SharedData.folder();
        Corpus books = SharedData.corpus(Domain.BOOKS);
        Faithfulness.Recalls recalls = new Faithfulness(settings(data, 5_000, 40), System.out::println)
                .run(books, kind, Faithfulness.Models.RECORDED);

        double spread = kind == Faithfulness.Kind.TREE ? 28 : 16;
        assertThat(recalls.documents()).isGreaterThan(30);
        assertThat(recalls.limeAllWords()).isCloseTo(
                Reference.lime(Domain.BOOKS, kind, Reference.Constant.ALL_WORDS),
                within(4 * spread / Math.sqrt(recalls.documents())));
        assertThat(recalls.limeAllWords())
                .isGreaterThan(recalls.parzen()).isGreaterThan(recalls.greedy() + 10);
    }

    @Test
    void trustInPredictionsIsAsInTheReferenceOnASlice() {
        Path data = SharedData.folder();
        Corpus books = SharedData.corpus(Domain.BOOKS);

        Trust.Scores scores = new Trust(settings(data, 3_000, 60), System.out::println).run(books, Trust.Kind.LR);

        assertThat(scores.accuracy()).isCloseTo(0.820, within(0.003));
        Map<Trust.By, Double> margins =
                Map.of(Trust.By.RANDOM, 6.0, Trust.By.PARZEN, 8.0, Trust.By.GREEDY, 14.0, Trust.By.LIME, 3.0);
        margins.forEach((by, margin) -> assertThat(scores.of(by).f1()).as("%s", by)
                .isCloseTo(Reference.r(Domain.BOOKS, Trust.Kind.LR, by), within(margin)));
    }

    @Test
    void aQuarterOfTheWordsIsUntrustworthyEachOneEquallyOften() {
        SplittableRandom random = new SplittableRandom(3);
        int[] counts = new int[41];
        for (int round = 0; round < 4_000; round++) {
            boolean[] drawn = Trust.untrustworthy(41, random);
            assertThat(IntStream.range(0, 41).filter(word -> drawn[word])).hasSize(10);
            IntStream.range(0, 41).filter(word -> drawn[word]).forEach(word -> counts[word]++);
        }
        double expected = 4_000 * 10 / 41.0;
        for (int count : counts) {
            assertThat((double) count).isCloseTo(expected, within(4.5 * Math.sqrt(expected)));
        }
    }

    @Test
    void threadsChangeNothing() {
        Path data = SharedData.folder();
        Corpus books = SharedData.corpus(Domain.BOOKS);
        List<Faithfulness.Recalls> runs = IntStream.of(1, 2)
                .mapToObj(threads -> new Faithfulness(
                        new Settings(data, List.of(Domain.BOOKS), 200, 30, 1, SEED, threads), line -> {})
                        .run(books, Faithfulness.Kind.TREE, Faithfulness.Models.RECORDED))
                .toList();
        assertThat(runs.get(0)).isEqualTo(runs.get(1));
    }

    @Test
    void figuresArePutBetweenTheirMarks() {
        String page = "# Page\n<!-- figures: trust -->\nold\n<!-- end -->\nrest\n";
        assertThat(PaperExperiments.withFigures(page, "trust", "| new |\n"))
                .isEqualTo("# Page\n<!-- figures: trust -->\n| new |\n<!-- end -->\nrest\n");
        assertThatThrownBy(() -> PaperExperiments.withFigures(page, "other", ""))
                .hasMessage("the document has no lines '<!-- figures: other -->' and '<!-- end -->'");
    }

    @Test
    void aFolderWithoutTheReviewsIsAnErrorThatSaysHowToNameAnother() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = System.err;
        int code;
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            code = PaperExperiments.run(System.out, "faithfulness", "--data", "no-such-folder");
        } finally {
            System.setErr(err);
        }
        assertThat(code).isNotZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("no-such-folder has no reviews/processed_acl", "--data");
    }

    @Test
    void theCommandPrintsBothTables() {
        Path data = SharedData.folder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        int code = PaperExperiments.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), "faithfulness", "trust",
                "--data", data.toString(), "--domains", "dvd", "--classifiers", "lr", "--samples", "20", "--documents", "8",
                "--rounds", "2");

        assertThat(code).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("| recall, %", "DVDs LR |", "DVDs DT |", "| LIME, paper", "| F1, %", "| DVDs LR |", "Greedy, lime4j");
    }
}
