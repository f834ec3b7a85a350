package org.lime4j.report.picture;

import java.util.Arrays;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;

/** Draws into pictures of explained images; all pictures are packed ARGB pixels. */
public final class SegmentPictures {
    /** The colour of boundaries when nothing else is said: yellow. */
    public static final int BOUNDARY = 0xFFFF00;

    private static final int OPAQUE = 0xFF000000;
    /** Full strength of what raises and of what lowers an output: blue and orange, which few people confuse. */
    private static final int RAISES = 0x0072B2;
    private static final int LOWERS = 0xD55E00;
    /** How much of the picture a full colour covers. */
    private static final double COVER = 0.8;

    private SegmentPictures() {}

    /**
     * {@return the picture with the boundaries of the segments} A pixel is drawn over if the one to its right or the one below
     * belongs to another segment.
     *
     * @param picture to draw on, not modified
     * @param segments the labels of its pixels, or a {@link SegmentMask#mask}
     * @param rgb colour of the boundaries, {@code 0xRRGGBB}
     */
    public static IntPlane withBoundaries(IntPlane picture, IntPlane segments, int rgb) {
        int width = picture.width();
        int height = picture.height();
        if (segments.width() != width || segments.height() != height) {
            throw new IllegalArgumentException("segments is " + segments + " but picture is " + picture);
        }
        int[] drawn = picture.toArray();
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                boolean right = x + 1 < width && segments.at(i + 1) != segments.at(i);
                boolean below = y + 1 < height && segments.at(i + width) != segments.at(i);
                if (right || below) {
                    drawn[i] = OPAQUE | rgb;
                }
            }
        }
        return new IntPlane(width, height, drawn);
    }

    /**
     * {@return the image in grey, segments that raise the output tinted blue and those that lower it orange} The strength of a
     * tint is the weight's share of the largest magnitude.
     *
     * @param image that was explained
     * @param output the explanation of one of its outputs
     */
    public static IntPlane heatMap(Subject.Image image, OutputExplanation output) {
        double[] weights = new double[image.picture().width() * image.picture().height()];
        for (FeatureContribution feature : output.contributions()) {
            if (feature.location() instanceof Location.Segment segment) {
                weights[segment.label()] = feature.weight();
            }
        }
        return heatMap(image, weights);
    }

    /**
     * {@return the image in grey, segments that raise the output tinted blue and those that lower it orange} The strength of a
     * tint is the weight's share of the largest magnitude.
     *
     * @param image that was explained, or a smaller one with labels of the same meaning
     * @param weights of the segments, by label; what is not finite counts as 0
     */
    public static IntPlane heatMap(Subject.Image image, double[] weights) {
        IntPlane picture = image.picture();
        double largest = Arrays.stream(weights).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        int[] drawn = new int[picture.width() * picture.height()];
        for (int i = 0; i < drawn.length; i++) {
            double weight = weights[image.segments().at(i)];
            double cover = largest == 0 || !Double.isFinite(weight) ? 0 : COVER * (Math.abs(weight) / largest);
            drawn[i] = mix(grey(picture.at(i)), weight < 0 ? LOWERS : RAISES, cover);
        }
        return new IntPlane(picture.width(), picture.height(), drawn);
    }

    /** The luma of Rec. 601, with the pixel's own transparency. */
    private static int grey(int argb) {
        int luma = (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF) + 500) / 1000;
        return argb & OPAQUE | luma * 0x010101;
    }

    private static int mix(int argb, int rgb, double share) {
        int mixed = argb & OPAQUE;
        for (int shift = 0; shift <= 16; shift += 8) {
            double level = (1 - share) * (argb >> shift & 0xFF) + share * (rgb >> shift & 0xFF);
            mixed |= (int) Math.round(level) << shift;
        }
        return mixed;
    }
}
