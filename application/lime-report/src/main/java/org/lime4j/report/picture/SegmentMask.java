package org.lime4j.report.picture;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;

/**
 * The segments that matter most to one output of an explained image, as a mask and as a picture.
 *
 * <p>Source: {@code ImageExplanation.get_image_and_mask} in the reference's {@code lime_image.py}.
 *
 * @param mask 1 for the pixels of a chosen segment, −1 where {@link Sign#BOTH} were asked for and the weight is negative, 0
 *     elsewhere; of the size of the image
 * @param picture packed ARGB pixels, see {@link Selection}
 */
public record SegmentMask(IntPlane mask, IntPlane picture) {
    private static final int OPAQUE = 0xFF000000;

    /** Whose weights count. */
    public enum Sign {
        /** Segments that raise the output. */
        POSITIVE,
        /** Segments that lower it. */
        NEGATIVE,
        /** All; in the picture, green is turned fully on in those that raise the output and red in those that lower it. */
        BOTH
    }

    /**
     * Which segments are chosen, and what becomes of the rest.
     *
     * @param sign whose weights count
     * @param features most segments, at least 1; of those with the sign the ones of largest magnitude, except that under
     *     {@link Sign#BOTH} the smallest weight is looked at afterwards
     * @param minWeight smallest magnitude of a weight, at least 0; with one sign it must be exceeded
     * @param restHidden whether the other segments are black in the picture, or stay as they are
     */
    public record Selection(Sign sign, int features, double minWeight, boolean restHidden) {
        /**
         * Checks the ranges.
         *
         * @param sign whose weights count
         * @param features most segments, at least 1
         * @param minWeight smallest magnitude of a weight, at least 0
         * @param restHidden whether the other segments are black in the picture
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Selection {
            Objects.requireNonNull(sign, "sign");
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
            if (!(minWeight >= 0)) {
                throw new IllegalArgumentException("minWeight is " + minWeight + "; it must be at least 0");
            }
        }

        /** {@return the reference's: five segments that raise the output, of any weight; the rest stays as it is} */
        public static Selection standard() {
            return new Selection(Sign.POSITIVE, 5, 0, false);
        }

        private List<FeatureContribution> of(List<FeatureContribution> contributions) {
            Stream<FeatureContribution> segments =
                    contributions.stream().filter(feature -> feature.location() instanceof Location.Segment);
            return (switch (sign) {
                case POSITIVE -> segments.filter(f -> f.weight() > 0 && f.weight() > minWeight).limit(features);
                case NEGATIVE -> segments.filter(f -> f.weight() < 0 && -f.weight() > minWeight).limit(features);
                case BOTH -> segments.limit(features).filter(f -> Math.abs(f.weight()) >= minWeight);
            }).toList();
        }
    }

    /**
     * {@return the chosen segments of an image}
     *
     * @param image that was explained
     * @param output the explanation of one of its outputs
     * @param selection which segments are chosen
     */
    public static SegmentMask of(Subject.Image image, OutputExplanation output, Selection selection) {
        IntPlane original = image.picture();
        int width = original.width();
        int size = width * original.height();
        int[] signOf = new int[size];
        for (FeatureContribution feature : selection.of(output.contributions())) {
            int sign = selection.sign() == Sign.BOTH && feature.weight() < 0 ? -1 : 1;
            signOf[((Location.Segment) feature.location()).label()] = sign;
        }
        int brightest = selection.sign() == Sign.BOTH ? brightest(original, size) : 0;
        int[] mask = new int[size];
        int[] picture = new int[size];
        for (int i = 0; i < size; i++) {
            mask[i] = signOf[image.segments().at(i)];
            int argb = original.at(i);
            if (mask[i] == 0) {
                picture[i] = selection.restHidden() ? OPAQUE : argb;
            } else if (selection.sign() == Sign.BOTH) {
                int shift = mask[i] < 0 ? 16 : 8;
                picture[i] = argb & ~(0xFF << shift) | brightest << shift;
            } else {
                picture[i] = argb;
            }
        }
        return new SegmentMask(new IntPlane(width, original.height(), mask), new IntPlane(width, original.height(), picture));
    }

    /** The highest level of red, green or blue. */
    private static int brightest(IntPlane picture, int size) {
        int brightest = 0;
        for (int i = 0; i < size; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                brightest = Math.max(brightest, picture.at(i) >> shift & 0xFF);
            }
        }
        return brightest;
    }
}
