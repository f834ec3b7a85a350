package org.lime4j.core.pick;

import java.util.random.RandomGenerator;

/**
 * Picks uniformly at random, each order equally likely. Draws one number a pick. Immutable and thread-safe.
 */
public final class RandomPicker implements Picker {
    /** A picker; it has no options. */
    public RandomPicker() {}

    @Override
    public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
        if (budget < 1) {
            throw new IllegalArgumentException("budget is " + budget + "; pick at least 1 instance");
        }
        int n = importance.rows();
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        int[] picks = new int[Math.min(budget, n)];
        for (int i = 0; i < picks.length; i++) {
            int j = i + random.nextInt(n - i);
            picks[i] = rows[j];
            rows[j] = rows[i];
        }
        return picks;
    }
}
