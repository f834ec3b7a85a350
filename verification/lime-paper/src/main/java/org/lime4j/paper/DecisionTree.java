package org.lime4j.paper;

import java.util.Arrays;

/**
 * A tree that asks whether words are there.
 *
 * @param word asked for at a node; -1 at a leaf
 * @param absent the next node where it is absent
 * @param present the next node where it is present
 * @param positive P(1) at a node
 */
record DecisionTree(int[] word, int[] absent, int[] present, double[] positive) implements Classifier.Readable {
    @Override
    public void positive(WordSets documents, double[] out) {
        int[] words = documents.words();
        for (int i = 0; i < documents.size(); i++) {
            int node = 0;
            while (word[node] >= 0) {
                boolean found =
                        Arrays.binarySearch(words, documents.start(i), documents.end(i), word[node]) >= 0;
                node = found ? present[node] : absent[node];
            }
            out[i] = positive[node];
        }
    }

    /** The words of a document that are asked for on its way to a leaf. */
    @Override
    public int[] used(int[] document) {
        int[] used = new int[word.length];
        int count = 0;
        for (int node = 0; word[node] >= 0; ) {
            if (Arrays.binarySearch(document, word[node]) >= 0) {
                used[count++] = word[node];
                node = present[node];
            } else {
                node = absent[node];
            }
        }
        return Arrays.stream(used, 0, count).sorted().toArray();
    }

    int depth() {
        return depth(0);
    }

    private int depth(int node) {
        return word[node] < 0 ? 0 : 1 + Math.max(depth(absent[node]), depth(present[node]));
    }
}
