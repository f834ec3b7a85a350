package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.boofcv.abst.segmentation.ImageSuperpixels;
import org.lime4j.boofcv.struct.ConnectRule;
import org.lime4j.boofcv.struct.image.GrayS32;
import org.lime4j.boofcv.struct.image.GrayU8;
import org.lime4j.boofcv.struct.image.ImageType;
import org.lime4j.boofcv.struct.image.Planar;
import org.lime4j.core.random.RandomStreams;

class SlicSegmenterTest {
    private static IntPlane segment(Segmenter segmenter, RgbImage image) {
        return segmenter.segment(image, new RandomStreams(1));
    }

    private static int count(IntPlane labels) {
        return Arrays.stream(labels.toArray()).max().orElseThrow() + 1;
    }

    @Test
    void keepsWhatEverySegmenterMust() {
        for (int regions : new int[] {1, 2, 20, 50, 100_000}) {
            SegmenterChecks.check(new SlicSegmenter(regions, 200, 10));
        }
        SegmenterChecks.check(new SlicSegmenter(20, 0, 1));
    }

    @Test
    void segmentsFollowTheEdgesOfColour() {
        int[] pixels = new int[60 * 40];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 60 < 33 ? 0xE02020 : 0x2020E0;
        }
        RgbImage image = RgbImage.ofRgb(60, 40, pixels);
        IntPlane labels = segment(new SlicSegmenter(12, 20, 10), image);
        assertThat(count(labels)).isBetween(4, 40);
        int[] red = new int[count(labels)];
        int[] all = new int[red.length];
        for (int i = 0; i < pixels.length; i++) {
            all[labels.at(i)]++;
            red[labels.at(i)] += i % 60 < 33 ? 1 : 0;
        }
        for (int s = 0; s < red.length; s++) {
            assertThat(red[s]).as("red pixels of segment %d of %d", s, all[s]).isIn(0, all[s]);
        }
    }

    @Test
    void theNumberOfSegmentsIsAboutTheOneAskedFor() {
        RgbImage image = SegmenterChecks.blocks(160, 120, 5);
        assertThat(count(segment(new SlicSegmenter(50, 200, 10), image))).isBetween(25, 100);
    }

    @Test
    void manyThreadsMayUseOneSegmenter() throws Exception {
        SlicSegmenter segmenter = new SlicSegmenter(20, 200, 10);
        RgbImage image = SegmenterChecks.noise(48, 32, 9);
        IntPlane expected = segment(segmenter, image);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<IntPlane>> calls = java.util.Collections.nCopies(16, () -> segment(segmenter, image));
            for (var result : pool.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdown();
        }
    }

    /** An algorithm that takes the red of a pixel for its region. */
    @Test
    void anImageContinuedForTheAlgorithmKeepsItsPixelsInPlace() {
        ImageSuperpixels<Planar<GrayU8>> byRed = new ImageSuperpixels<>() {
            @Override
            public void segment(Planar<GrayU8> input, GrayS32 output) {
                for (int i = 0; i < output.data.length; i++) {
                    output.data[i] = input.getBand(0).data[i];
                }
            }

            @Override
            public int getTotalSuperpixels() {
                return 256;
            }

            @Override
            public ConnectRule getRule() {
                return ConnectRule.EIGHT;
            }

            @Override
            public ImageType<Planar<GrayU8>> getImageType() {
                return BoofSuperpixels.RGB;
            }
        };
        RgbImage image = RgbImage.ofRgb(3, 2, new int[] {0x0A0000, 0xFF0000, 0x1E0000, 0x280000, 0x320000, 0x3C0000});
        assertThat(BoofSuperpixels.segment(image, byRed).toArray()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(BoofSuperpixels.seeds(image)).isEqualTo(1);
        assertThat(BoofSuperpixels.seeds(SegmenterChecks.constant(10, 6))).isEqualTo(12);
    }

    @Test
    void regionsInSeveralPiecesAreSplit() {
        assertThat(ConnectedRegions.label(5, 2, new int[] {7, 7, 3, 7, 7, 7, 7, 3, 7, 7}).toArray())
                .containsExactly(0, 0, 1, 2, 2, 0, 0, 1, 2, 2);
        assertThat(ConnectedRegions.label(2, 2, new int[] {1, 0, 0, 1}).toArray()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void optionsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new SlicSegmenter(0, 1, 1)).hasMessage("regions is 0; it must be at least 1");
        assertThatThrownBy(() -> new SlicSegmenter(1, Double.NaN, 1))
                .hasMessage("compactness is NaN; it must be finite, at least 0");
        assertThatThrownBy(() -> new SlicSegmenter(1, 1, 0))
                .hasMessage("iterations is 0; it must be at least 1 and at most 1000");
        assertThatThrownBy(() -> new SlicSegmenter(1, 1, 1001))
                .hasMessage("iterations is 1001; it must be at least 1 and at most 1000");
    }
}
