package org.lime4j.image;

import java.util.function.IntUnaryOperator;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.abst.segmentation.ImageSuperpixels;
import org.lime4j.boofcv.struct.image.GrayS32;
import org.lime4j.boofcv.struct.image.GrayU8;
import org.lime4j.boofcv.struct.image.ImageBase;
import org.lime4j.boofcv.struct.image.ImageType;
import org.lime4j.boofcv.struct.image.Planar;

/** Runs one of BoofCV's superpixel algorithms over an image. */
final class BoofSuperpixels {
    static final ImageType<Planar<GrayU8>> RGB = ImageType.pl(3, GrayU8.class);
    static final ImageType<GrayU8> GREY = ImageType.single(GrayU8.class);

    /** BoofCV's SLIC seeds no cluster within two pixels of the edge. */
    private static final int BORDER = 2;

    private static final int SMALLEST_SIDE = 2 * BORDER + 1;

    private BoofSuperpixels() {}

    /** The number of pixels that can be the seed of a cluster, at least 1. */
    static int seeds(RgbImage image) {
        return (Math.max(SMALLEST_SIDE, image.width()) - 2 * BORDER)
                * (Math.max(SMALLEST_SIDE, image.height()) - 2 * BORDER);
    }

    static int checkMinSize(int minSize) {
        if (minSize < 1) {
            throw new IllegalArgumentException("minSize is " + minSize + "; it must be at least 1");
        }
        return minSize;
    }

    /** The size below which BoofCV may merge regions: it fails where one region is the whole image and too small. */
    static int mergeBelow(int minSize, RgbImage image) {
        Canvas canvas = Canvas.of(image);
        return Math.min(minSize, canvas.width() * canvas.height());
    }

    /**
     * Segments an image by its red, green and blue. One with a shorter side than BoofCV can work on is continued by its edge
     * pixels.
     *
     * @param algorithm a new one: it holds state
     */
    static IntPlane segment(RgbImage image, ImageSuperpixels<Planar<GrayU8>> algorithm) {
        Canvas canvas = Canvas.of(image);
        Planar<GrayU8> planes = new Planar<>(GrayU8.class, canvas.width(), canvas.height(), 3);
        for (int band = 0; band < 3; band++) {
            int shift = 16 - 8 * band;
            canvas.paint(planes.getBand(band), i -> image.argb(i) >> shift);
        }
        return canvas.labels(planes, algorithm);
    }

    /**
     * Segments a plane of levels, 0 to 255; as {@link #segment(RgbImage, ImageSuperpixels)}.
     *
     * @param image whose size the plane has
     * @param levels by row-major index; only the lowest 8 bits count
     */
    static IntPlane segment(RgbImage image, IntUnaryOperator levels, ImageSuperpixels<GrayU8> algorithm) {
        Canvas canvas = Canvas.of(image);
        GrayU8 plane = new GrayU8(canvas.width(), canvas.height());
        canvas.paint(plane, levels);
        return canvas.labels(plane, algorithm);
    }

    /** An image in the middle of one that is large enough for BoofCV. */
    private record Canvas(RgbImage image, int width, int height, int left, int top) {
        static Canvas of(RgbImage image) {
            int width = Math.max(SMALLEST_SIDE, image.width());
            int height = Math.max(SMALLEST_SIDE, image.height());
            return new Canvas(image, width, height, (width - image.width()) / 2, (height - image.height()) / 2);
        }

        void paint(GrayU8 plane, IntUnaryOperator levels) {
            for (int y = 0, i = 0; y < height; y++) {
                int row = Math.min(image.height() - 1, Math.max(0, y - top)) * image.width();
                for (int x = 0; x < width; x++, i++) {
                    plane.data[i] = (byte) levels.applyAsInt(row + Math.min(image.width() - 1, Math.max(0, x - left)));
                }
            }
        }

        <T extends ImageBase<T>> IntPlane labels(T planes, ImageSuperpixels<T> algorithm) {
            GrayS32 regions = new GrayS32(width, height);
            algorithm.segment(planes, regions);
            int[] labels = new int[image.size()];
            for (int y = 0; y < image.height(); y++) {
                System.arraycopy(regions.data, (y + top) * width + left, labels, y * image.width(), image.width());
            }
            return ConnectedRegions.label(image.width(), image.height(), labels);
        }
    }
}
