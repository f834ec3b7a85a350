package org.lime4j.api.explanation;

import java.util.Objects;

/**
 * What makes a feature of one instance the same as a feature of another; never the text that is displayed.
 *
 * <p>SP-LIME builds its columns from keys. A key is comparable, so that columns have one order everywhere.
 *
 * @param block the block of a composite instance, or "" for an instance of one modality
 * @param name the column, word or segment
 * @param condition what the feature says about it ({@code bin 2}, {@code = red}), or "" for its mere presence
 * @param acrossInstances false if the same key in another instance means another thing, as with image segments
 */
public record FeatureKey(String block, String name, String condition, boolean acrossInstances)
        implements Comparable<FeatureKey> {
    /**
     * Checks that nothing is missing.
     *
     * @param block the block of a composite instance, or "" for an instance of one modality
     * @param name the column, word or segment
     * @param condition what the feature says about it, or "" for its mere presence
     * @param acrossInstances false if the same key in another instance means another thing
     */
    public FeatureKey {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
    }

    /**
     * {@return the key of the presence of something that means the same in every instance}
     *
     * @param name the word, say
     */
    public static FeatureKey of(String name) {
        return new FeatureKey("", name, "", true);
    }

    /**
     * {@return the key of a condition on something that means the same in every instance}
     *
     * @param name the column
     * @param condition what is said about it: {@code bin 2}, {@code = red}
     */
    public static FeatureKey of(String name, String condition) {
        return new FeatureKey("", name, condition, true);
    }

    /**
     * {@return the key of something that only this instance has}
     *
     * @param name what tells it from the others of its instance: {@code segment 12}
     */
    public static FeatureKey ofInstance(String name) {
        return new FeatureKey("", name, "", false);
    }

    /**
     * {@return the same feature as a part of the given block}
     *
     * @param outerBlock the block's name; put before the block that the key already has
     */
    public FeatureKey in(String outerBlock) {
        return new FeatureKey(block.isEmpty() ? outerBlock : outerBlock + "/" + block, name, condition, acrossInstances);
    }

    @Override
    public int compareTo(FeatureKey other) {
        int order = block.compareTo(other.block);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        if (order == 0) {
            order = condition.compareTo(other.condition);
        }
        return order != 0 ? order : Boolean.compare(acrossInstances, other.acrossInstances);
    }

    /** {@code block/name condition}, for messages. */
    @Override
    public String toString() {
        String text = block.isEmpty() ? name : block + "/" + name;
        return condition.isEmpty() ? text : text + " " + condition;
    }
}
