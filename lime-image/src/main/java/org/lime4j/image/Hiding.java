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
     * The segment's own mean, channel by channel; what the reference does when no colour is given. A colour counts as much as
     * its pixel is opaque, as under {@link Blurred}; alpha has a mean of its own.
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
     * One opaque colour, also in place of transparent pixels.
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

    /**
     * The image itself under a Gaussian blur, so that no edge is drawn that was not there. A colour counts as much as its
     * pixel is opaque; alpha is blurred too.
     *
     * @param sigma standard deviation in pixels, above 0 and at most 100
     */
    record Blurred(double sigma) implements Hiding {
        /**
         * Checks the range.
         *
         * @param sigma standard deviation in pixels, above 0 and at most 100
         */
        public Blurred {
            if (!(sigma > 0 && sigma <= GaussianBlur.LARGEST_SIGMA)) {
                throw new IllegalArgumentException("sigma is " + sigma + "; it must be above 0 and at most 100");
            }
        }
    }

    /**
     * The pixels of another image in the same places, with their transparency.
     *
     * @param image of the size of those that are explained
     */
    record Replaced(RgbImage image) implements Hiding {
        /**
         * Checks that nothing is missing.
         *
         * @param image of the size of those that are explained; copied
         */
        public Replaced {
            image = image.copy();
        }
    }
}
