package org.lime4j.core.pick;

import java.util.Objects;
import org.lime4j.api.explanation.FeatureKey;

/**
 * What all explanations together say of one feature.
 *
 * @param key which feature this is
 * @param label how it is displayed: as the explanations label it, or the key in words where they differ
 * @param importance {@code I_j = sqrt(Σ_i |W_ij|)} over all explanations
 * @param explanations in how many of them it has a weight other than 0
 */
public record GlobalFeature(FeatureKey key, String label, double importance, long explanations) {
    /**
     * Checks that nothing is missing.
     *
     * @param key which feature this is
     * @param label how it is displayed
     * @param importance {@code I_j} over all explanations
     * @param explanations in how many of them it has a weight other than 0
     */
    public GlobalFeature {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
    }
}
