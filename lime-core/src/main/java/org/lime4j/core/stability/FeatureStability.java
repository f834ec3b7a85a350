package org.lime4j.core.stability;

import java.util.Objects;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.FeatureKey;

/**
 * What several runs say of one feature.
 *
 * @param key which feature this is
 * @param label how it is displayed
 * @param reported in how many runs the surrogate reports it
 * @param inTopK in how many runs it is among the k of largest magnitude, and not 0
 * @param importance mean magnitude of its weight over all runs, 0 in those that do not report it
 * @param meanWeight over the runs that report it
 * @param standardDeviation of the weight between the runs that report it (divisor n - 1); empty if only one does
 * @param meanStandardError mean of the standard errors that those runs give for it; empty unless all give one. Where each
 *     run draws its own sample and the features are fixed, the two agree but for chance; a much larger standard deviation
 *     means that the choice of the other features changes this weight too
 * @param signAgreement share of the runs that report it whose weight has the sign of {@code meanWeight}, in [0, 1]
 * @param intervalOverlap share of the pairs of runs that report it whose 95 % intervals, weight ± 1.96 standard errors,
 *     overlap: its part of {@link OutputStability#coefficientsIndex()}; empty with fewer than two intervals
 */
public record FeatureStability(
        FeatureKey key,
        String label,
        int reported,
        int inTopK,
        double importance,
        double meanWeight,
        OptionalDouble standardDeviation,
        OptionalDouble meanStandardError,
        double signAgreement,
        OptionalDouble intervalOverlap) {
    /**
     * Checks that nothing is missing.
     *
     * @param key which feature this is
     * @param label how it is displayed
     * @param reported in how many runs the surrogate reports it
     * @param inTopK in how many runs it is among the k of largest magnitude
     * @param importance mean magnitude of its weight over all runs, 0 in those that do not report it
     * @param meanWeight over the runs that report it
     * @param standardDeviation of the weight between the runs that report it
     * @param meanStandardError mean of the standard errors that those runs give for it
     * @param signAgreement share of those runs whose weight has the sign of the mean
     * @param intervalOverlap share of the pairs of those runs whose 95 % intervals overlap
     */
    public FeatureStability {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(standardDeviation, "standardDeviation");
        Objects.requireNonNull(meanStandardError, "meanStandardError");
        Objects.requireNonNull(intervalOverlap, "intervalOverlap");
    }
}
