package org.lime4j.paper;

import java.util.Arrays;

/** Documents as sets of numbered words, one after the other in one array, each ascending. Not thread-safe. */
final class WordSets {
    private int[] words = new int[1024];
    private int[] starts = new int[64];
    private int used;
    private int size;

    /** These documents, each ascending. */
    static WordSets of(int[]... documents) {
        WordSets sets = new WordSets();
        for (int[] document : documents) {
            for (int word : document) {
                sets.add(word);
            }
            sets.endDocument();
        }
        return sets;
    }

    /** Each document of one word less, in the order of the words. */
    static WordSets withoutEach(int[] document) {
        WordSets sets = new WordSets();
        for (int left : document) {
            for (int word : document) {
                if (word != left) {
                    sets.add(word);
                }
            }
            sets.endDocument();
        }
        return sets;
    }

    /** Adds a word to the document that is being written. */
    void add(int word) {
        if (used == words.length) {
            words = Arrays.copyOf(words, 2 * used);
        }
        words[used++] = word;
    }

    /** Ends the document that is being written; repeated words count once. */
    void endDocument() {
        int from = starts[size];
        boolean ascending = true;
        for (int i = from + 1; i < used && ascending; i++) {
            ascending = words[i - 1] < words[i];
        }
        if (!ascending) {
            int[] sorted = Arrays.stream(words, from, used).sorted().distinct().toArray();
            System.arraycopy(sorted, 0, words, from, sorted.length);
            used = from + sorted.length;
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[++size] = used;
    }

    /** How many documents there are. */
    int size() {
        return size;
    }

    /** Where a document begins in {@link #words()}. */
    int start(int document) {
        return starts[document];
    }

    /** One past its end. */
    int end(int document) {
        return starts[document + 1];
    }

    int length(int document) {
        return starts[document + 1] - starts[document];
    }

    /** The words of all documents; not to be modified. */
    int[] words() {
        return words;
    }

    /** A copy of one document. */
    int[] document(int index) {
        return Arrays.copyOfRange(words, starts[index], starts[index + 1]);
    }
}
