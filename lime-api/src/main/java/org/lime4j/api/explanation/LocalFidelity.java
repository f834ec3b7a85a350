package org.lime4j.api.explanation;

/**
 * How well the surrogate follows the model near the instance, and on how much evidence.
 *
 * @param weightedR2 {@code 1 - Σ π (f - g)² / Σ π (f - f̄)²} over the samples; 1 if both sums are 0, and 0 if only the
 *     lower one is; at most 1, and below 0 for a surrogate worse than a constant
 * @param samples samples drawn, the instance itself among them
 * @param distinctSamples samples that the model was asked about after equal ones were merged
 * @param effectiveSampleSize {@code (Σ π)² / Σ π²} over all samples: how many equally weighted ones they are worth
 */
public record LocalFidelity(double weightedR2, int samples, int distinctSamples, double effectiveSampleSize) {}
