package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.InterpretableFeature;

class ImageRepresentationTest {
    private static final RgbImage IMAGE = SegmenterChecks.blocks(4, 2, 1);

    private static InterpretableInstance<RgbImage> represent(int... labels) {
        return new ImageRepresentation((image, random) -> new IntPlane(4, 2, labels), new Hiding.SegmentMean(Hiding.Means.ROUNDED))
                .represent(IMAGE, new RandomStreams(1));
    }

    @Test
    void segmentsAreFeaturesOfTheInstanceAlone() {
        InterpretableInstance<RgbImage> instance = represent(1, 1, 0, 0, 1, 1, 0, 0);
        assertThat(instance.features()).containsExactly(
                InterpretableFeature.present(
                        FeatureKey.ofInstance("segment 0"), "segment 0", new Location.Segment(0)),
                InterpretableFeature.present(
                        FeatureKey.ofInstance("segment 1"), "segment 1", new Location.Segment(1)));
        assertThat(instance.instance()).isSameAs(IMAGE);
        assertThat(instance.subject()).isEqualTo(new Subject.Image(
                new IntPlane(4, 2, IMAGE.toArray()), new IntPlane(4, 2, new int[] {1, 1, 0, 0, 1, 1, 0, 0})));
        assertThat(instance.codeSpace().isBinary()).isTrue();
    }

    @Test
    void aSegmenterWithAWrongPlaneIsNamed() {
        assertBroken("label -1 at x = 1, y = 0", 0, -1, 0, 0, 0, 0, 0, 0);
        assertBroken("label 8 at x = 3, y = 1", 0, 0, 0, 0, 0, 0, 0, 8);
        assertBroken("labels up to 2 but none is 1", 0, 0, 0, 0, 2, 2, 2, 2);
        assertBroken("labels up to 1 but none is 0", 1, 1, 1, 1, 1, 1, 1, 1);
        assertThatThrownBy(() -> new ImageRepresentation(
                        (image, random) -> new IntPlane(2, 4, new int[8]), new Hiding.SegmentMean(Hiding.Means.ROUNDED))
                .represent(IMAGE, new RandomStreams(1)))
                .hasMessageEndingWith("gave a plane of 2 × 4 for an image of 4 × 2");
    }

    private static void assertBroken(String message, int... labels) {
        assertThatThrownBy(() -> represent(labels))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.CONTRACT_BROKEN))
                .hasMessageContaining(message);
    }

    @Test
    void onePixelAndOneSegmentAreFine() {
        ImageRepresentation grid = new ImageRepresentation(GridSegmenter.ofCells(8, 8), new Hiding.SolidColor(0x00FF00));
        RgbImage pixel = SegmenterChecks.constant(1, 1);
        InterpretableInstance<RgbImage> instance = grid.represent(pixel, new RandomStreams(1));
        List<RgbImage> images = instance.newDecoder(2)
                .decode(Presences.of(instance, List.of("1", "0")), 0, 2, new RandomStreams(1).rows());
        assertThat(images).containsExactly(pixel, RgbImage.ofRgb(1, 1, new int[] {0x00FF00}));
    }

    @Test
    void theDefaultsAreTheReferences() {
        ImageRepresentation image = new ImageRepresentation(GridSegmenter.ofCells(2, 2), new Hiding.SegmentMean(Hiding.Means.ROUNDED));
        assertThat(image.instanceType()).isEqualTo(RgbImage.class);
        assertThat(image.defaultSampler().id()).isEqualTo("bernoulli");
        assertThat(image.defaultKernel().id()).isEqualTo("exponential");
        assertThat(image.defaultKernel().options().get("distance").toString()).contains("cosine");
    }

    @Test
    void aWrongColorSaysHowToWriteOne() {
        for (String color : new String[] {"red", "#12345", "#1234567", "123456", "#12345g"}) {
            assertThatThrownBy(() -> new ImageRepresentationFactory.Options(
                            ComponentRef.of("grid"), ImageRepresentationFactory.Hide.COLOR, Hiding.Means.ROUNDED, color))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("hide-color is '" + color + "'; write a colour as #rrggbb, for example #808080");
        }
        assertThatThrownBy(() -> new Hiding.SolidColor(0xFF000000)).isInstanceOf(IllegalArgumentException.class);
    }
}
