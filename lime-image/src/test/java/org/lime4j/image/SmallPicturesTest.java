package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;

/** Pictures that leave nothing to cut, under every segmenter with its defaults, up to the finished explanation. */
class SmallPicturesTest {
    private static final BlackBox<RgbImage> LIGHTNESS = BlackBox.ofScalar(RgbImage.class, Outputs.scores("lightness"),
            image -> Arrays.stream(image.toArray()).map(RgbImage::grey).average().orElseThrow());

    /** What the id names, or for a label map one that has as many segments as columns. */
    private static Segmenter segmenter(String id) {
        if (!id.equals("label-map")) {
            return CreationContext.of(PluginRegistry.standard())
                    .create(SegmenterFactory.class, ComponentRef.of(id), Segmenter.class);
        }
        return (image, random) -> {
            int[] labels = new int[image.size()];
            Arrays.setAll(labels, i -> i % image.width() * 7 - 3);
            return new LabelMapSegmenter(new IntPlane(image.width(), image.height(), labels)).segment(image, random);
        };
    }

    static Stream<Arguments> pictures() {
        List<RgbImage> images = List.of(
                SegmenterChecks.constant(1, 1),
                SegmenterChecks.noise(1, 30, 1),
                SegmenterChecks.noise(30, 1, 2),
                SegmenterChecks.noise(2, 2, 3),
                SegmenterChecks.noise(3, 40, 4),
                SegmenterChecks.constant(1, 30),
                SegmenterChecks.constant(40, 30),
                RgbImage.ofGrey(20, 20, new int[400]),
                RgbImage.ofArgb(9, 9, new int[81]));
        List<Arguments> all = new ArrayList<>();
        for (PluginInfo plugin : PluginRegistry.standard().available("segmenter")) {
            images.forEach(image -> all.add(Arguments.of(plugin.id(), image)));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("pictures")
    void haveCorrectSegmentsAndAnExplanation(String id, RgbImage image) {
        Segmenter segmenter = segmenter(id);
        IntPlane labels = SegmenterChecks.check(segmenter, image);
        int count = Arrays.stream(labels.toArray()).max().orElseThrow() + 1;
        for (Hiding hiding : List.of(
                new Hiding.SegmentMean(Hiding.Means.ROUNDED),
                new Hiding.SolidColor(0xFFFFFF),
                new Hiding.Blurred(3),
                new Hiding.Replaced(image))) {
            Explanation explanation = LimeExplainer.builder(LIGHTNESS)
                    .representation(new ImageRepresentation(segmenter, hiding))
                    .build()
                    .explain(image, ExplanationRequest.standard().withSamples(50));
            OutputExplanation output = explanation.outputs().get(0);
            assertThat(((Subject.Image) explanation.subject()).segments()).isEqualTo(labels);
            assertThat(output.contributions()).hasSize(Math.min(10, count));
            assertThat(output.fidelity().weightedR2()).isBetween(-1e-9, 1 + 1e-9);
            boolean unchanged = hiding instanceof Hiding.Replaced
                    || !(hiding instanceof Hiding.SolidColor) && Arrays.stream(image.toArray()).distinct().count() == 1;
            for (FeatureContribution contribution : output.contributions()) {
                assertThat(contribution.weight()).as("%s of %s", contribution.label(), hiding).isFinite();
                if (unchanged) {
                    assertThat(contribution.weight()).as("%s of %s", contribution.label(), hiding).isCloseTo(0, within(1e-12));
                }
            }
        }
    }
}
