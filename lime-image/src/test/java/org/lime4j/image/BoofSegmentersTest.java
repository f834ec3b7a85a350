package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

class BoofSegmentersTest {
    static List<Segmenter> segmenters() {
        return List.of(
                new FelzenszwalbSegmenter(300, 0.8, 100),
                new FelzenszwalbSegmenter(1e-3, 0, 1),
                new FelzenszwalbSegmenter(1e30, 100, Integer.MAX_VALUE),
                new MeanShiftSegmenter(6, 15, 200),
                new MeanShiftSegmenter(1, 1e-3, 1),
                new MeanShiftSegmenter(50, 1e30, Integer.MAX_VALUE),
                new WatershedSegmenter(2, 100),
                new WatershedSegmenter(0, 1),
                new WatershedSegmenter(100, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("segmenters")
    void keepsWhatEverySegmenterMust(Segmenter segmenter) {
        SegmenterChecks.check(segmenter);
    }

    static List<Segmenter> standard() {
        return List.of(
                new FelzenszwalbSegmenter(300, 0, 100), new MeanShiftSegmenter(6, 15, 200), new WatershedSegmenter(1, 100));
    }

    @ParameterizedTest
    @MethodSource("standard")
    void twoFieldsOfColourAreTwoSegments(Segmenter segmenter) {
        int[] pixels = new int[60 * 40];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 60 < 33 ? 0xE02020 : 0x2020E0;
        }
        IntPlane labels = segmenter.segment(RgbImage.ofRgb(60, 40, pixels), new RandomStreams(1));
        assertThat(Arrays.stream(labels.toArray()).max()).hasValue(1);
        long atTheEdge = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (labels.at(i) != (i % 60 < 33 ? 0 : 1)) {
                assertThat(i % 60).isBetween(31, 34);
                atTheEdge++;
            }
        }
        assertThat(atTheEdge).isLessThanOrEqualTo(80);
    }

    @Test
    void aBlurKeepsTheMeanAndMirrorsTheEdges() {
        double[] plane = {0, 0, 0, 12, 0, 0};
        double[] blurred = new GaussianBlur(1.5).apply(plane, 3, 2);
        assertThat(Arrays.stream(blurred).sum()).isCloseTo(12, offset(1e-12));
        assertThat(blurred[3]).isGreaterThan(blurred[4]).isGreaterThan(blurred[0]);
        assertThat(new GaussianBlur(0).apply(plane, 3, 2)).containsExactly(plane);
        double[] one = {7};
        assertThat(new GaussianBlur(100).apply(one, 1, 1)[0]).isCloseTo(7, offset(1e-12));
    }

    @Test
    void optionsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new FelzenszwalbSegmenter(0, 1, 1)).hasMessage("scale is 0.0; it must be finite, above 0");
        assertThatThrownBy(() -> new FelzenszwalbSegmenter(1, 101, 1))
                .hasMessage("sigma is 101.0; it must be at least 0 and at most 100");
        assertThatThrownBy(() -> new WatershedSegmenter(Double.NaN, 1))
                .hasMessage("sigma is NaN; it must be at least 0 and at most 100");
        assertThatThrownBy(() -> new WatershedSegmenter(1, 0)).hasMessage("minSize is 0; it must be at least 1");
        assertThatThrownBy(() -> new MeanShiftSegmenter(0, 1, 1))
                .hasMessage("spatialRadius is 0; it must be at least 1 and at most 50");
        assertThatThrownBy(() -> new MeanShiftSegmenter(1, Double.POSITIVE_INFINITY, 1))
                .hasMessage("colorRadius is Infinity; it must be finite, above 0");
    }
}
