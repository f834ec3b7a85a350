package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.abst.segmentation.ImageSuperpixels;
import org.lime4j.boofcv.struct.image.GrayS32;
import org.lime4j.boofcv.struct.image.GrayU8;
import org.lime4j.boofcv.struct.image.ImageType;
import org.lime4j.boofcv.struct.image.Planar;

/** Runs one of BoofCV's superpixel algorithms over the red, green and blue of an image. */
final class BoofSuperpixels {
    static final ImageType<Planar<GrayU8>> TYPE = ImageType.pl(3, GrayU8.class);

    /** BoofCV's SLIC seeds no cluster within two pixels of the edge. */
    private static final int BORDER = 2;

    private static final int SMALLEST_SIDE = 2 * BORDER + 1;

    private BoofSuperpixels() {}

    /** The number of pixels that can be the seed of a cluster, at least 1. */
    static int seeds(RgbImage image) {
        return (Math.max(SMALLEST_SIDE, image.width()) - 2 * BORDER)
                * (Math.max(SMALLEST_SIDE, image.height()) - 2 * BORDER);
    }

    /**
     * Segments an image. One with a shorter side than BoofCV can work on is continued by its edge pixels.
     *
     * @param algorithm a new one: it holds state
     */
    static IntPlane segment(RgbImage image, ImageSuperpixels<Planar<GrayU8>> algorithm) {
        int width = Math.max(SMALLEST_SIDE, image.width());
        int height = Math.max(SMALLEST_SIDE, image.height());
        int left = (width - image.width()) / 2;
        int top = (height - image.height()) / 2;
        Planar<GrayU8> planes = new Planar<>(GrayU8.class, width, height, 3);
        byte[] red = planes.getBand(0).data;
        byte[] green = planes.getBand(1).data;
        byte[] blue = planes.getBand(2).data;
        for (int y = 0, i = 0; y < height; y++) {
            int sourceY = Math.min(image.height() - 1, Math.max(0, y - top));
            for (int x = 0; x < width; x++, i++) {
                int argb = image.argb(Math.min(image.width() - 1, Math.max(0, x - left)), sourceY);
                red[i] = (byte) (argb >> 16);
                green[i] = (byte) (argb >> 8);
                blue[i] = (byte) argb;
            }
        }
        GrayS32 regions = new GrayS32(width, height);
        algorithm.segment(planes, regions);
        int[] labels = new int[image.size()];
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(regions.data, (y + top) * width + left, labels, y * image.width(), image.width());
        }
        return ConnectedRegions.label(image.width(), image.height(), labels);
    }
}
