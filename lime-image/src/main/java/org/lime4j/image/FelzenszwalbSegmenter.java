package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.factory.segmentation.ConfigFh04;
import org.lime4j.boofcv.factory.segmentation.FactoryImageSegmentation;
import org.lime4j.boofcv.struct.ConnectRule;
import org.lime4j.core.random.RandomStreams;

/**
 * Segments between which colours differ more than inside (Felzenszwalb, Huttenlocher, IJCV 59, 2004; BoofCV's
 * implementation, on RGB after a Gaussian blur). Draws nothing. Immutable and thread-safe.
 */
public final class FelzenszwalbSegmenter implements Segmenter {
    private final double scale;
    private final GaussianBlur blur;
    private final int minSize;

    /**
     * A segmenter.
     *
     * @param scale how different neighbours may be, in levels of colour (0 to 255) times pixels, finite, above 0; larger
     *     means larger segments. As in scikit-image
     * @param sigma standard deviation in pixels of the blur before, at least 0 and at most 100
     * @param minSize pixels below which a segment is merged into a neighbour, at least 1
     */
    public FelzenszwalbSegmenter(double scale, double sigma, int minSize) {
        if (!(scale > 0) || scale > Float.MAX_VALUE) {
            throw new IllegalArgumentException("scale is " + scale + "; it must be finite, above 0");
        }
        this.scale = scale;
        this.blur = new GaussianBlur(sigma);
        this.minSize = BoofSuperpixels.checkMinSize(minSize);
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        ConfigFh04 config = new ConfigFh04((float) scale, BoofSuperpixels.mergeBelow(minSize, image));
        config.connectRule = ConnectRule.EIGHT;
        RgbImage blurred = RgbImage.view(image.width(), image.height(), blur.apply(image));
        return BoofSuperpixels.segment(blurred, FactoryImageSegmentation.fh04(config, BoofSuperpixels.RGB));
    }

    @Override
    public boolean connected() {
        return true;
    }
}
