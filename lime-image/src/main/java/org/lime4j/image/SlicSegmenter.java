package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.abst.segmentation.Slic_to_ImageSuperpixels;
import org.lime4j.core.random.RandomStreams;

/**
 * SLIC superpixels: k-means over colour and place, from a regular grid of centres (Achanta et al., IEEE TPAMI 34, 2012;
 * BoofCV's implementation, on RGB). Draws nothing. Immutable and thread-safe.
 */
public final class SlicSegmenter implements Segmenter {
    /** Most rounds of the k-means; they take time for each pixel, and a few dozen settle. */
    static final int MOST_ITERATIONS = 1000;

    private final int regions;
    private final double compactness;
    private final int iterations;

    /**
     * A segmenter into about this many regions.
     *
     * @param regions about how many segments, at least 1; no more than the image has pixels away from its edge
     *     are used
     * @param compactness how much place counts against colour, finite, at least 0; larger means squarer segments
     * @param iterations of the k-means, at least 1 and at most 1000
     */
    public SlicSegmenter(int regions, double compactness, int iterations) {
        if (regions < 1) {
            throw new IllegalArgumentException("regions is " + regions + "; it must be at least 1");
        }
        if (!(compactness >= 0) || compactness > Float.MAX_VALUE) {
            throw new IllegalArgumentException("compactness is " + compactness + "; it must be finite, at least 0");
        }
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "iterations is " + iterations + "; it must be at least 1 and at most " + MOST_ITERATIONS);
        }
        this.regions = regions;
        this.compactness = compactness;
        this.iterations = iterations;
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        return BoofSuperpixels.segment(image, new Slic_to_ImageSuperpixels<>(new FlatSlic(
                Math.min(regions, BoofSuperpixels.seeds(image)), (float) compactness, iterations)));
    }

    @Override
    public boolean connected() {
        return true;
    }
}
