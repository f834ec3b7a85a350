package org.lime4j.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CART of full depth by Gini's impurity, the tree that scikit-learn 1.2 grows from {@code random_state = 1}.
 *
 * <p>In small nodes many words split equally well; the first of them that is tried wins, and words are tried in random order.
 * Which words a tree uses, and with it all that section 5.2 measures, therefore depends on that order. So it is kept here:
 * a Fisher-Yates shuffle that goes on from node to node and keeps words that are constant in a node apart from the others
 * ({@code sklearn/tree/_splitter.pyx}).
 */
final class TreeGrower {
    /** What NumPy's {@code RandomState(1).randint(0, 2**31 - 1)} gives. */
    private static final int FIRST_STATE = 1_791_095_845;

    private final int[][] documents;
    private final int[] labels;
    private final int[] words;
    private final int[] constants;
    private final int[][] counts;
    private final List<int[]> nodes = new ArrayList<>();
    private final List<Double> positive = new ArrayList<>();
    private int state = FIRST_STATE;

    private TreeGrower(int[][] documents, int[] labels, int vocabulary) {
        this.documents = documents;
        this.labels = labels;
        this.words = ascending(vocabulary);
        this.constants = new int[vocabulary];
        this.counts = new int[2][vocabulary];
    }

    private static int[] ascending(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    /**
     * Grows a tree.
     *
     * @param documents to learn from
     * @param labels 0 or 1
     * @param vocabulary how many words there are; those that no document has are tried too
     */
    static DecisionTree grow(int[][] documents, int[] labels, int vocabulary) {
        TreeGrower grower = new TreeGrower(documents, labels, vocabulary);
        grower.node(ascending(documents.length), 0);
        return new DecisionTree(
                grower.nodes.stream().mapToInt(links -> links[0]).toArray(),
                grower.nodes.stream().mapToInt(links -> links[1]).toArray(),
                grower.nodes.stream().mapToInt(links -> links[2]).toArray(),
                grower.positive.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Grows the tree below a node and tells its number; the branch without the word comes first. */
    private int node(int[] own, int knownConstants) {
        int at = nodes.size();
        int[] links = {-1, -1, -1};
        int ones = (int) Arrays.stream(own).filter(i -> labels[i] == 1).count();
        nodes.add(links);
        positive.add(ones / (double) own.length);
        if (ones == 0 || ones == own.length) {
            return at;
        }
        Split split = split(own, ones, knownConstants);
        if (split.word >= 0) {
            links[0] = split.word;
            links[1] = node(with(own, split.word, false), split.constants);
            links[2] = node(with(own, split.word, true), split.constants);
        }
        return at;
    }

    private int[] with(int[] own, int word, boolean present) {
        return Arrays.stream(own).filter(i -> Arrays.binarySearch(documents[i], word) >= 0 == present).toArray();
    }

    /** The word that splits a node best, -1 if all are constant, and how many words are known to be constant below. */
    private record Split(int word, int constants) {}

    private Split split(int[] own, int ones, int knownConstants) {
        for (int i : own) {
            for (int word : documents[i]) {
                counts[labels[i]][word]++;
            }
        }
        double best = Double.NEGATIVE_INFINITY;
        int bestWord = -1;
        int left = words.length;
        int drawn = 0;
        int found = 0;
        while (left > knownConstants + found) {
            int at = drawn + nextInt(left - found - drawn);
            if (at < knownConstants) {
                swap(at, drawn++);
                continue;
            }
            at += found;
            int word = words[at];
            int presentZeros = counts[0][word];
            int presentOnes = counts[1][word];
            if (presentZeros + presentOnes == 0 || presentZeros + presentOnes == own.length) {
                swap(at, knownConstants + found++);
                continue;
            }
            swap(at, --left);
            double gain = gain(own.length - ones - presentZeros, ones - presentOnes, presentZeros, presentOnes);
            if (gain > best) {
                best = gain;
                bestWord = word;
            }
        }
        System.arraycopy(constants, 0, words, 0, knownConstants);
        System.arraycopy(words, knownConstants, constants, knownConstants, found);
        for (int i : own) {
            for (int word : documents[i]) {
                counts[labels[i]][word]--;
            }
        }
        return new Split(bestWord, knownConstants + found);
    }

    /** What is rounded here decides between equal splits, so that it is computed in scikit-learn's order. */
    private static double gain(double absentZeros, double absentOnes, double presentZeros, double presentOnes) {
        double absent = absentZeros + absentOnes;
        double present = presentZeros + presentOnes;
        double impurityAbsent = 1 - (absentZeros * absentZeros + absentOnes * absentOnes) / (absent * absent);
        double impurityPresent = 1 - (presentZeros * presentZeros + presentOnes * presentOnes) / (present * present);
        return -present * impurityPresent - absent * impurityAbsent;
    }

    private void swap(int a, int b) {
        int kept = words[a];
        words[a] = words[b];
        words[b] = kept;
    }

    /** Marsaglia's xorshift of 32 bits. */
    private int nextInt(int bound) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state & Integer.MAX_VALUE) % bound;
    }
}
