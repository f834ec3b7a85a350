package org.lime4j.text;

/** What one feature of a text is. */
public enum TextUnit {
    /**
     * All tokens with the same letters together, case sensitive; the reference's {@code bow = True}. The same word is the
     * same feature in every text.
     */
    DISTINCT_WORDS,
    /** Each token alone; the reference's {@code bow = False}. */
    OCCURRENCES,
    /**
     * Each run of n consecutive tokens alone, with the separators inside it. Runs follow each other from the start of the
     * text and do not overlap, so that each can be removed without the others; the last may be shorter.
     */
    N_GRAMS
}
