package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

/** Label maps of scikit-image against ours, by the adjusted Rand index (Hubert, Arabie, Journal of Classification 2, 1985). */
class SegmentationGoldenTest {
    static Stream<Path> files() {
        return Golden.files("segmentation").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void quickshiftAgreesToTheLastPixelUnderTheSameSeed(Path file) {
        assertThat(compared(file, "quickshift", (params, image) -> new QuickshiftSegmenter(
                        number(params, "kernel_size"),
                        number(params, "max_dist"),
                        number(params, "ratio"),
                        (int) number(params, "random_seed"))
                .segment(image, new RandomStreams(1)))).containsOnly(1.0);
    }

    /** BoofCV follows the same paper over the same colours, but rounds elsewhere. */
    @ParameterizedTest
    @MethodSource("files")
    void felzenszwalbAgreesInMost(Path file) {
        assertThat(compared(file, "felzenszwalb", (params, image) -> new FelzenszwalbSegmenter(
                        number(params, "scale"), number(params, "sigma"), (int) number(params, "min_size"))
                .segment(image, new RandomStreams(1)))).allMatch(agreement -> agreement > 0.4);
    }

    /**
     * Seeds stand elsewhere, and colours are RGB of 255 levels instead of Lab of 100, for which the compactness is raised; the
     * blur of scikit-image comes first.
     */
    @ParameterizedTest
    @MethodSource("files")
    void slicAgreesInPart(Path file) {
        assertThat(compared(file, "slic", (params, image) -> {
            RgbImage blurred = RgbImage.ofArgb(
                    image.width(), image.height(), new GaussianBlur(number(params, "sigma")).apply(image));
            return new SlicSegmenter((int) number(params, "n_segments"), 2.55 * number(params, "compactness"), 10)
                    .segment(blurred, new RandomStreams(1));
        })).allMatch(agreement -> agreement > 0.25);
    }

    /** The agreement with each map of an algorithm, under the same parameters. */
    private static List<Double> compared(Path file, String algorithm, BiFunction<Map<?, ?>, RgbImage, IntPlane> ours) {
        Map<String, Object> recorded = Golden.read(file);
        RgbImage image = image(recorded);
        List<Double> agreements = new ArrayList<>();
        for (Object each : (List<?>) recorded.get("maps")) {
            Map<?, ?> map = (Map<?, ?>) each;
            if (map.get("algorithm").equals(algorithm)) {
                Map<?, ?> params = (Map<?, ?>) map.get("params");
                int[] labels = ours.apply(params, image).toArray();
                double agreement = adjustedRandIndex(labels, ints(map.get("labels")));
                System.out.printf("%s, %s %s: %d segments of %s, adjusted Rand index %.4f%n", file.getFileName(), algorithm,
                        params, Arrays.stream(labels).max().orElseThrow() + 1, map.get("n_segments"), agreement);
                agreements.add(agreement);
            }
        }
        assertThat(agreements).as("maps of %s in %s", algorithm, file).isNotEmpty();
        return agreements;
    }

    private static double number(Map<?, ?> params, String name) {
        return (Double) params.get(name);
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
