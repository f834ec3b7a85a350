package org.lime4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.Json;
import org.lime4j.report.picture.SegmentMask.Selection;
import org.lime4j.report.picture.SegmentMask.Sign;

/**
 * Masks and pictures recorded from the reference, and what it does not say. The system property {@code lime.golden} names
 * another folder of cases of the same kinds.
 */
class SegmentMaskTest {
    private static final int BLACK = 0xFF000000;

    @TestFactory
    Stream<DynamicTest> masksAndPicturesAreThoseOfTheReference() throws IOException {
        String replaced = System.getProperty("lime.golden", "");
        Path folder = Path.of(replaced.isBlank() ? "src/test/resources/golden" : replaced).resolve("image");
        assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no folder " + folder);
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Map<String, Object> golden = Json.parse(Files.readString(file));
                for (Object each : (List<?>) golden.get("get_image_and_mask")) {
                    Map<?, ?> call = (Map<?, ?>) each;
                    tests.add(DynamicTest.dynamicTest(golden.get("id") + " " + selection(call), () -> check(golden, call)));
                }
            }
        }
        return tests.stream();
    }

    private static void check(Map<String, Object> golden, Map<?, ?> call) {
        int width = (Integer) golden.get("width");
        int height = (Integer) golden.get("height");
        Subject.Image image = new Subject.Image(
                new IntPlane(width, height, packed(golden.get("image"))),
                new IntPlane(width, height, integers(golden.get("segments"))));
        List<FeatureContribution> contributions = new ArrayList<>();
        for (Object pair : (List<?>) golden.get("local_exp_label0")) {
            List<?> segmentAndWeight = (List<?>) pair;
            contributions.add(segment((Integer) segmentAndWeight.get(0), ((Number) segmentAndWeight.get(1)).doubleValue()));
        }
        SegmentMask mask = SegmentMask.of(image, output(contributions), selection(call));
        assertThat(mask.mask().toArray()).isEqualTo(integers(call.get("mask")));
        assertThat(mask.picture().toArray()).isEqualTo(packed(call.get("image")));
    }

    private static Selection selection(Map<?, ?> call) {
        Sign sign = (Boolean) call.get("positive_only") ? Sign.POSITIVE
                : (Boolean) call.get("negative_only") ? Sign.NEGATIVE : Sign.BOTH;
        return new Selection(sign, (Integer) call.get("num_features"),
                ((Number) call.get("min_weight")).doubleValue(), (Boolean) call.get("hide_rest"));
    }

    private static int[] integers(Object array) {
        return ((List<?>) array).stream().mapToInt(number -> ((Number) number).intValue()).toArray();
    }

    private static int[] packed(Object channels) {
        int[] values = integers(channels);
        int[] argb = new int[values.length / 3];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = BLACK | values[3 * i] << 16 | values[3 * i + 1] << 8 | values[3 * i + 2];
        }
        return argb;
    }

    private static FeatureContribution segment(int label, double weight) {
        String name = "segment " + label;
        return new FeatureContribution(
                FeatureKey.ofInstance(name), name, 1, weight, OptionalDouble.empty(), new Location.Segment(label));
    }

    private static OutputExplanation output(List<FeatureContribution> contributions) {
        return new OutputExplanation(0, "cat", 0.5, 0.5, 0, contributions, new LocalFidelity(1, 10, 10, 10),
                new SurrogateDescription.Linear("ridge", 1), List.of());
    }

    private static final Subject.Image FOUR = new Subject.Image(
            new IntPlane(4, 1, new int[] {0xFF102030, 0x80405060, 0xFF708090, 0xFFA0B0C0}),
            new IntPlane(4, 1, new int[] {0, 1, 2, 3}));
    private static final OutputExplanation OUTPUT = output(List.of(segment(1, -2), segment(3, 1), segment(0, 0.5)));

    @Test
    void transparencyStaysAsItIs() {
        SegmentMask both = SegmentMask.of(FOUR, OUTPUT, new Selection(Sign.BOTH, 2, 0, false));
        assertThat(both.mask().toArray()).containsExactly(0, -1, 0, 1);
        assertThat(both.picture().toArray()).containsExactly(0xFF102030, 0x80C05060, 0xFF708090, 0xFFA0C0C0);
        assertThat(SegmentMask.of(FOUR, OUTPUT, new Selection(Sign.POSITIVE, 1, 0, true)).picture().toArray())
                .containsExactly(BLACK, BLACK, BLACK, 0xFFA0B0C0);
    }

    @Test
    void selectionsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Selection(Sign.BOTH, 0, 0, false)).hasMessage("features is 0; it must be at least 1");
        assertThatThrownBy(() -> new Selection(Sign.BOTH, 1, Double.NaN, false))
                .hasMessage("minWeight is NaN; it must be at least 0");
        assertThat(Selection.standard()).isEqualTo(new Selection(Sign.POSITIVE, 5, 0, false));
    }

    @Test
    void boundariesStandBeforeTheNextSegment() {
        IntPlane picture = new IntPlane(3, 2, new int[6]);
        IntPlane segments = new IntPlane(3, 2, new int[] {0, 0, 1, 2, 2, 2});
        int yellow = BLACK | SegmentPictures.BOUNDARY;
        assertThat(SegmentPictures.withBoundaries(picture, segments, SegmentPictures.BOUNDARY).toArray())
                .containsExactly(yellow, yellow, yellow, 0, 0, 0);
        assertThatThrownBy(() -> SegmentPictures.withBoundaries(picture, new IntPlane(2, 3, new int[6]), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tintsAreAsStrongAsWeights() {
        int[] drawn = SegmentPictures.heatMap(FOUR, OUTPUT).toArray();
        assertThat(drawn[2]).as("no weight: grey").isEqualTo(0xFF7D7D7D);
        assertThat(drawn[1] >>> 24).as("transparency").isEqualTo(0x80);
        assertThat(drawn[1] >> 16 & 0xFF).as("red of what lowers").isGreaterThan(drawn[1] & 0xFF);
        assertThat(drawn[3] & 0xFF).as("blue of what raises").isGreaterThan(drawn[3] >> 16 & 0xFF);
        int[] onlyGrey = SegmentPictures.heatMap(FOUR, output(List.of(segment(1, Double.NaN), segment(0, 0)))).toArray();
        assertThat(Arrays.stream(onlyGrey).map(argb -> (argb >> 16 & 0xFF) - (argb & 0xFF))).containsOnly(0);
    }
}
