package org.lime4j.paper;

import java.util.Arrays;

/**
 * An explanation: some words with weights.
 *
 * @param words by descending magnitude of their weights
 * @param weights one a word
 * @param start what the weights are added to: a constant, or the prediction itself
 */
record WordWeights(int[] words, double[] weights, double start) {
    /** The share of these words that the explanation has. */
    double recall(int[] wanted) {
        long found = Arrays.stream(wanted).filter(word -> Arrays.stream(words).anyMatch(own -> own == word)).count();
        return found / (double) wanted.length;
    }

    /** The sum of the weights of the words that are, or are not, in a set. */
    double sum(boolean[] set, boolean in) {
        double sum = 0;
        for (int a = 0; a < words.length; a++) {
            if (set[words[a]] == in) {
                sum += weights[a];
            }
        }
        return sum;
    }

    /** Whether a word is in a set. */
    boolean touches(boolean[] set) {
        return Arrays.stream(words).anyMatch(word -> set[word]);
    }
}
