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
import org.lime4j.core.surrogate.LassoFactory;

class ExperimentsTest {
    private static final long SEED = 1;

    private static Settings settings(int samples, int documents, int threads) {
        return new Settings(SharedData.folder(), List.of(Domain.values()), samples, LassoFactory.Centring.OUTPUT_MEAN, documents,
                20, SEED, threads);
    }

    /** With the models of the reference, which those trained here are equal to. */
    private static Faithfulness.Recalls recalls(Settings settings, Corpus corpus, Faithfulness.Kind kind) {
        RecordedModels recorded = new RecordedModels(SharedData.folder(), corpus);
        return new Faithfulness(settings, System.out::println).run(
                corpus, kind, kind == Faithfulness.Kind.TREE ? recorded.tree() : recorded.sparseLogisticRegression());
    }

    /** Neither Parzen windows nor greedy removal draw anything: with R's models they must find what R found. */
    @ParameterizedTest
    @EnumSource
    void parzenAndGreedyFindWhatTheReferenceFound(Domain domain) {
        Corpus corpus = SharedData.corpus(domain);
        for (Faithfulness.Kind kind : Faithfulness.Kind.values()) {
            Faithfulness.Recalls recalls = recalls(settings(50, 400, 2), corpus, kind);

            for (Explainer by : List.of(Explainer.PARZEN, Explainer.GREEDY)) {
                assertThat(recalls.of(by)).isCloseTo(Reference.r(domain, kind, by), within(0.006));
            }
            assertThat(recalls.random()).isCloseTo(Reference.r(domain, kind, Explainer.RANDOM), within(1.5));
        }
    }

    /**
     * R's recalls of single documents spread by 16 (logistic regression) and 28 points (tree): the mean of forty is within four
     * standard errors of that of all.
     */
    @ParameterizedTest
    @EnumSource
    void limeFindsAsMuchAsTheReferenceOnASlice(Faithfulness.Kind kind) {
        Corpus books = SharedData.corpus(Domain.BOOKS);
        Faithfulness.Recalls recalls = recalls(settings(5_000, 40, 2), books, kind);

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
        Corpus books = SharedData.corpus(Domain.BOOKS);

        Trust.Scores scores = new Trust(settings(3_000, 60, 2), System.out::println).run(books, Trust.Kind.LR);

        assertThat(scores.accuracy()).isCloseTo(0.820, within(0.003));
        Map<Explainer, Double> margins =
                Map.of(Explainer.RANDOM, 6.0, Explainer.PARZEN, 8.0, Explainer.GREEDY, 14.0, Explainer.LIME, 3.0);
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
        Corpus books = SharedData.corpus(Domain.BOOKS);
        List<Faithfulness.Recalls> runs = IntStream.of(1, 2)
                .mapToObj(threads -> recalls(settings(200, 30, threads), books, Faithfulness.Kind.TREE))
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

    private static String complaint(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertThat(PaperExperiments.run(System.out, arguments)).isNotZero();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void mistakesOnTheCommandLineAreToldWithWhatIsAllowed() {
        assertThat(complaint("--data", "no-such-folder")).contains("no-such-folder has no reviews/processed_acl", "--data");
        assertThat(complaint("--domains", "cars")).contains("'cars'", "[BOOKS, DVD]");
        assertThat(complaint("--samples", "many")).contains("--samples", "'many'");
        String data = SharedData.folder().toString();
        assertThat(complaint("--data", data, "--samples", "1")).contains("--samples is 1; it must be at least 2");
        assertThat(complaint("--data", data, "--centring", "weighted-means", "--document", "page.md"))
                .contains("leave out --centring");
        assertThat(complaint("--data", data, "--threads", "0")).contains("--threads is 0; it must be at least 1");
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
