package org.lime4j.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.libsvm.SVMClassificationType.SVMMode;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.LibSVMModel;
import org.tribuo.common.libsvm.SVMParameters;

class TrainingTest {
    private static final String[] WORDS = {"aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj"};

    private final Vocabulary vocabulary = Vocabulary.of(List.of(String.join(" ", WORDS)));
    private final Training training = new Training(vocabulary, 1);
    private int[][] documents = {};
    private int[] labels = {};

    /** The first label is drawn too, so that both orders of the labels are met over the tests. */
    @BeforeEach
    void draw() {
        SplittableRandom random = new SplittableRandom(7);
        documents = IntStream.range(0, 120)
                .mapToObj(i -> IntStream.range(0, 9).filter(word -> word == 0 || random.nextBoolean()).toArray())
                .toArray(int[][]::new);
        labels = Arrays.stream(documents)
                .mapToInt(document -> (Arrays.binarySearch(document, 3) >= 0) ^ random.nextInt(8) == 0 ? 1 : 0)
                .toArray();
    }

    /** Tribuo's own answers, with either label first. */
    private void requireSame(Function<int[], Model<Label>> train,
            Function<Model<Label>, Classifier> read) {
        for (int[] given : new int[][] {labels, Arrays.stream(labels).map(label -> 1 - label).toArray()}) {
            Model<Label> trained = train.apply(given);
            double[] positive = read.apply(trained).positive(WordSets.of(documents));
            for (int i = 0; i < documents.length; i++) {
                double expected = trained.predict(training.example(documents[i], 1))
                        .getOutputScores().get(TextModel.POSITIVE).getScore();
                assertThat(positive[i]).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void aLogisticRegressionAnswersAsTribuos() {
        for (LinearType type : List.of(LinearType.L1R_LR, LinearType.L2R_LR)) {
            requireSame(
                    given -> new LibLinearClassificationTrainer(new LinearClassificationType(type), 1, 1000, 1e-4)
                            .train(training.dataset(documents, given)),
                    model -> training.read((LibLinearModel<Label>) model));
        }
    }

    @Test
    void supportVectorsAnswerAsTribuos() {
        SVMParameters<Label> parameters = new SVMParameters<>(new SVMClassificationType(SVMMode.C_SVC), KernelType.RBF);
        parameters.setCost(3);
        parameters.setGamma(0.1);
        parameters.setProbability();
        requireSame(
                given -> new LibSVMClassificationTrainer(parameters, 5).train(training.dataset(documents, given)),
                model -> training.read((LibSVMModel<Label>) model));
    }

    @Test
    void aTreeOfFullDepthKnowsItsTrainingDocuments() {
        DecisionTree tree = training.tree(documents, labels);
        WordSets all = WordSets.of(documents);
        double[] positive = tree.positive(all);
        for (int i = 0; i < documents.length; i++) {
            int[] document = documents[i];
            double same = IntStream.range(0, documents.length)
                    .filter(k -> Arrays.equals(documents[k], document))
                    .map(k -> labels[k])
                    .average()
                    .orElseThrow();
            assertThat(positive[i]).isCloseTo(same, within(1e-6));
        }
    }

    /** Which scikit-learn's StratifiedKFold gives for 4 documents of one label and then 4 of the other. */
    @Test
    void foldsAreBlocksOfEachLabel() {
        assertThat(Training.folds(new int[] {1, 1, 1, 1, 0, 0, 0, 0}, 3)).containsExactly(0, 0, 1, 2, 0, 1, 1, 2);
        assertThat(Training.folds(new int[] {0, 1, 0, 1}, 2)).containsExactly(0, 0, 1, 1);
    }

    @Test
    void noDocumentIsPredictedByAModelThatHasSeenIt() {
        int[][] single = IntStream.range(0, 10).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
        int[] labels = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};

        int[] predicted = Training.crossValidated(single, labels, 5, (given, unused) -> (words, out) -> {
            for (int i = 0; i < words.size(); i++) {
                int word = words.document(i)[0];
                out[i] = Arrays.stream(given).anyMatch(document -> document[0] == word) ? 1 : 0;
            }
        });

        assertThat(predicted).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void theSparseModelTrainedHereIsThatOfTheReference(Domain domain) {
        Corpus corpus = SharedData.corpus(domain);
        Training here = new Training(corpus.vocabulary(), 1);
        Fitted recorded = new RecordedModels(SharedData.folder(), corpus).sparseLogisticRegression();
        LogisticRegression expected = (LogisticRegression) recorded.model();

        LogisticRegression trained = here.sparseLogisticRegression(corpus.train(), corpus.trainLabels(), 0.03);

        assertThat(trained.weights()).containsExactly(expected.weights(), within(1e-3));
        assertThat(trained.intercept()).isCloseTo(expected.intercept(), within(1e-3));
        for (int[] document : corpus.test()) {
            assertThat(trained.used(document)).isEqualTo(expected.used(document));
        }
        assertThat(Training.crossValidated(corpus.train(), corpus.trainLabels(), 3,
                        (given, of) -> here.sparseLogisticRegression(given, of, 0.03)))
                .isEqualTo(recorded.crossValidated());
    }

    @ParameterizedTest
    @EnumSource
    void theTreeGrownHereIsThatOfTheReferenceNodeForNode(Domain domain) {
        Corpus corpus = SharedData.corpus(domain);
        Training here = new Training(corpus.vocabulary(), 1);
        Fitted recorded = new RecordedModels(SharedData.folder(), corpus).tree();
        DecisionTree expected = (DecisionTree) recorded.model();

        DecisionTree grown = here.tree(corpus.train(), corpus.trainLabels());

        assertThat(grown.word()).isEqualTo(expected.word());
        assertThat(grown.absent()).isEqualTo(expected.absent());
        assertThat(grown.present()).isEqualTo(expected.present());
        assertThat(grown.positive()).containsExactly(expected.positive(), within(1e-12));
        assertThat(Training.crossValidated(corpus.train(), corpus.trainLabels(), 3, here::tree))
                .isEqualTo(recorded.crossValidated());
    }
}
