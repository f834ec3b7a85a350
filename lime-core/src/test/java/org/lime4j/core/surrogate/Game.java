package org.lime4j.core.surrogate;

import java.util.random.RandomGenerator;

/**
 * A model of what is present: an answer for each coalition, whose bits are the players.
 *
 * @param players at most 20
 * @param answers 2^players of them
 */
public record Game(int players, double[] answers) {
    public static Game random(RandomGenerator random, int players) {
        double[] answers = new double[1 << players];
        for (int s = 0; s < answers.length; s++) {
            answers[s] = 2 * random.nextDouble() - 1;
        }
        return new Game(players, answers);
    }

    public static Game additive(double[] parts, double constant) {
        double[] answers = new double[1 << parts.length];
        for (int s = 0; s < answers.length; s++) {
            answers[s] = constant;
            for (int j = 0; j < parts.length; j++) {
                answers[s] += (s >> j & 1) * parts[j];
            }
        }
        return new Game(parts.length, answers);
    }

    /** The answer where nobody plays. */
    public double none() {
        return answers[0];
    }

    /** The answer where all play. */
    public double all() {
        return answers[answers.length - 1];
    }

    /** The definition: marginal contributions over all coalitions without the player. */
    public double[] shapley() {
        double[] share = new double[players];
        for (int s = 0; s < players; s++) {
            share[s] = 1.0 / players;
            for (int k = 1; k <= s; k++) {
                share[s] *= (double) k / (players - k);
            }
        }
        double[] values = new double[players];
        for (int s = 0; s < answers.length; s++) {
            for (int j = 0; j < players; j++) {
                if ((s >> j & 1) == 0) {
                    values[j] += share[Integer.bitCount(s)] * (answers[s | 1 << j] - answers[s]);
                }
            }
        }
        return values;
    }

    /** Of each player, the mean answer where it plays less that where it does not, all playing with the same chance. */
    public double[] differences(double chance) {
        double[] values = new double[players];
        for (int s = 0; s < answers.length; s++) {
            double probability = probability(s, chance);
            for (int j = 0; j < players; j++) {
                values[j] += answers[s] * probability * ((s >> j & 1) == 1 ? 1 / chance : -1 / (1 - chance));
            }
        }
        return values;
    }

    /** How likely a coalition is where all play with the same chance. */
    public double probability(int coalition, double chance) {
        int present = Integer.bitCount(coalition);
        return Math.pow(chance, present) * Math.pow(1 - chance, players - present);
    }
}
