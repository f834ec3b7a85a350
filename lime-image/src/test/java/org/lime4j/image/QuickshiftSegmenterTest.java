package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

class QuickshiftSegmenterTest {
    private static IntPlane segment(Segmenter segmenter, RgbImage image) {
        return segmenter.segment(image, new RandomStreams(1));
    }

    private static int count(IntPlane labels) {
        return Arrays.stream(labels.toArray()).max().orElseThrow() + 1;
    }

    @Test
    void keepsWhatEverySegmenterMust() {
        SegmenterChecks.check(QuickshiftSegmenter.standard());
        SegmenterChecks.check(new QuickshiftSegmenter(1, 2, 1, -1));
        SegmenterChecks.check(new QuickshiftSegmenter(50, 1e300, 0, 0));
    }

    @Test
    void segmentsDoNotCrossAStrongEdgeWhereColourCountsFully() {
        int[] pixels = new int[60 * 40];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 60 < 33 ? 0xE02020 : 0x2020E0;
        }
        IntPlane labels = segment(new QuickshiftSegmenter(3, 20, 1, 42), RgbImage.ofRgb(60, 40, pixels));
        for (int i = 0; i < pixels.length; i++) {
            for (int j = 0; j < pixels.length; j++) {
                if (labels.at(i) == labels.at(j)) {
                    assertThat(pixels[i]).isEqualTo(pixels[j]);
                }
            }
        }
    }

    @Test
    void theSeedOfAnExplanationDoesNotChangeTheSegments() {
        RgbImage image = SegmenterChecks.constant(40, 30);
        assertThat(QuickshiftSegmenter.standard().segment(image, new RandomStreams(2)))
                .isEqualTo(segment(QuickshiftSegmenter.standard(), image));
        assertThat(segment(new QuickshiftSegmenter(4, 200, 0.2, 1), image))
                .as("another seed of the noise, on flat ground")
                .isNotEqualTo(segment(QuickshiftSegmenter.standard(), image));
    }

    @Test
    void aWiderKernelAndALongerReachMeanFewerSegments() {
        RgbImage image = SegmenterChecks.noise(64, 48, 3);
        int standard = count(segment(QuickshiftSegmenter.standard(), image));
        assertThat(count(segment(new QuickshiftSegmenter(2, 200, 0.2, 42), image))).isGreaterThan(standard);
        assertThat(count(segment(new QuickshiftSegmenter(4, 3, 0.2, 42), image))).isGreaterThan(standard);
    }

    @Test
    void segmentsAreNumberedByTheirFirstPixels() {
        int[] labels = segment(QuickshiftSegmenter.standard(), SegmenterChecks.noise(64, 48, 3)).toArray();
        int next = 0;
        for (int label : labels) {
            assertThat(label).isLessThanOrEqualTo(next);
            next = Math.max(next, label + 1);
        }
    }

    @Test
    void noiseIsThatOfNumpy() {
        NumpyNormals normals = new NumpyNormals(42);
        assertThat(new double[] {normals.next(), normals.next(), normals.next(), normals.next()})
                .containsExactly(new double[] {0.4967141530112327, -0.13826430117118466, 0.6476885381006925, 1.5230298564080254},
                        offset(1e-15));
    }

    @Test
    void optionsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new QuickshiftSegmenter(0.5, 200, 0.2, 42))
                .hasMessage("kernelSize is 0.5; it must be at least 1 and at most 50");
        assertThatThrownBy(() -> new QuickshiftSegmenter(51, 200, 0.2, 42))
                .hasMessage("kernelSize is 51.0; it must be at least 1 and at most 50");
        assertThatThrownBy(() -> new QuickshiftSegmenter(4, 0, 0.2, 42)).hasMessage("maxDistance is 0.0; it must be above 0");
        assertThatThrownBy(() -> new QuickshiftSegmenter(4, 200, Double.NaN, 42))
                .hasMessage("ratio is NaN; it must lie in [0, 1]");
    }
}
