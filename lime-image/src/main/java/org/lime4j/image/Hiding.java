package org.lime4j.image;

/** What stands in place of a segment that a sample lacks. */
public sealed interface Hiding {
    /**
     * The segment's own mean, channel by channel, truncated to whole numbers; what the reference does when no colour is
     * given.
     */
    record SegmentMean() implements Hiding {}

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
