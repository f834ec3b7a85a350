package org.lime4j.paper;

import java.util.Arrays;

/**
 * P(1 | x) = 1 / (1 + exp(-(b + Σ w_j))) over the words of x.
 *
 * @param weights one a word of the vocabulary; not modified
 * @param intercept b
 */
record LogisticRegression(double[] weights, double intercept) implements Classifier.Readable {
    @Override
    public void positive(WordSets documents, double[] out) {
        int[] words = documents.words();
        for (int i = 0; i < documents.size(); i++) {
            double sum = intercept;
            for (int k = documents.start(i); k < documents.end(i); k++) {
                sum += weights[words[k]];
            }
            out[i] = 1 / (1 + Math.exp(-sum));
        }
    }

    @Override
    public int[] used(int[] document) {
        return Arrays.stream(document).filter(word -> weights[word] != 0).toArray();
    }

    /** How many words have a weight of at least so much. */
    int count(int[] document, double least) {
        return (int) Arrays.stream(document).filter(word -> Math.abs(weights[word]) >= least).count();
    }
}
