package org.lime4j.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifiersTest {
    private static int[][] draw(int count, int vocabulary, double density, SplittableRandom random) {
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, vocabulary).filter(word -> random.nextDouble() < density).toArray())
                .toArray(int[][]::new);
    }

    private static int common(int[] a, int[] b) {
        return (int) Arrays.stream(a).filter(word -> Arrays.binarySearch(b, word) >= 0).count();
    }

    private static int distance(int[] a, int[] b) {
        return a.length + b.length - 2 * common(a, b);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 300})
    void overlapsAreWordsInCommon(int vocabulary) {
        SplittableRandom random = new SplittableRandom(vocabulary);
        int[][] fixed = draw(20, vocabulary, 0.3, random);
        int[][] documents = draw(30, vocabulary, 0.4, random);
        documents[3] = new int[0];
        int[] told = new int[1];

        new Overlaps(fixed, vocabulary).of(WordSets.of(documents), (document, overlaps) -> {
            assertThat(document).isEqualTo(told[0]++);
            assertThat(overlaps).isEqualTo(
                    Arrays.stream(fixed).mapToInt(one -> common(one, documents[document])).toArray());
        });
        assertThat(told[0]).isEqualTo(30);
    }

    /** Documents of many words, few of which are equally far. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFiveNearestVote(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] train = draw(12, 2_000, 0.4, random);
        int[] labels = random.ints(12, 0, 2).toArray();
        int[][] documents = draw(40, 2_000, 0.4, random);

        double[] positive = new NearestNeighbours(train, labels, 2_000).positive(WordSets.of(documents));

        int clear = 0;
        for (int i = 0; i < documents.length; i++) {
            int[] document = documents[i];
            List<Integer> sorted = IntStream.range(0, 12)
                    .boxed()
                    .sorted(Comparator.comparingInt(r -> distance(train[r], document)))
                    .toList();
            if (distance(train[sorted.get(4)], document) < distance(train[sorted.get(5)], document)) {
                clear++;
                double expected =
                        sorted.stream().limit(5).mapToInt(r -> labels[r]).average().orElseThrow();
                assertThat(positive[i]).isEqualTo(expected);
            }
        }
        assertThat(clear).isGreaterThan(20);
    }

    /** What {@code numpy.argpartition(v, 4)[:5]} gives for v as below (NumPy 2.4.6, its vector instructions switched off). */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 6, '12 25 8 13 19'",
        "2, 400, 9, '165 41 34 76 75'",
        "3, 1600, 30, '817 452 785 309 1370'",
        "4, 1600, 200, '678 23 794 900 1191'",
        "5, 6, 2, '2 5 3 1 4'",
        "6, 1600, 1, '1067 1066 1069 1070 1068'"
    })
    void equallyNearDocumentsAreChosenAsByNumPy(int seed, int count, int bound, String expected) {
        int[] values = new int[count];
        int state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 1_103_515_245 + 12_345 & Integer.MAX_VALUE;
            values[i] = (state >> 16) % bound;
        }
        int[] order = new int[count];

        NearestNeighbours.partition(values, order, 4);

        assertThat(Arrays.stream(order, 0, 5).mapToObj(Integer::toString)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aSupportVectorMachineIsItsFormula(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] vectors = draw(50, 90, 0.2, random);
        double[] coefficients = random.doubles(50, -1, 1).toArray();
        int[][] documents = draw(30, 90, 0.3, random);
        SupportVectors machine = new SupportVectors(vectors, coefficients, 0.1, 0.02, -1.5, 0.4, 90);

        double[] positive = machine.positive(WordSets.of(documents));
        int[] predicted = machine.predict(WordSets.of(documents));

        for (int i = 0; i < documents.length; i++) {
            double decision = -0.1;
            for (int r = 0; r < 50; r++) {
                decision += coefficients[r] * Math.exp(-0.02 * distance(vectors[r], documents[i]));
            }
            assertThat(positive[i]).isCloseTo(1 / (1 + Math.exp(-1.5 * decision + 0.4)), within(1e-12));
            assertThat(predicted[i]).isEqualTo(decision > 0 ? 1 : 0);
        }
    }

    @Test
    void aTreeUsesThePresentWordsOnItsWay() {
        DecisionTree tree = new DecisionTree(
                new int[] {4, 2, -1, -1, 7, -1, -1},
                new int[] {1, 2, -1, -1, 5, -1, -1},
                new int[] {4, 3, -1, -1, 6, -1, -1},
                new double[] {0.5, 0.4, 0, 0.8, 0.6, 0.3, 1});

        assertThat(tree.positive(WordSets.of(new int[] {}, new int[] {2, 7}, new int[] {4}, new int[] {2, 4, 7})))
                .containsExactly(0, 0.8, 0.3, 1);
        assertThat(tree.used(new int[] {1, 2, 7})).containsExactly(2);
        assertThat(tree.used(new int[] {2, 4, 7})).containsExactly(4, 7);
        assertThat(tree.used(new int[] {})).isEmpty();
        assertThat(tree.depth()).isEqualTo(2);
    }
}
