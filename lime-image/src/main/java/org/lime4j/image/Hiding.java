package org.lime4j.image;

import java.util.Objects;

/** What stands in place of a segment that a sample lacks. */
public sealed interface Hiding {
    /** How a mean becomes a whole number. */
    enum Means {
        /** The nearest one; halves go up. */
        ROUNDED,
        /** The next one below, as in the reference. */
        TRUNCATED
    }

    /**
     * The segment's own mean, channel by channel; what the reference does when no colour is given.
     *
     * @param means how they become whole numbers
     */
    record SegmentMean(Means means) implements Hiding {
        /**
         * Checks that nothing is missing.
         *
         * @param means how they become whole numbers
         */
        public SegmentMean {
            Objects.requireNonNull(means, "means");
        }
    }

    /**
     * One opaque colour.
     *
     * @param rgb {@code 0xRRGGBB}
     */
    record SolidColor(int rgb) implements Hiding {
        /**
         * Checks that there is no alpha.
         *
         * @param rgb {@code 0xRRGGBB}
         */
        public SolidColor {
            if (rgb >>> 24 != 0) {
                throw new IllegalArgumentException("rgb is 0x" + Integer.toHexString(rgb) + "; it is at most 0xffffff");
            }
        }
    }
}
