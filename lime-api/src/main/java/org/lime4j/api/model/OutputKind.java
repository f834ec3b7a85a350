package org.lime4j.api.model;

/** What the numbers of a model's answer mean; it decides how they are checked and shown. */
public enum OutputKind {
    /** Probabilities of classes that exclude each other: each in [0, 1], a row sums to one. */
    DISTRIBUTION,
    /** Probabilities that stand alone, one a label: each in [0, 1], no sum. */
    INDEPENDENT_PROBABILITY,
    /** Scores without a scale, such as margins or log-odds: any finite number. */
    SCORE,
    /** Predicted quantities in units of their own: any finite number. */
    REGRESSION;

    /** {@return true if a value is a probability} */
    public boolean isProbability() {
        return this == DISTRIBUTION || this == INDEPENDENT_PROBABILITY;
    }
}
