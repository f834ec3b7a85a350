package org.lime4j.core.space;

import java.util.Objects;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;

/**
 * One interpretable feature x′ⱼ of an instance.
 *
 * @param key which feature it is, across instances
 * @param label how it is displayed
 * @param kind what its z′ is
 * @param value x′ⱼ, the z′ of the instance itself
 * @param range largest minus smallest z′ in the background, for distances that scale by it; 1 for a binary feature
 * @param location where it lies in the instance
 */
public record InterpretableFeature(
        FeatureKey key, String label, FeatureKind kind, double value, double range, Location location) {
    /**
     * Checks that nothing is missing and the numbers are finite.
     *
     * @param key which feature it is, across instances
     * @param label how it is displayed
     * @param kind what its z′ is
     * @param value x′ⱼ, the z′ of the instance itself
     * @param range largest minus smallest z′ in the background; 1 for a binary feature
     * @param location where it lies in the instance
     */
    public InterpretableFeature {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(location, "location");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value of feature '" + label + "' is " + value + "; it must be finite");
        }
        if (!(range >= 0) || Double.isInfinite(range)) {
            throw new IllegalArgumentException("range of feature '" + label + "' is " + range + "; it must be finite, at least 0");
        }
    }

    /**
     * {@return a feature that is there in the instance (x′ⱼ = 1) and that samples may lack}
     *
     * @param key which feature it is, across instances
     * @param label how it is displayed
     * @param location where it lies in the instance
     */
    public static InterpretableFeature present(FeatureKey key, String label, Location location) {
        return new InterpretableFeature(key, label, FeatureKind.BINARY, 1, 1, location);
    }

    /**
     * {@return the same feature as a part of a named block}
     *
     * @param block the block's name
     */
    public InterpretableFeature in(String block) {
        return new InterpretableFeature(
                key.in(block), label, kind, value, range, new Location.InBlock(block, location));
    }
}
