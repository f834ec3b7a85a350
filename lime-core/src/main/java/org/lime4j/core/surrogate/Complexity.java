package org.lime4j.core.surrogate;

/**
 * Ω, how much a surrogate may say.
 *
 * @param features the most features it may use, at least 1
 */
public record Complexity(int features) {
    /**
     * Checks the number.
     *
     * @param features the most features it may use, at least 1
     */
    public Complexity {
        if (features < 1) {
            throw new IllegalArgumentException("features is " + features + "; a surrogate uses at least 1");
        }
    }
}
