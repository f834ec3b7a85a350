package org.lime4j.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Arrays;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

/**
 * Segments that somebody else has drawn: a plane of labels of the size of the image. Any numbers will do; segments are
 * numbered in their order. Draws nothing. Immutable and thread-safe.
 */
public final class LabelMapSegmenter implements Segmenter {
    private final IntPlane labels;

    /**
     * A segmenter that gives these labels.
     *
     * @param labels of the pixels, any numbers; pixels of one number are one segment
     */
    public LabelMapSegmenter(IntPlane labels) {
        int[] values = labels.toArray();
        int[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.binarySearch(distinct, values[i]);
        }
        this.labels = new IntPlane(labels.width(), labels.height(), values);
    }

    /**
     * {@return the labels that a picture stands for} Of one channel they are its numbers as they are stored, a palette's
     * indices among them; of several, each colour is a label.
     *
     * @param picture not modified
     */
    public static LabelMapSegmenter of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Raster raster = picture.getRaster();
        return new LabelMapSegmenter(new IntPlane(width, height, raster.getNumBands() == 1
                ? raster.getSamples(raster.getMinX(), raster.getMinY(), width, height, 0, (int[]) null)
                : picture.getRGB(0, 0, width, height, null, 0, width)));
    }

    /**
     * Gives the labels.
     *
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if the image is of another size
     */
    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        if (labels.width() != image.width() || labels.height() != image.height()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the image is " + image.width() + " × " + image.height()
                    + ", but its label map is " + labels.width() + " × " + labels.height()
                    + ": give labels for each pixel of this image");
        }
        return labels;
    }
}
