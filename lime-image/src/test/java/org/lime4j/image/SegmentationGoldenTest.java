package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.random.RandomStreams;

/** Label maps of scikit-image against ours, by the adjusted Rand index (Hubert, Arabie, Journal of Classification 2, 1985). */
class SegmentationGoldenTest {
    static Stream<Path> files() {
        return Golden.files("segmentation").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void quickshiftAgreesToTheLastPixelUnderTheSameSeed(Path file) {
        Map<String, Object> recorded = Golden.read(file);
        RgbImage image = image(recorded);
        for (Object each : (List<?>) recorded.get("maps")) {
            Map<?, ?> map = (Map<?, ?>) each;
            if (!map.get("algorithm").equals("quickshift")) {
                continue;
            }
            Map<?, ?> params = (Map<?, ?>) map.get("params");
            Segmenter quickshift = new QuickshiftSegmenter(
                    (Double) params.get("kernel_size"),
                    (Double) params.get("max_dist"),
                    (Double) params.get("ratio"),
                    ((Double) params.get("random_seed")).intValue());
            int[] ours = quickshift.segment(image, new RandomStreams(1)).toArray();
            double agreement = adjustedRandIndex(ours, ints(map.get("labels")));
            System.out.printf("%s, quickshift %s: %d segments of %s, adjusted Rand index %.4f%n",
                    file.getFileName(), params, Arrays.stream(ours).max().orElseThrow() + 1, map.get("n_segments"), agreement);
            assertThat(agreement).isEqualTo(1);
        }
    }

    private static RgbImage image(Map<String, Object> recorded) {
        int[] levels = ints(recorded.get("image"));
        int[] rgb = new int[levels.length / 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = levels[3 * i] << 16 | levels[3 * i + 1] << 8 | levels[3 * i + 2];
        }
        return RgbImage.ofRgb(((Double) recorded.get("width")).intValue(), ((Double) recorded.get("height")).intValue(), rgb);
    }

    private static int[] ints(Object numbers) {
        return ((List<?>) numbers).stream().mapToInt(number -> ((Double) number).intValue()).toArray();
    }

    private static double adjustedRandIndex(int[] a, int[] b) {
        Map<Integer, Long> ofA = new HashMap<>();
        Map<Integer, Long> ofB = new HashMap<>();
        Map<List<Integer>, Long> ofBoth = new HashMap<>();
        for (int i = 0; i < a.length; i++) {
            ofA.merge(a[i], 1L, Long::sum);
            ofB.merge(b[i], 1L, Long::sum);
            ofBoth.merge(List.of(a[i], b[i]), 1L, Long::sum);
        }
        double together = pairs(ofBoth);
        double expected = pairs(ofA) * pairs(ofB) / (a.length * (a.length - 1.0) / 2);
        double most = (pairs(ofA) + pairs(ofB)) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(Map<?, Long> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }

    @Test
    void theAgreementIsOneForARenamingAndAboutNoneForChance() {
        assertThat(adjustedRandIndex(new int[] {0, 0, 1, 2}, new int[] {5, 5, 3, 4})).isEqualTo(1);
        assertThat(adjustedRandIndex(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1})).isNegative();
    }
}
