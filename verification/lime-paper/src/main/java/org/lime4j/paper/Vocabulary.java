package org.lime4j.paper;

import java.util.Collection;
import java.util.TreeSet;

/** The words of the training documents, numbered in the order of their characters. Immutable. */
final class Vocabulary {
    private final String[] words;
    /** Open addressing: number of a word + 1, 0 where nothing is. */
    private final int[] slots;

    private Vocabulary(String[] words) {
        this.words = words;
        this.slots = new int[4 * Integer.highestOneBit(Math.max(1, words.length))];
        for (int i = 0; i < words.length; i++) {
            int slot = slot(words[i], 0, words[i].length());
            slots[slot] = i + 1;
        }
    }

    /** The vocabulary of these texts. */
    static Vocabulary of(Collection<String> texts) {
        TreeSet<String> words = new TreeSet<>();
        for (String text : texts) {
            Words.find(text, (start, end) -> words.add(text.substring(start, end)));
        }
        return new Vocabulary(words.toArray(String[]::new));
    }

    int size() {
        return words.length;
    }

    String word(int index) {
        return words[index];
    }

    /** The number of a word, or -1. */
    int indexOf(String word) {
        return slots[slot(word, 0, word.length())] - 1;
    }

    /** Adds the set of the known words of a text as the next document. */
    void read(String text, WordSets into) {
        Words.find(text, (start, end) -> {
            int index = slots[slot(text, start, end)] - 1;
            if (index >= 0) {
                into.add(index);
            }
        });
        into.endDocument();
    }

    /** The known words of a text, ascending. */
    int[] read(String text) {
        WordSets one = new WordSets();
        read(text, one);
        return one.document(0);
    }

    /** A text of these words. */
    String text(int[] document) {
        StringBuilder text = new StringBuilder();
        for (int word : document) {
            text.append(text.isEmpty() ? "" : " ").append(words[word]);
        }
        return text.toString();
    }

    /** Where these characters stand or would stand. */
    private int slot(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 15) & slots.length - 1;
        while (slots[slot] != 0 && !equal(words[slots[slot] - 1], text, start, end)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static boolean equal(String word, String text, int start, int end) {
        return word.length() == end - start && text.startsWith(word, start);
    }
}
