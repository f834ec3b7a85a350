package org.lime4j.image;

import java.util.Arrays;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.IntPlane;

/**
 * A checked label map with the pixels of each segment: those of segment s are {@code pixels[starts[s] .. starts[s + 1])},
 * ascending.
 *
 * @param labels the segment of each pixel
 * @param starts count + 1 positions in {@code pixels}
 * @param pixels row-major indices, segment by segment
 */
record Segments(IntPlane labels, int[] starts, int[] pixels) {
    /**
     * Checks and indexes a label map.
     *
     * @throws LimeException {@link ErrorId#CONTRACT_BROKEN} if it does not fit the image or labels are not contiguous
     *     from 0
     */
    static Segments of(IntPlane labels, RgbImage image, String segmenter) {
        if (labels.width() != image.width() || labels.height() != image.height()) {
            throw broken(segmenter, "a plane of " + labels.width() + " × " + labels.height() + " for an image of "
                    + image.width() + " × " + image.height());
        }
        int size = image.size();
        int[] counts = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int label = labels.at(i);
            if (label < 0 || label >= size) {
                throw broken(segmenter, "label " + label + " at x = " + i % image.width() + ", y = " + i / image.width()
                        + "; labels are contiguous from 0");
            }
            counts[label]++;
            count = Math.max(count, label + 1);
        }
        int[] starts = new int[count + 1];
        for (int s = 0; s < count; s++) {
            if (counts[s] == 0) {
                throw broken(segmenter, "labels up to " + (count - 1) + " but none is " + s
                        + "; labels are contiguous from 0");
            }
            starts[s + 1] = starts[s] + counts[s];
            counts[s] = starts[s];
        }
        int[] pixels = new int[size];
        for (int i = 0; i < size; i++) {
            pixels[counts[labels.at(i)]++] = i;
        }
        return new Segments(labels, starts, pixels);
    }

    private static LimeException broken(String segmenter, String what) {
        return new LimeException(ErrorId.CONTRACT_BROKEN, segmenter + " gave " + what);
    }

    int count() {
        return starts.length - 1;
    }

    /**
     * The whole picture as it looks with every segment hidden.
     *
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if it is to be hidden by an image of another size
     */
    int[] hidden(RgbImage image, Hiding hiding) {
        if (hiding instanceof Hiding.SegmentMean mean) {
            return means(image.toArray(), mean.means() == Hiding.Means.ROUNDED);
        }
        if (hiding instanceof Hiding.Blurred blurred) {
            return new GaussianBlur(blurred.sigma()).apply(image);
        }
        if (hiding instanceof Hiding.Replaced replaced) {
            RgbImage other = replaced.image();
            if (other.width() != image.width() || other.height() != image.height()) {
                throw new LimeException(ErrorId.BAD_INSTANCE, "the image is " + image.width() + " × " + image.height()
                        + ", but the one that its segments are to be hidden by is " + other.width() + " × "
                        + other.height() + ": scale one of them to the size of the other");
            }
            return other.toArray();
        }
        int[] hidden = new int[image.size()];
        Arrays.fill(hidden, 0xFF000000 | ((Hiding.SolidColor) hiding).rgb());
        return hidden;
    }

    private int[] means(int[] original, boolean rounded) {
        int[] hidden = new int[original.length];
        for (int s = 0; s < count(); s++) {
            int color = mean(original, s, rounded);
            for (int k = starts[s]; k < starts[s + 1]; k++) {
                hidden[pixels[k]] = color;
            }
        }
        return hidden;
    }

    /** A colour counts as much as its pixel is opaque, and all alike where none can be seen. */
    private int mean(int[] original, int segment, boolean rounded) {
        int n = starts[segment + 1] - starts[segment];
        long alpha = 0;
        for (int k = starts[segment]; k < starts[segment + 1]; k++) {
            alpha += original[pixels[k]] >>> 24;
        }
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int k = starts[segment]; k < starts[segment + 1]; k++) {
            int argb = original[pixels[k]];
            int weight = alpha == 0 ? 1 : argb >>> 24;
            red += weight * (argb >> 16 & 0xFF);
            green += weight * (argb >> 8 & 0xFF);
            blue += weight * (argb & 0xFF);
        }
        long weights = alpha == 0 ? n : alpha;
        long half = rounded ? weights / 2 : 0;
        return (int) ((alpha + (rounded ? n / 2 : 0)) / n) << 24
                | (int) ((red + half) / weights) << 16
                | (int) ((green + half) / weights) << 8
                | (int) ((blue + half) / weights);
    }
}
