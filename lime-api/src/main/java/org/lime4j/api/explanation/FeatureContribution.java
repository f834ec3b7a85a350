package org.lime4j.api.explanation;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What one feature adds to one output, in units of that output.
 *
 * @param key which feature this is, across instances
 * @param label how it is displayed
 * @param value the instance's own z′ of this feature: 1 for something present, a standardised number for a numeric one
 * @param weight of a linear surrogate, the coefficient; of a tree, the sum of the steps along the path
 * @param standardError of the weight over the random draw of the samples, where the surrogate knows it; it covers
 *     neither the choice of the features nor the bias of a penalty
 * @param location where the feature lies in the instance
 */
public record FeatureContribution(
        FeatureKey key, String label, double value, double weight, OptionalDouble standardError, Location location) {
    /**
     * Checks that nothing is missing.
     *
     * @param key which feature this is, across instances
     * @param label how it is displayed
     * @param value the instance's own z′ of this feature
     * @param weight of a linear surrogate, the coefficient; of a tree, the sum of the steps along the path
     * @param standardError of the weight over the random draw of the samples, where the surrogate knows it
     * @param location where the feature lies in the instance
     */
    public FeatureContribution {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(standardError, "standardError");
        Objects.requireNonNull(location, "location");
    }
}
