package org.lime4j.integration.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.image.ImageSource;
import org.lime4j.image.RgbImage;
import org.lime4j.integration.input.Inputs.Document;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvBackground;
import org.lime4j.tabular.csv.CsvInstances;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * Each kind of instance once with real models on real input: what is known to drive the model comes out on top, with the
 * right sign, and the surrogate follows the model. Tests of data that are not part of the project are skipped without them.
 */
class RealInputTest {
    private static final ComponentRef<?> EVERY_FEATURE =
            ComponentRef.of("ridge").with("selection", "none").with("alpha", 0);

    @TempDir private Path folder;

    // ---- a row of a table

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aForestTakesTheFlowerForAVirginicaBecauseOfItsPetals(long seed) {
        Path iris = Inputs.EXAMPLES.resolve("iris/iris.csv");
        TabularBackground background = new CsvBackground(iris, true, List.of(), List.of("species"), Optional.empty()).load();
        BlackBox<Row> forest = Inputs.open(
                Row.class,
                ComponentRef.of("tribuo-random-forest").with("data", iris.toString()).with("response", "species"),
                CreationContext.of(Inputs.REGISTRY).withBackground(background));
        Row flower = new CsvInstances(iris, true, background.schema(), List.of(145)).instances().next();
        OutputExplanation output = LimeExplainer.builder(forest)
                .background(background)
                .representation("tabular")
                .surrogate("lasso")
                .build()
                .explain(flower, ExplanationRequest.standard().withSeed(seed))
                .outputs().get(0);
        assertThat(output.name()).isEqualTo("virginica");
        assertThat(labels(output, 2)).containsExactlyInAnyOrder("petal_length > 5.10", "petal_width > 1.80");
        assertThat(output.contributions().subList(0, 2)).allSatisfy(petal -> assertThat(petal.weight()).isGreaterThan(0.1));
        assertFollows(output, 0.6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPassengerWithoutAgeAndDeckDiedBecauseHeWasAMan(long seed) {
        Path titanic = Inputs.shared("tabular/titanic_seaborn.csv");
        TabularBackground background = new CsvBackground(
                        titanic,
                        true,
                        List.of("sex", "embarked", "deck"),
                        List.of("class", "who", "adult_male", "embark_town", "alive", "alone"),
                        Optional.of("survived"))
                .load();
        assertThat(background.missing(background.schema().indexOf("age"))).isEqualTo(177);
        assertThat(background.missing(background.schema().indexOf("deck"))).isEqualTo(688);
        assertThat(background.missing(background.schema().indexOf("embarked"))).isEqualTo(2);
        assertThat(background.missing(background.schema().indexOf("fare"))).isZero();
        BlackBox<Row> forest = Inputs.open(
                Row.class,
                ComponentRef.of("tribuo-random-forest").with("data", titanic.toString()).with("response", "survived"),
                CreationContext.of(Inputs.REGISTRY).withBackground(background));
        Row passenger = new CsvInstances(titanic, true, background.schema(), List.of(5)).instances().next();
        for (String discretizer : List.of("quartile", "none")) {
            OutputExplanation output = LimeExplainer.builder(forest)
                    .background(background)
                    .representation(ComponentRef.of("tabular").with("discretizer", discretizer))
                    .surrogate(EVERY_FEATURE)
                    .build()
                    .explain(passenger, ExplanationRequest.standard().withSeed(seed))
                    .outputs().get(0);
            assertThat(output.name()).isEqualTo("0");
            assertThat(output.contributions().get(0).label()).isEqualTo("sex = male");
            assertThat(weight(output, "sex = male")).isGreaterThan(0.2);
            assertThat(weight(output, "deck is missing")).isPositive();
            assertThat(labels(output, output.contributions().size())).contains("age is missing");
            assertThat(output.fidelity().weightedR2()).as("%s, seed %d", discretizer, seed).isBetween(0.4, 1.0);
        }
    }

    // ---- a text

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aCategorizerReadsTheWordsThatItWasTaught(long seed) {
        BlackBox<String> model = categorizer(ComponentRef.of("opennlp-training").with("cutoff", 1)
                .with("data", Inputs.EXAMPLES.resolve("text/reviews.tsv").toString()));
        String review = "The story is predictable, but the acting is superb and the music is wonderful.";
        OutputExplanation output = explainText(model, review, "unicode-words", seed);
        assertThat(output.name()).isEqualTo("positive");
        assertThat(labels(output, 3)).containsExactlyInAnyOrder("superb", "wonderful", "predictable");
        assertThat(weight(output, "superb")).isPositive();
        assertThat(weight(output, "wonderful")).isPositive();
        assertThat(weight(output, "predictable")).isNegative();
        assertFollows(output, 0.9);
        assertSignsAreThoseOfRemoval(model, review, output);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aReviewOfABookIsBadBecauseItWasAWaste(long seed) {
        List<Document> bad = Inputs.taggedReviews("reviews/books_negative.review.gz", "negative", 400);
        List<Document> good = Inputs.taggedReviews("reviews/books_positive.review.gz", "positive", 400);
        Document review = bad.get(0);
        List<Document> training = new ArrayList<>(good);
        bad.stream().filter(document -> !document.text().equals(review.text())).forEach(training::add);
        BlackBox<String> model = categorizer(ComponentRef.of("opennlp-training").with("iterations", 300)
                .with("data", Inputs.write(folder.resolve("books.tsv"), training).toString()));
        OutputExplanation output = explainText(model, review.text(), "unicode-words", seed);
        assertThat(output.name()).isEqualTo("negative");
        assertThat(output.contributions().get(0).label()).isEqualTo("waste");
        assertThat(weight(output, "waste")).isPositive();
        assertFollows(output, 0.7);
        assertSignsAreThoseOfRemoval(model, review.text(), output);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aKoreanReviewIsBadBecauseTheFilmIsTrash(long seed) {
        List<Document> reviews = Inputs.koreanReviews(4_000);
        Document review = reviews.stream().filter(r -> r.text().endsWith("0점이없다 한마디로 쓰레기")).findFirst().orElseThrow();
        List<Document> training = reviews.stream().filter(r -> !r.text().equals(review.text())).toList();
        BlackBox<String> model = categorizer(ComponentRef.of("opennlp-training").with("iterations", 30).with("tokenizer", "nori")
                .with("data", Inputs.write(folder.resolve("films.tsv"), training).toString()));
        OutputExplanation output = explainText(model, review.text(), "nori", seed);
        assertThat(output.name()).isEqualTo("negative");
        assertThat(labels(output, 2)).containsExactly("0", "쓰레기");
        assertThat(output.contributions().subList(0, 2)).allSatisfy(word -> assertThat(word.weight()).isGreaterThan(0.05));
        assertFollows(output, 0.8);
        assertSignsAreThoseOfRemoval(model, review.text(), output);
    }

    // ---- an image

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"grid, 1", "grid, 2", "slic, 1", "slic, 2"})
    void theRedOfADrawnPictureIsFoundWhereItIs(String segmenter, long seed) {
        assertRednessIsFound(drawnPicture(), segmenter, seed);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"grid, 1", "slic, 1"})
    void theRedOfAPhotographIsFoundWhereItIs(String segmenter, long seed) {
        assertRednessIsFound(
                new ImageSource(Inputs.shared("images/goldfish.jpg"), ImageSource.DEFAULT_MAX_PIXELS).instances().next(), segmenter, seed);
    }

    /** The model is a sum over pixels, so the weight of each segment is known: what it adds to the sum. */
    private static void assertRednessIsFound(RgbImage image, String segmenter, long seed) {
        BlackBox<RgbImage> model =
                BlackBox.ofScalar(RgbImage.class, Outputs.scores("redness"), picture -> redness(picture, picture.width(), null)[0]);
        Explanation explanation = LimeExplainer.builder(model)
                .representation(ComponentRef.of("image").with("segmenter", segmenter).with("hide", "color"))
                .surrogate(EVERY_FEATURE)
                .build()
                .explain(image, ExplanationRequest.standard().withSamples(500).withSeed(seed));
        OutputExplanation output = explanation.output("redness");
        IntPlane segments = ((Subject.Image) explanation.subject()).segments();
        double[] expected = redness(image, output.contributions().size(), segments);
        for (FeatureContribution contribution : output.contributions()) {
            int segment = ((Location.Segment) contribution.location()).label();
            assertThat(contribution.weight()).as("segment %d, seed %d", segment, seed).isCloseTo(expected[segment], within(1e-9));
        }
        int reddest = IntStream.range(0, expected.length).boxed().max(Comparator.comparingDouble(s -> expected[s])).orElseThrow();
        assertThat(expected[reddest]).as("the picture has a red place").isGreaterThan(2.0 / expected.length * output.modelPrediction());
        assertThat(output.contributions().get(0).location()).isEqualTo(new Location.Segment(reddest));
        assertThat(output.fidelity().weightedR2()).isCloseTo(1, within(1e-9));
    }

    /** The mean of how red the pixels of the middle half are, by segment; all in one if there are no segments. */
    private static double[] redness(RgbImage image, int count, @Nullable IntPlane segments) {
        double[] sums = new double[count];
        int left = image.width() / 4;
        int top = image.height() / 4;
        int right = image.width() - left;
        int bottom = image.height() - top;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = image.argb(x, y);
                double red = (pixel >> 16 & 0xFF) - ((pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 2.0;
                sums[segments == null ? 0 : segments.at(x, y)] += red / 255 / ((right - left) * (bottom - top));
            }
        }
        return sums;
    }

    private static RgbImage drawnPicture() {
        BufferedImage picture = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(120, 170, 230), 0, 120, new Color(60, 110, 60)));
        pen.fillRect(0, 0, 160, 120);
        pen.setColor(new Color(220, 40, 30));
        pen.fillOval(84, 44, 30, 30);
        pen.dispose();
        return RgbImage.from(picture);
    }

    // ---- a text and numbers together

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aModelOfWordsAndNumbersIsExplainedByBoth(long seed) {
        TableSchema schema = TableSchema.ofNumeric("stars", "minutes");
        SplittableRandom random = new SplittableRandom(11);
        List<Composite> inputs = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Document review : Inputs.reviews()) {
            for (int i = 0; i < 10; i++) {
                int stars = random.nextInt(1, 6);
                inputs.add(input(review.text(), Row.of(schema, stars, random.nextInt(80, 180))));
                labels.add((review.label().equals("positive") ? 1 : -1) + 0.8 * (stars - 3) > 0 ? "watch" : "skip");
            }
        }
        WordsAndNumbers model = WordsAndNumbers.train(inputs, labels, logisticRegression());
        OutputExplanation output = explainComposite(model, seed, input(
                "The story is predictable, but the acting is superb and the music is wonderful.", Row.of(schema, 2, 100)));
        assertThat(output.name()).isEqualTo("skip");
        assertThat(output.contributions().subList(0, 4)).extracting(c -> c.key().block() + ": " + c.label())
                .startsWith("row: stars <= 2.00")
                .containsExactlyInAnyOrder("row: stars <= 2.00", "text: superb", "text: wonderful", "text: predictable");
        assertThat(weight(output, "stars <= 2.00")).isGreaterThan(0.4);
        assertThat(weight(output, "superb")).isLessThan(-0.08);
        assertThat(weight(output, "wonderful")).isLessThan(-0.08);
        assertThat(weight(output, "predictable")).isGreaterThan(0.05);
        assertThat(output.contributions().stream().filter(c -> c.label().startsWith("minutes")))
                .as("minutes had no part in the labels").allSatisfy(c -> assertThat(c.weight()).isBetween(-0.05, 0.05));
        assertFollows(output, 0.8, 0.15);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aMessageIsSpamForItsWordsAndItsDigits(long seed) {
        TableSchema schema = TableSchema.ofNumeric("digits", "characters");
        List<Composite> inputs = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Document message : Inputs.messages()) {
            long digits = message.text().chars().filter(c -> c >= '0' && c <= '9').count();
            inputs.add(input(message.text(), Row.of(schema, digits, message.text().length())));
            labels.add(message.label());
        }
        int held = IntStream.range(0, inputs.size())
                .filter(i -> inputs.get(i).get("text", String.class).startsWith("WINNER!! As a valued network customer"))
                .findFirst().orElseThrow();
        WordsAndNumbers model = WordsAndNumbers.train(
                inputs.subList(held + 1, held + 3_001), labels.subList(held + 1, held + 3_001), logisticRegression());
        OutputExplanation output = explainComposite(model, seed, inputs.get(held));
        assertThat(output.name()).isEqualTo("spam");
        assertThat(output.contributions().subList(0, 2)).extracting(c -> c.key().block() + ": " + c.key().name())
                .containsExactlyInAnyOrder("row: digits", "row: characters");
        assertThat(output.contributions()).allSatisfy(c -> assertThat(c.weight()).as(c.label()).isPositive());
        assertThat(labels(output, 8)).contains("call", "customer");
        assertFollows(output, 0.5, 0.3, "off-scale");
    }

    private static Composite input(String text, Row row) {
        return Composite.of("text", text, "row", row);
    }

    private static Trainer<Label> logisticRegression() {
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 1, -1, 1);
    }

    private static OutputExplanation explainComposite(WordsAndNumbers model, long seed, Composite x) {
        Map<String, Object> blocks = new LinkedHashMap<>();
        blocks.put("text", Map.of("representation", ComponentRef.of("text")));
        blocks.put("row", Map.of("representation", ComponentRef.of("tabular")));
        return LimeExplainer.builder(model.blackBox())
                .background(model.background())
                .representation(ComponentRef.of("composite").with("blocks", blocks))
                .surrogate(ComponentRef.of("lasso").with("features", 8))
                .build()
                .explain(x, ExplanationRequest.standard().withSeed(seed))
                .outputs().get(0);
    }

    // ---- what they share

    private static BlackBox<String> categorizer(ComponentRef<?> ref) {
        return Inputs.open(String.class, ref, CreationContext.of(Inputs.REGISTRY));
    }

    private static OutputExplanation explainText(BlackBox<String> model, String text, String tokenizer, long seed) {
        return LimeExplainer.builder(model)
                .representation(ComponentRef.of("text").with("tokenizer", tokenizer))
                .surrogate(ComponentRef.of("lasso").with("features", 6))
                .build()
                .explain(text, ExplanationRequest.standard().withSeed(seed))
                .outputs().get(0);
    }

    private static List<String> labels(OutputExplanation output, int count) {
        return output.contributions().stream().limit(count).map(FeatureContribution::label).toList();
    }

    private static double weight(OutputExplanation output, String label) {
        return output.contributions().stream().filter(c -> c.label().equals(label)).findFirst().orElseThrow().weight();
    }

    private static void assertFollows(OutputExplanation output, double fidelity) {
        assertFollows(output, fidelity, 0.1);
    }

    private static void assertFollows(
            OutputExplanation output, double fidelity, double tolerance, String... cautions) {
        assertThat(output.fidelity().weightedR2()).isBetween(fidelity, 1.0);
        assertThat(output.surrogatePrediction()).isCloseTo(output.modelPrediction(), within(tolerance));
        assertThat(output.fidelity().effectiveSampleSize()).isGreaterThan(100);
        assertThat(output.cautions()).extracting(Caution::id).containsExactly(cautions);
    }

    /** Without a word that has a weight, the model's own answer goes the way the weight says. */
    private static void assertSignsAreThoseOfRemoval(BlackBox<String> model, String text, OutputExplanation output) {
        double[] answer = new double[model.outputs().size()];
        for (FeatureContribution word : output.contributions()) {
            StringBuilder without = new StringBuilder(text);
            List<Location.Span> spans = ((Location.Spans) word.location()).spans();
            for (int i = spans.size() - 1; i >= 0; i--) {
                without.delete(spans.get(i).start(), spans.get(i).end());
            }
            model.predict(List.of(without.toString()), answer, 0);
            assertThat(Math.signum(output.modelPrediction() - answer[output.output()]))
                    .as("the effect of '%s' with weight %s", word.label(), word.weight())
                    .isEqualTo(Math.signum(word.weight()));
        }
    }
}
