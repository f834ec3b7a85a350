package org.lime4j.paper;

import java.util.Arrays;

/**
 * Removes, one after the other, the word whose absence lowers P(label) most (Martens and Provost 2014); of equally good ones
 * the first.
 */
final class Greedy {
    private Greedy() {}

    /** Up to so many words; it stops where every removal would raise P(label). */
    static int[] words(Classifier classifier, int[] document, int label, int count) {
        return words(classifier, document, label, count, false);
    }

    /** The same, but no further than to the word that takes P(label) below one half. */
    static int[] wordsThatFlip(Classifier classifier, int[] document, int label, int count) {
        return words(classifier, document, label, count, true);
    }

    private static int[] words(Classifier classifier, int[] document, int label, int count, boolean untilFlipped) {
        int[] left = document;
        double current = of(label, classifier.positive(WordSets.of(document))[0]);
        int[] removed = new int[Math.min(count, document.length)];
        int size = 0;
        while (size < removed.length && !(untilFlipped && size > 0 && current < 0.5)) {
            double[] without = classifier.positive(WordSets.withoutEach(left));
            int best = 0;
            for (int k = 1; k < without.length; k++) {
                if (of(label, without[k]) < of(label, without[best])) {
                    best = k;
                }
            }
            if (of(label, without[best]) > current) {
                break;
            }
            current = of(label, without[best]);
            removed[size++] = left[best];
            int[] fewer = new int[left.length - 1];
            System.arraycopy(left, 0, fewer, 0, best);
            System.arraycopy(left, best + 1, fewer, best, fewer.length - best);
            left = fewer;
        }
        return Arrays.copyOf(removed, size);
    }

    private static double of(int label, double positive) {
        return label == 1 ? positive : 1 - positive;
    }
}
