package org.lime4j.spi.examples.image;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.image.RgbImage;
import org.lime4j.image.Segmenter;

/**
 * Cuts an image into regular hexagons with a vertex at the top, labelled in the order of their first pixels; looks at no
 * colour and draws nothing. Unlike the cells of a grid, all neighbours of a hexagon are equally near.
 */
public final class HexagonSegmenter implements Segmenter {
    private static final double ROOT_OF_3 = Math.sqrt(3);

    private final int side;

    /**
     * Hexagons of this size.
     *
     * @param side in pixels, at least 1
     */
    public HexagonSegmenter(int side) {
        if (side < 1) {
            throw new IllegalArgumentException("side is " + side + "; a hexagon has a side of at least 1 pixel");
        }
        this.side = side;
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        Map<List<Long>, Integer> labels = new HashMap<>();
        int[] plane = new int[image.size()];
        for (int y = 0, i = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, i++) {
                List<Long> cell = cell(x, y);
                plane[i] = labels.computeIfAbsent(cell, key -> labels.size());
            }
        }
        return new IntPlane(image.width(), image.height(), plane);
    }

    /** The hexagon of a pixel: its coordinates in three directions, which sum to 0, rounded so that they still do. */
    private List<Long> cell(int x, int y) {
        double q = (x * ROOT_OF_3 - y) / (3.0 * side);
        double r = y * 2.0 / (3.0 * side);
        double s = -q - r;
        long column = Math.round(q);
        long row = Math.round(r);
        long diagonal = Math.round(s);
        double offColumn = Math.abs(column - q);
        double offRow = Math.abs(row - r);
        if (offColumn > offRow && offColumn > Math.abs(diagonal - s)) {
            column = -row - diagonal;
        } else if (offRow > Math.abs(diagonal - s)) {
            row = -column - diagonal;
        }
        return List.of(column, row);
    }
}
