package org.lime4j.paper;

import java.util.Arrays;

/**
 * How many words documents have in common with each of a fixed set of documents. The perturbed documents of one explanation
 * have few different words in all, so that over these all documents are a few machine words of bits.
 */
final class Overlaps {
    private final int[][] fixed;
    private final int vocabulary;

    Overlaps(int[][] fixed, int vocabulary) {
        this.fixed = fixed;
        this.vocabulary = vocabulary;
    }

    /** Hears of one document. */
    interface Sink {
        /**
         * @param document its index
         * @param overlaps words in common with each fixed document; valid until the next call
         */
        void accept(int document, int[] overlaps);
    }

    /** Tells of each document, in order. */
    void of(WordSets documents, Sink sink) {
        int[] place = new int[vocabulary];
        int distinct = 0;
        int[] words = documents.words();
        int used = documents.size() == 0 ? 0 : documents.end(documents.size() - 1);
        for (int k = 0; k < used; k++) {
            if (place[words[k]] == 0) {
                place[words[k]] = ++distinct;
            }
        }
        int width = Math.max(1, distinct + 63 >>> 6);
        long[] bits = new long[fixed.length * width];
        for (int r = 0; r < fixed.length; r++) {
            for (int word : fixed[r]) {
                int at = place[word] - 1;
                if (at >= 0) {
                    bits[r * width + (at >>> 6)] |= 1L << at;
                }
            }
        }
        long[] row = new long[width];
        int[] overlaps = new int[fixed.length];
        for (int i = 0; i < documents.size(); i++) {
            Arrays.fill(row, 0);
            for (int k = documents.start(i); k < documents.end(i); k++) {
                int at = place[words[k]] - 1;
                row[at >>> 6] |= 1L << at;
            }
            count(bits, row, overlaps);
            sink.accept(i, overlaps);
        }
    }

    private static void count(long[] bits, long[] row, int[] overlaps) {
        int width = row.length;
        for (int r = 0, at = 0; r < overlaps.length; r++, at += width) {
            int sum = 0;
            for (int k = 0; k < width; k++) {
                sum += Long.bitCount(bits[at + k] & row[k]);
            }
            overlaps[r] = sum;
        }
    }
}
