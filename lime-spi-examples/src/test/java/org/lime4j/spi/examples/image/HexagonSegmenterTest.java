package org.lime4j.spi.examples.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.image.RgbImage;
import org.lime4j.image.SegmenterFactory;
import org.lime4j.tck.SegmenterContract;

class HexagonSegmenterTest extends SegmenterContract {
    @Override
    protected SegmenterFactory<?> factory() {
        return new HexagonsFactory();
    }

    /** Of side s: s·√3 wide, and rows of hexagons lie 3/2·s apart. */
    @Test
    void anInnerHexagonHasTheAreaOfOne() {
        int side = 20;
        IntPlane plane = new HexagonSegmenter(side).segment(RgbImage.ofRgb(200, 200, new int[40_000]), new RandomStreams(1));
        int[] labels = plane.toArray();
        int inner = labels[100 * 200 + 100];
        long pixels = Arrays.stream(labels).filter(label -> label == inner).count();
        assertThat(pixels).isBetween(Math.round(1.5 * Math.sqrt(3) * side * side - 20), Math.round(1.5 * Math.sqrt(3) * side * side + 20));
    }
}
