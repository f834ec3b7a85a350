package org.lime4j.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Section 5.3: should a prediction be trusted? In each round a quarter of the vocabulary is untrustworthy. A prediction is to
 * be trusted if it stays the same without those words; a simulated user decides that from the explanation alone. What
 * is measured is the F1 of trusted predictions.
 */
final class Trust {
    private static final int FOLDS = 5;
    private static final double UNTRUSTWORTHY = 0.25;

    private final Settings settings;
    private final Consumer<String> log;

    Trust(Settings settings, Consumer<String> log) {
        this.settings = settings;
        this.log = log;
    }

    /** The black boxes, and the σ of their Parzen windows by domain, as the code of the experiments has them. */
    enum Kind {
        LR(1, 0.75),
        NN(0.5, 0.5),
        SVM(7, 0.75);

        private final double[] widths;

        Kind(double... widths) {
            this.widths = widths;
        }

        double width(Domain domain) {
            return widths[domain.ordinal()];
        }

        private Classifier train(Training training, int vocabulary, int[][] documents, int[] labels) {
            return switch (this) {
                case LR -> training.logisticRegression(documents, labels);
                case NN -> new NearestNeighbours(documents, labels, vocabulary);
                case SVM -> training.supportVectors(documents, labels);
            };
        }
    }

    /**
     * In per cent, means over the rounds.
     *
     * @param f1 with trustworthy as the positive class
     */
    record Score(double f1, double precision, double recall) {}

    /** The scores of all explainers for one black box. */
    record Scores(Domain domain, Kind kind, Map<Explainer, Score> by, int documents, double flipped, double accuracy) {
        Score of(Explainer explainer) {
            return Objects.requireNonNull(by.get(explainer));
        }
    }

    /** What the simulated user sees of one document. */
    private record Seen(double positive, int label, WordWeights lime, WordWeights parzen, WordWeights greedy, WordWeights random) {
        boolean trusts(Explainer by, boolean[] untrustworthy) {
            return switch (by) {
                case LIME -> lime.start() + lime.sum(untrustworthy, false) > 0.5 == positive > 0.5;
                case PARZEN -> parzen.start() - parzen.sum(untrustworthy, true) > 0.5 == parzen.start() > 0.5;
                case GREEDY -> !greedy.touches(untrustworthy);
                case RANDOM -> !random.touches(untrustworthy);
            };
        }
    }

    Scores run(Corpus corpus, Kind kind) {
        log.accept(corpus.domain().title() + ", " + kind);
        Training training = new Training(corpus.vocabulary(), settings.seed());
        int vocabulary = corpus.vocabulary().size();
        BiFunction<int[][], int[], Classifier> fit = (documents, labels) -> kind.train(training, vocabulary, documents, labels);
        Classifier model = fit.apply(corpus.train(), corpus.trainLabels());
        double accuracy = Faithfulness.accuracy(model, corpus);
        ParzenWindows parzen = new ParzenWindows(
                corpus.train(), Training.crossValidated(corpus.train(), corpus.trainLabels(), FOLDS, fit),
                kind.width(corpus.domain()), vocabulary);
        log.accept(String.format(Locale.ROOT, "  trained; accuracy %.3f", accuracy));
        int[] indices = corpus.sampleOfTest(settings.documents());
        int[][] documents = Arrays.stream(indices).mapToObj(index -> corpus.test()[index]).toArray(int[][]::new);
        int[] predicted = model.predict(WordSets.of(documents));
        double[] positive = model.positive(WordSets.of(documents));
        List<Seen> seen;
        try (LimeWords lime = new LimeWords(corpus.vocabulary(), model, settings)) {
            seen = Documents.each(IntStream.range(0, documents.length).toArray(), settings.threads(), i -> new Seen(
                    positive[i],
                    predicted[i],
                    lime.explain(documents[i], indices[i], 1),
                    parzen.explain(documents[i], Settings.WORDS),
                    unweighted(Greedy.wordsThatFlip(model, documents[i], predicted[i], Settings.WORDS)),
                    unweighted(RandomWords.draw(documents[i], Settings.WORDS,
                            new SplittableRandom(settings.seedOf(indices[i]))))),
                    done -> log.accept("  " + done));
        }
        Scores scores = score(corpus.domain(), kind, model, documents, seen, vocabulary, accuracy);
        scores.by.forEach((by, score) -> log.accept(String.format(Locale.ROOT,
                "  %-6s F1 %.2f, precision %.1f, recall %.1f", by.title(), score.f1, score.precision, score.recall)));
        return scores;
    }

    private static WordWeights unweighted(int[] words) {
        return new WordWeights(words, new double[words.length], 0);
    }

    private Scores score(Domain domain, Kind kind, Classifier model, int[][] documents, List<Seen> seen, int vocabulary,
            double accuracy) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Map<Explainer, List<Score>> rounds = new LinkedHashMap<>();
        double flipped = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            boolean[] untrustworthy = untrustworthy(vocabulary, random);
            boolean[] trustworthy = stays(model, documents, seen, untrustworthy);
            flipped += IntStream.range(0, documents.length).filter(i -> !trustworthy[i]).count() / (double) settings.rounds();
            for (Explainer by : Explainer.values()) {
                rounds.computeIfAbsent(by, unused -> new ArrayList<>())
                        .add(agreement(seen, trustworthy, one -> one.trusts(by, untrustworthy)));
            }
        }
        Map<Explainer, Score> means = new LinkedHashMap<>();
        rounds.forEach((by, scores) -> means.put(by, new Score(
                scores.stream().mapToDouble(Score::f1).average().orElseThrow(),
                scores.stream().mapToDouble(Score::precision).average().orElseThrow(),
                scores.stream().mapToDouble(Score::recall).average().orElseThrow())));
        return new Scores(domain, kind, means, documents.length, flipped, accuracy);
    }

    /** A quarter of the words, drawn without replacement. */
    static boolean[] untrustworthy(int vocabulary, SplittableRandom random) {
        int[] words = IntStream.range(0, vocabulary).toArray();
        boolean[] drawn = new boolean[vocabulary];
        for (int i = 0; i < (int) (UNTRUSTWORTHY * vocabulary); i++) {
            int at = i + random.nextInt(vocabulary - i);
            drawn[words[at]] = true;
            words[at] = words[i];
        }
        return drawn;
    }

    /** Whether the prediction of each document stays the same without some words. */
    private static boolean[] stays(Classifier model, int[][] documents, List<Seen> seen, boolean[] removed) {
        int[][] left = Arrays.stream(documents)
                .map(document -> Arrays.stream(document).filter(word -> !removed[word]).toArray())
                .toArray(int[][]::new);
        int[] predicted = model.predict(WordSets.of(left));
        boolean[] stays = new boolean[predicted.length];
        for (int i = 0; i < stays.length; i++) {
            stays[i] = predicted[i] == seen.get(i).label;
        }
        return stays;
    }

    private static Score agreement(List<Seen> seen, boolean[] trustworthy, Predicate<Seen> trusts) {
        double both = 0;
        double trusted = 0;
        double wanted = 0;
        for (int i = 0; i < trustworthy.length; i++) {
            boolean decision = trusts.test(seen.get(i));
            both += decision && trustworthy[i] ? 1 : 0;
            trusted += decision ? 1 : 0;
            wanted += trustworthy[i] ? 1 : 0;
        }
        return new Score(
                trusted + wanted == 0 ? 0 : 200 * both / (trusted + wanted),
                trusted == 0 ? 0 : 100 * both / trusted,
                wanted == 0 ? 0 : 100 * both / wanted);
    }
}
