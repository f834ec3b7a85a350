import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.UnicodeWordsTokenizer;
import org.lime4j.text.korean.NoriTokenizer;
import org.lime4j.text.opennlp.OpenNlpBlackBox;
import org.lime4j.tribuo.TextFeatures;
import org.lime4j.tribuo.TribuoBlackBox;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

/**
 * Trains an OpenNLP categorizer and a Tribuo linear model on reviews, of books and DVDs in English and of films in Korean, and
 * explains both models' answers for a few reviews that neither has seen. The argument is the folder of the data:
 * {@code reviews/{books,dvd}_{negative,positive}.review.gz} (Blitzer, Dredze, Pereira 2007) and
 * {@code text/nsmc_subset_{train,test}.txt} (Naver sentiment movie corpus).
 */
public final class Reviews {
    private static final long SEED = 1;
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private record Review(String label, String text) {}

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        Path data = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data");

        List<Review> english = new ArrayList<>();
        for (String kind : List.of("books", "dvd")) {
            for (String label : List.of("negative", "positive")) {
                english.addAll(tagged(data.resolve("reviews/" + kind + "_" + label + ".review.gz"), label));
            }
        }
        List<Review> training = new ArrayList<>();
        List<Review> test = new ArrayList<>();
        for (int i = 0; i < english.size(); i++) {
            (i % 10 == 7 ? test : training).add(english.get(i));
        }
        OUT.println("English reviews of books and DVDs, seed " + SEED);
        compare(training, test, new UnicodeWordsTokenizer(false), "unicode-words");

        OUT.println("Korean reviews of films, seed " + SEED);
        compare(korean(data.resolve("text/nsmc_subset_train.txt")), korean(data.resolve("text/nsmc_subset_test.txt")),
                new NoriTokenizer(false), "nori");
    }

    private static void compare(List<Review> training, List<Review> test, Tokenizer words, String tokenizer)
            throws IOException {
        try (BlackBox<String> openNlp = new OpenNlpBlackBox(categorizer(training, words), words);
                BlackBox<String> tribuo = linear(training)) {
            OUT.printf("  %,d to learn from, %,d to test: OpenNLP categorizer %.1f %% right, Tribuo linear model %.1f %%%n",
                    training.size(), test.size(), accuracy(openNlp, test), accuracy(tribuo, test));
            test.stream()
                    .filter(review -> review.text().length() > 40 && review.text().length() < 200)
                    .limit(3)
                    .forEach(review -> {
                        OUT.printf("%n  %s: %s%n", review.label(), review.text());
                        explain("OpenNLP", openNlp, review, tokenizer);
                        explain("Tribuo", tribuo, review, tokenizer);
                    });
        }
        OUT.println();
    }

    private static void explain(String name, BlackBox<String> model, Review review, String tokenizer) {
        LimeExplainer<String> explainer = LimeExplainer.builder(model)
                .representation(ComponentRef.of("text").with("tokenizer", tokenizer))
                .surrogate(ComponentRef.of("lasso").with("features", 5))
                .build();
        ExplanationRequest request = ExplanationRequest.standard().withOutputs("positive").withSamples(2000).withSeed(SEED);
        OutputExplanation positive = explainer.explain(review.text(), request).outputs().get(0);
        StringBuilder line = new StringBuilder();
        positive.contributions()
                .forEach(word -> line.append(String.format(Locale.ROOT, "  %s %+.2f", word.label(), word.weight())));
        OUT.printf(Locale.ROOT, "    %-7s  positive %.2f, R2 %.2f:%s%n",
                name, positive.modelPrediction(), positive.fidelity().weightedR2(), line);
    }

    private static double accuracy(BlackBox<String> model, List<Review> test) {
        double[] answers = new double[test.size() * 2];
        model.predict(test.stream().map(Review::text).toList(), answers, 0);
        int positive = model.outputs().names().indexOf("positive");
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            right += (answers[2 * i + positive] > 0.5) == test.get(i).label().equals("positive") ? 1 : 0;
        }
        return 100.0 * right / test.size();
    }

    // ---- models

    private static DoccatModel categorizer(List<Review> training, Tokenizer words) throws IOException {
        List<DocumentSample> samples = new ArrayList<>();
        for (Review review : training) {
            List<String> tokens = new ArrayList<>();
            words.tokenize(review.text(), (start, end) -> tokens.add(review.text().substring(start, end)));
            if (!tokens.isEmpty()) {
                samples.add(new DocumentSample(review.label(), tokens.toArray(String[]::new)));
            }
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        return DocumentCategorizerME.train(
                "x", ObjectStreamUtils.createObjectStream(samples), parameters, new DoccatFactory());
    }

    private static BlackBox<String> linear(List<Review> training) {
        Supplier<TextFeatureExtractor<Label>> extractors =
                () -> new TextFeatureExtractorImpl<>(new TokenPipeline(new UniversalTokenizer(), 1, false));
        TextFeatureExtractor<Label> extractor = extractors.get();
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("reviews", labels), labels);
        for (Review review : training) {
            var example = extractor.extract(new Label(review.label()), review.text());
            if (example.size() > 0) {
                examples.add(example);
            }
        }
        Model<Label> model = new LogisticRegressionTrainer().train(examples);
        return TribuoBlackBox.of(model, TextFeatures.perThread(extractors));
    }

    // ---- data

    /** The texts of a file of reviews in the tagged form of the multi-domain sentiment data, in lower case. */
    private static List<Review> tagged(Path file, String label) throws IOException {
        List<Review> reviews = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.ISO_8859_1))) {
            StringBuilder text = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("<review_text>")) {
                    text = new StringBuilder();
                } else if (line.equals("</review_text>") && text != null) {
                    reviews.add(new Review(label, text.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip()));
                    text = null;
                } else if (text != null) {
                    text.append(line).append(' ');
                }
            }
        }
        return reviews;
    }

    /** Lines of id, text, and 0 or 1. */
    private static List<Review> korean(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 3 && cells[1].codePoints().anyMatch(Character::isLetter))
                    .map(cells -> new Review(cells[2].equals("1") ? "positive" : "negative", cells[1]))
                    .toList();
        }
    }
}
