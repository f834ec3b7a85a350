package org.lime4j.image;

import java.util.Arrays;

/**
 * The weights that LIME converges to for a model {@code Σ c · prod_{j ∈ J} z_j} over d features, without a penalty
 * (Mardaoui and Garreau, AISTATS 2021, for texts; Garreau and Mardaoui, ICML 2021, for images).
 */
final class ConjunctionOracle {
    private final int d;
    private final double[] alpha;
    private final double intercept;
    private final double[] weights;

    /**
     * @param alpha {@code E[π · z_1 ⋯ z_p]} for p = 0 .. d
     * @param d features
     * @param factors c of each conjunction
     * @param sets J of each conjunction
     */
    ConjunctionOracle(double[] alpha, int d, double[] factors, int[][] sets) {
        this.d = d;
        this.alpha = Arrays.copyOf(alpha, d + 2);
        this.weights = new double[d];
        double constant = 0;
        for (int k = 0; k < factors.length; k++) {
            constant += add(factors[k], sets[k]);
        }
        this.intercept = constant;
    }

    double intercept() {
        return intercept;
    }

    double weight(int feature) {
        return weights[feature];
    }

    private double add(double factor, int[] set) {
        double a0 = alpha[0];
        double a1 = alpha[1];
        double a2 = alpha[2];
        double c = (d - 1) * a0 * a2 - d * a1 * a1 + a0 * a1;
        double s0 = (d - 1) * a2 + a1;
        double s1 = -a1;
        double s2 = ((d - 2) * a0 * a2 - (d - 1) * a1 * a1 + a0 * a1) / (a1 - a2);
        double s3 = (a1 * a1 - a0 * a2) / (a1 - a2);
        int p = set.length;
        double ap = alpha[p];
        double next = alpha[p + 1];
        double inside = ((s1 + s2 + (p - 1) * s3) * ap + (d - p) * s3 * next) / c;
        double outside = (s1 * ap + s2 * next + p * s3 * ap + (d - p - 1) * s3 * next) / c;
        for (int j = 0; j < d; j++) {
            int feature = j;
            weights[j] += factor * (Arrays.stream(set).anyMatch(member -> member == feature) ? inside : outside);
        }
        return factor * (s0 * ap + p * s1 * ap + (d - p) * s1 * next) / c;
    }

    /** The kernel {@code sqrt(exp(-D²/nu²))} at the cosine distance of a sample that lacks the share t. */
    static double kernel(double t, double nu) {
        double distance = 1 - Math.sqrt(1 - t);
        return Math.exp(-distance * distance / (2 * nu * nu));
    }

    /** {@code E[π · z_1 ⋯ z_p]} when each feature is kept with probability one half. */
    static double[] bernoulli(int d, double nu) {
        double[] alpha = new double[d + 1];
        for (int p = 0; p <= d; p++) {
            double ways = 1;
            for (int s = 0; s <= d - p; s++) {
                alpha[p] += ways * kernel((double) s / d, nu);
                ways *= (double) (d - p - s) / (s + 1);
            }
            alpha[p] *= Math.pow(0.5, d);
        }
        return alpha;
    }

    /**
     * The same expectations over a sample of n rows of which one is the instance itself, with everything shown and the
     * weight 1: the closed form holds for any law that treats all features alike.
     */
    static double[] withInstance(double[] alpha, int samples) {
        return Arrays.stream(alpha).map(expectation -> expectation + (1 - expectation) / samples).toArray();
    }
}
