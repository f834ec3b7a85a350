package org.lime4j.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Section 5.2: of the words that a readable model uses for a document, how many does each explainer find? Models are a sparse
 * logistic regression and a decision tree; explanations have ten words; documents of which the model uses no word are left out.
 */
final class Faithfulness {
    private static final int FOLDS = 3;
    private static final int RANDOM_DRAWS = 20;
    private static final int MOST_WORDS = 10;
    private static final double SMALLEST_WEIGHT = 1e-5;

    private final Settings settings;
    private final Consumer<String> log;

    Faithfulness(Settings settings, Consumer<String> log) {
        this.settings = settings;
        this.log = log;
    }

    /** The two kinds of readable models, and the σ of their Parzen windows by domain, as the code of the experiments has them. */
    enum Kind {
        SPARSE_LOGISTIC_REGRESSION("LR", 2, 1),
        TREE("DT", 2, 8);

        private final String id;
        private final double[] widths;

        Kind(String id, double... widths) {
            this.id = id;
            this.widths = widths;
        }

        String id() {
            return id;
        }

        double width(Domain domain) {
            return widths[domain.ordinal()];
        }
    }

    /**
     * Mean recalls, in per cent. LIME's differ by what counts for documents whose samples all have the same prediction.
     *
     * @param random ten words drawn with replacement, mean of 20 draws a document
     * @param limeAllWords they count 1, because the code of the experiments then returns every word
     * @param limeNoWords they count 0, because nothing is known of their words
     * @param limeWithoutThem they are left out
     * @param documents whose model uses at least one word
     * @param constant documents whose samples all have the same prediction
     */
    record Recalls(
            Domain domain, Kind kind, double random, double parzen, double greedy, double limeAllWords, double limeNoWords,
            double limeWithoutThem, int documents, int constant, String model, double accuracy) {
        double of(Explainer by) {
            return switch (by) {
                case RANDOM -> random;
                case PARZEN -> parzen;
                case GREEDY -> greedy;
                case LIME -> limeAllWords;
            };
        }

        double lime(Reference.Constant constant) {
            return switch (constant) {
                case ALL_WORDS -> limeAllWords;
                case NO_WORDS -> limeNoWords;
                case LEFT_OUT -> limeWithoutThem;
            };
        }
    }

    /** What was found of one document. */
    private record Found(double random, double parzen, double greedy, double lime, boolean constant) {}

    /** Trains the model and explains the test documents that it uses words of. */
    Recalls run(Corpus corpus, Kind kind) {
        Training training = new Training(corpus.vocabulary(), settings.seed());
        return run(corpus, kind, kind == Kind.TREE ? tree(corpus, training) : logisticRegression(corpus, training));
    }

    /** The same with a model that is there. */
    Recalls run(Corpus corpus, Kind kind, Fitted fitted) {
        String name = corpus.domain().title() + ", " + kind.id() + " (" + fitted.description() + ")";
        log.accept(name);
        Classifier.Readable model = fitted.model();
        ParzenWindows parzen = new ParzenWindows(
                corpus.train(), fitted.crossValidated(), kind.width(corpus.domain()), corpus.vocabulary().size());
        int[] indices = Arrays.stream(corpus.sampleOfTest(settings.documents()))
                .filter(index -> model.used(corpus.test()[index]).length > 0)
                .toArray();
        List<Found> found;
        try (LimeWords lime = new LimeWords(corpus.vocabulary(), model, settings)) {
            found = Documents.each(indices, settings.threads(),
                    index -> find(corpus, index, model, parzen, lime), done -> log.accept("  " + done));
        }
        int constant = (int) found.stream().filter(Found::constant).count();
        double lime = found.stream().mapToDouble(Found::lime).sum();
        double n = found.size();
        Recalls recalls = new Recalls(
                corpus.domain(),
                kind,
                100 * found.stream().mapToDouble(Found::random).sum() / n,
                100 * found.stream().mapToDouble(Found::parzen).sum() / n,
                100 * found.stream().mapToDouble(Found::greedy).sum() / n,
                100 * (lime + constant) / n,
                100 * lime / n,
                100 * lime / (n - constant),
                found.size(),
                constant,
                fitted.description(),
                accuracy(model, corpus));
        log.accept(String.format(Locale.ROOT,
                "  recall %%: random %.2f, Parzen %.2f, greedy %.2f, LIME %.2f / %.2f / %.2f (constant documents count 1 / 0 / are "
                        + "left out); %d documents, %d of them constant",
                recalls.random, recalls.parzen, recalls.greedy, recalls.limeAllWords, recalls.limeNoWords,
                recalls.limeWithoutThem, recalls.documents, recalls.constant));
        return recalls;
    }

    private Found find(Corpus corpus, int index, Classifier.Readable model, ParzenWindows parzen, LimeWords lime) {
        int[] document = corpus.test()[index];
        int label = corpus.testLabels()[index];
        int[] gold = model.used(document);
        SplittableRandom random = new SplittableRandom(settings.seedOf(index));
        double drawn = 0;
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            drawn += recall(RandomWords.draw(document, Settings.WORDS, random), gold) / RANDOM_DRAWS;
        }
        WordWeights explained = lime.explain(document, index, label);
        return new Found(
                drawn,
                parzen.explain(document, Settings.WORDS).recall(gold),
                recall(Greedy.words(model, document, label, Settings.WORDS), gold),
                explained.recall(gold),
                explained.words().length == 0);
    }

    private static double recall(int[] words, int[] gold) {
        return new WordWeights(words, new double[words.length], 0).recall(gold);
    }

    /** The share of the test documents that are classified rightly. */
    static double accuracy(Classifier model, Corpus corpus) {
        int[] predicted = model.predict(WordSets.of(corpus.test()));
        int right = 0;
        for (int i = 0; i < predicted.length; i++) {
            right += predicted[i] == corpus.testLabels()[i] ? 1 : 0;
        }
        return right / (double) predicted.length;
    }

    private static Fitted tree(Corpus corpus, Training training) {
        DecisionTree tree = training.tree(corpus.train(), corpus.trainLabels());
        return new Fitted(tree, crossValidated(corpus, training::tree),
                tree.word().length + " nodes, depth " + tree.depth());
    }

    /** With the largest C of 0.10, 0.09, … under which no training document has more than ten words of the model. */
    private static Fitted logisticRegression(Corpus corpus, Training training) {
        for (int hundredths = 10; hundredths > 0; hundredths--) {
            double cost = hundredths / 100.0;
            LogisticRegression model =
                    training.sparseLogisticRegression(corpus.train(), corpus.trainLabels(), cost);
            int most = Arrays.stream(corpus.train())
                    .mapToInt(document -> model.count(document, SMALLEST_WEIGHT))
                    .max().orElseThrow();
            if (most <= MOST_WORDS) {
                long words = Arrays.stream(model.weights()).filter(weight -> weight != 0).count();
                return new Fitted(
                        model,
                        crossValidated(corpus, (documents, labels) ->
                                training.sparseLogisticRegression(documents, labels, cost)),
                        words + " words, C = " + cost);
            }
        }
        throw new IllegalStateException("no C from 0.10 down to 0.01 makes a model of at most " + MOST_WORDS
                + " words a document");
    }

    private static int[] crossValidated(
            Corpus corpus, BiFunction<int[][], int[], ? extends Classifier> training) {
        return Training.crossValidated(corpus.train(), corpus.trainLabels(), FOLDS, training);
    }
}
