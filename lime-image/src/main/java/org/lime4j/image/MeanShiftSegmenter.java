package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.factory.segmentation.ConfigSegmentMeanShift;
import org.lime4j.boofcv.factory.segmentation.FactoryImageSegmentation;
import org.lime4j.core.random.RandomStreams;

/**
 * Segments of pixels that climb to the same mode of the density of colour and place (Comaniciu, Meer, IEEE TPAMI 24, 2002;
 * BoofCV's fast implementation, on RGB). Draws nothing. Immutable and thread-safe.
 */
public final class MeanShiftSegmenter implements Segmenter {
    /** The time grows with its square. */
    static final int LARGEST_RADIUS = 50;

    private final int spatialRadius;
    private final double colorRadius;
    private final int minSize;

    /**
     * A segmenter.
     *
     * @param spatialRadius of the window in pixels, at least 1 and at most 50
     * @param colorRadius of the window in levels of colour (black and white are 441 apart), finite, above 0
     * @param minSize pixels below which a segment is merged into a neighbour, at least 1
     */
    public MeanShiftSegmenter(int spatialRadius, double colorRadius, int minSize) {
        if (spatialRadius < 1 || spatialRadius > LARGEST_RADIUS) {
            throw new IllegalArgumentException(
                    "spatialRadius is " + spatialRadius + "; it must be at least 1 and at most " + LARGEST_RADIUS);
        }
        if (!(colorRadius > 0) || colorRadius > Float.MAX_VALUE) {
            throw new IllegalArgumentException("colorRadius is " + colorRadius + "; it must be finite, above 0");
        }
        this.spatialRadius = spatialRadius;
        this.colorRadius = colorRadius;
        this.minSize = BoofSuperpixels.checkMinSize(minSize);
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        ConfigSegmentMeanShift config = new ConfigSegmentMeanShift(
                spatialRadius, (float) colorRadius, BoofSuperpixels.mergeBelow(minSize, image), true);
        return BoofSuperpixels.segment(image, FactoryImageSegmentation.meanShift(config, BoofSuperpixels.RGB));
    }

    @Override
    public boolean connected() {
        return true;
    }
}
