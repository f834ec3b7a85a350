package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.boofcv.factory.segmentation.ConfigSlic;
import org.lime4j.boofcv.factory.segmentation.FactoryImageSegmentation;
import org.lime4j.core.random.RandomStreams;

class FlatSlicTest {
    private static final int[] REGIONS = {1, 5, 50, 300, 100_000};
    private static final double[] COMPACTNESS = {0, 1, 20, 200, 1e6, 3e38};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void labelsAreThoseOfBoofCvToTheLastPixel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 12; i++) {
            int width = random.nextInt(1, 70);
            int height = random.nextInt(1, 70);
            RgbImage image = switch (i % 3) {
                case 0 -> SegmenterChecks.noise(width, height, seed);
                case 1 -> SegmenterChecks.blocks(width, height, seed);
                default -> SegmenterChecks.constant(width, height);
            };
            int regions = REGIONS[random.nextInt(REGIONS.length)];
            double compactness = COMPACTNESS[random.nextInt(COMPACTNESS.length)];
            int iterations = random.nextInt(1, 12);
            ConfigSlic config = new ConfigSlic(Math.min(regions, BoofSuperpixels.seeds(image)), (float) compactness);
            config.totalIterations = iterations;
            assertThat(new SlicSegmenter(regions, compactness, iterations).segment(image, new RandomStreams(1)))
                    .as("%s, %d regions, compactness %s, %d iterations", image, regions, compactness, iterations)
                    .isEqualTo(BoofSuperpixels.segment(
                            image, FactoryImageSegmentation.slic(config, BoofSuperpixels.RGB)));
        }
    }
}
