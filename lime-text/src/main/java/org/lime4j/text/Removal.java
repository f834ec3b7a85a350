package org.lime4j.text;

/** What becomes of a token that a sample lacks. */
public enum Removal {
    /** It is left out; the separators around it stay. */
    REMOVE,
    /** A mask stands in its place. */
    MASK
}
