package org.lime4j.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.surrogate.LassoFactory;

class ExplainersTest {
    private static LogisticRegression additive(double... weights) {
        return new LogisticRegression(weights, 0);
    }

    @Test
    void greedyRemovesTheWordThatCountsMostFirst() {
        Classifier model = additive(1, 3, -2, 0.5, 0);

        assertThat(Greedy.words(model, new int[] {0, 1, 2, 3, 4}, 1, 3)).containsExactly(1, 0, 3);
        assertThat(Greedy.words(model, new int[] {0, 1, 2, 3, 4}, 0, 2)).containsExactly(2, 4);
    }

    @Test
    void greedyTakesTheFirstOfEqualWordsAndWordsThatChangeNothing() {
        assertThat(Greedy.words(additive(0, 1, 1, 0), new int[] {0, 1, 2, 3}, 1, 10)).containsExactly(1, 2, 0, 3);
    }

    @Test
    void greedyStopsWhereEveryRemovalRaisesTheProbability() {
        assertThat(Greedy.words(additive(-1, 2, -3), new int[] {0, 1, 2}, 1, 10)).containsExactly(1);
        assertThat(Greedy.words(additive(-1, -3), new int[] {0, 1}, 1, 10)).isEmpty();
    }

    @Test
    void greedyThatFlipsEndsWithTheWordThatDoes() {
        Classifier model = new LogisticRegression(new double[] {1, 2, 0.25, 0.5}, -1.5);

        assertThat(Greedy.wordsThatFlip(model, new int[] {0, 1, 2, 3}, 1, 10)).containsExactly(1, 0);
        assertThat(Greedy.words(model, new int[] {0, 1, 2, 3}, 1, 10)).containsExactly(1, 0, 3, 2);
        assertThat(Greedy.wordsThatFlip(model, new int[] {0, 1, 2, 3}, 1, 1)).containsExactly(1);
    }

    /** P(1 | x) of Parzen windows at any numbers, word by word. */
    private static double parzen(double[] x, int[][] train, int[] labels, double width) {
        double[] total = new double[2];
        for (int i = 0; i < train.length; i++) {
            double distance = 0;
            for (int word = 0; word < x.length; word++) {
                double there = Arrays.binarySearch(train[i], word) >= 0 ? 1 : 0;
                distance += (x[word] - there) * (x[word] - there);
            }
            total[labels[i]] += Math.exp(-distance / (2 * width * width)) / Math.sqrt(2 * Math.PI * width * width);
        }
        return total[1] / (total[0] + total[1]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.75, 2, 8})
    void parzenWindowsExplainByTheGradient(double width) {
        SplittableRandom random = new SplittableRandom(3);
        int size = 15;
        int[][] train = IntStream.range(0, 40)
                .mapToObj(i -> IntStream.range(0, size).filter(word -> random.nextInt(3) == 0).toArray())
                .toArray(int[][]::new);
        int[] labels = random.ints(40, 0, 2).toArray();
        int[] document = {1, 2, 5, 8, 13, 14};
        double[] x = new double[size];
        for (int word : document) {
            x[word] = 1;
        }

        WordWeights all = new ParzenWindows(train, labels, width, size).explain(document, 10);

        assertThat(all.start()).isCloseTo(parzen(x, train, labels, width), within(1e-12));
        assertThat(all.words()).containsExactlyInAnyOrder(document);
        for (int a = 0; a < all.words().length; a++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[all.words()[a]] += 1e-5;
            down[all.words()[a]] -= 1e-5;
            double slope = (parzen(up, train, labels, width) - parzen(down, train, labels, width)) / 2e-5;
            assertThat(all.weights()[a]).isCloseTo(slope, within(1e-8));
            assertThat(a == 0 || Math.abs(all.weights()[a]) <= Math.abs(all.weights()[a - 1])).isTrue();
        }
        assertThat(new ParzenWindows(train, labels, width, size).explain(document, 2).words())
                .containsExactly(Arrays.copyOf(all.words(), 2));
    }

    @Test
    void parzenWindowsOfADocumentFarFromAllOthersStillHaveAGradient() {
        int[] far = IntStream.range(0, 900).toArray();
        WordWeights explained = new ParzenWindows(
                new int[][] {{900}, {0, 900}}, new int[] {0, 1}, 0.5, 901).explain(far, 3);

        assertThat(explained.words()).startsWith(0);
        assertThat(explained.weights()[0]).isPositive();
        assertThat(explained.start()).isBetween(0.5, 1.0);
    }

    @Test
    void limeFindsTheWordsOfASparseModelAndNoneOfAConstantOne() {
        Vocabulary vocabulary = Vocabulary.of(List.of("aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo"));
        double[] weights = new double[15];
        weights[3] = 2;
        weights[11] = -1;
        int[] document = IntStream.range(0, 15).toArray();
        Settings settings = new Settings(
                Path.of(""), List.of(), 3_000, LassoFactory.Centring.OUTPUT_MEAN, 1, 1, 1, 1);
        try (LimeWords lime = new LimeWords(vocabulary, additive(weights), settings);
                LimeWords constant = new LimeWords(vocabulary, additive(new double[15]), settings)) {
            WordWeights positive = lime.explain(document, 0, 1);
            assertThat(positive.words()).startsWith(3, 11);
            assertThat(positive.weights()[0]).isPositive();
            assertThat(positive.weights()[1]).isNegative();
            assertThat(positive.recall(new int[] {3, 11, 12, 13})).isGreaterThanOrEqualTo(0.5);
            WordWeights negative = lime.explain(document, 0, 0);
            assertThat(negative.weights()[0]).isCloseTo(-positive.weights()[0], within(1e-12));
            assertThat(constant.explain(document, 0, 1).words()).isEmpty();
            assertThat(constant.explain(document, 0, 1).start()).isEqualTo(0.5);
        }
    }
}
