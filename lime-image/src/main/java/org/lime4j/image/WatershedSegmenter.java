package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.factory.segmentation.ConfigWatershed;
import org.lime4j.boofcv.factory.segmentation.FactoryImageSegmentation;
import org.lime4j.boofcv.struct.ConnectRule;
import org.lime4j.core.random.RandomStreams;

/**
 * The basins of the gradient, flooded from their lowest places until they meet at the edges of colour (Vincent, Soille,
 * IEEE TPAMI 13, 1991; BoofCV's implementation). The gradient is the steepest of red, green and blue under Sobel's
 * operator, blurred, because each dent is a basin. Draws nothing. Immutable and thread-safe.
 */
public final class WatershedSegmenter implements Segmenter {
    private final GaussianBlur blur;
    private final int minSize;

    /**
     * A segmenter.
     *
     * @param sigma standard deviation in pixels of the blur of the gradient, at least 0 and at most 100
     * @param minSize pixels below which a segment is merged into a neighbour, at least 1
     */
    public WatershedSegmenter(double sigma, int minSize) {
        this.blur = new GaussianBlur(sigma);
        this.minSize = BoofSuperpixels.checkMinSize(minSize);
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        double[] gradient = blur.apply(gradient(image), image.width(), image.height());
        return BoofSuperpixels.segment(
                image,
                i -> (int) Math.min(255, Math.round(gradient[i])),
                FactoryImageSegmentation.watershed(
                        new ConfigWatershed(ConnectRule.EIGHT, BoofSuperpixels.mergeBelow(minSize, image)), BoofSuperpixels.GREY));
    }

    /** In levels of colour per pixel; the edge pixels continue outside. */
    private static double[] gradient(RgbImage image) {
        int width = image.width();
        int height = image.height();
        double[] steepest = new double[image.size()];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int here = y * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(width - 1, x + 1);
                for (int shift = 0; shift <= 16; shift += 8) {
                    int aboveLeft = image.argb(above + left) >> shift & 0xFF;
                    int aboveRight = image.argb(above + right) >> shift & 0xFF;
                    int belowLeft = image.argb(below + left) >> shift & 0xFF;
                    int belowRight = image.argb(below + right) >> shift & 0xFF;
                    int across = aboveRight + belowRight - aboveLeft - belowLeft
                            + 2 * ((image.argb(here + right) >> shift & 0xFF) - (image.argb(here + left) >> shift & 0xFF));
                    int down = belowLeft + belowRight - aboveLeft - aboveRight
                            + 2 * ((image.argb(below + x) >> shift & 0xFF) - (image.argb(above + x) >> shift & 0xFF));
                    steepest[here + x] = Math.max(steepest[here + x], Math.sqrt(across * across + down * down) / 4);
                }
            }
        }
        return steepest;
    }

    @Override
    public boolean connected() {
        return true;
    }
}
