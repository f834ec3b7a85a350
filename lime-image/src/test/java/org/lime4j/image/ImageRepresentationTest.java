package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;
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
                            ComponentRef.of("grid"),
                            ImageRepresentationFactory.Hide.COLOR,
                            Hiding.Means.ROUNDED,
                            color,
                            10,
                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("hide-color is '" + color + "'; write a colour as #rrggbb, for example #808080");
        }
        assertThatThrownBy(() -> new Hiding.SolidColor(0xFF000000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RgbImage hidden(RgbImage image, Hiding hiding) {
        InterpretableInstance<RgbImage> instance =
                new ImageRepresentation(GridSegmenter.ofCells(1, 1), hiding).represent(image, new RandomStreams(1));
        return instance.newDecoder(1)
                .decode(Presences.of(instance, List.of("0")), 0, 1, new RandomStreams(1).rows())
                .get(0)
                .copy();
    }

    @Test
    void aBlurHidesByTheImageItself() {
        RgbImage image = SegmenterChecks.noise(40, 30, 7);
        RgbImage blurred = hidden(image, new Hiding.Blurred(6));
        int largest = 0;
        for (int i = 0; i < image.size(); i++) {
            largest = Math.max(largest, Math.abs((blurred.argb(i) & 0xFF) - 127));
        }
        assertThat(largest).as("distance of blurred noise from its mean").isLessThan(25);
        assertThat(hidden(SegmenterChecks.constant(9, 7), new Hiding.Blurred(3))).isEqualTo(SegmenterChecks.constant(9, 7));
    }

    @Test
    void aBlurLetsNoColourInFromTransparentPixels() {
        int[] pixels = new int[100];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 10 < 5 ? 0x00FF0000 : 0xFF00FF00;
        }
        RgbImage blurred = hidden(RgbImage.ofArgb(10, 10, pixels), new Hiding.Blurred(2));
        for (int i = 0; i < pixels.length; i++) {
            assertThat(blurred.argb(i) & 0xFFFFFF).isIn(0x00FF00, blurred.argb(i) >>> 24 == 0 ? 0 : 0x00FF00);
        }
        assertThat(blurred.argb(4, 5) >>> 24).isBetween(60, 128);
    }

    @Test
    void anotherImageHidesPixelByPixel() {
        RgbImage other = SegmenterChecks.noise(4, 2, 3);
        assertThat(hidden(IMAGE, new Hiding.Replaced(other))).isEqualTo(other);
        assertThatThrownBy(() -> hidden(SegmenterChecks.constant(2, 4), new Hiding.Replaced(other)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("the image is 2 × 4, but the one that its segments are to be hidden by is 4 × 2:"
                        + " scale one of them to the size of the other");
    }

    @Test
    void optionsChooseHowSegmentsAreHidden(@TempDir Path folder) throws IOException {
        RgbImage other = SegmenterChecks.noise(4, 2, 3);
        ImageIO.write(other.toBufferedImage(), "png", folder.resolve("other.png").toFile());
        CreationContext context = CreationContext.of(PluginRegistry.standard()).withBaseDirectory(folder);
        ComponentRef<?> one = ComponentRef.of("image")
                .with("segmenter", ComponentRef.of("grid").with("rows", 1).with("columns", 1));
        assertThat(hiddenBy(one.with("hide", "image").with("hide-image", "other.png"), context)).isEqualTo(other);
        assertThat(hiddenBy(one.with("hide", "blur").with("hide-sigma", 2), context))
                .isEqualTo(hidden(IMAGE, new Hiding.Blurred(2)));
        assertThatThrownBy(() -> hiddenBy(one.with("hide", "image"), context))
                .hasMessageContaining("hide is image, but hide-image is missing: name a picture file");
        assertThatThrownBy(() -> hiddenBy(one.with("hide", "image").with("hide-image", "none.png"), context))
                .hasMessageContaining("there is no readable picture file")
                .hasMessageContaining("correct the option hide-image");
        assertThatThrownBy(() -> hiddenBy(one.with("hide", "blur").with("hide-sigma", 0), context))
                .hasMessageContaining("hide-sigma");
    }

    private static RgbImage hiddenBy(ComponentRef<?> representation, CreationContext context) {
        ImageRepresentation image = context.create(RepresentationFactory.class, representation, ImageRepresentation.class);
        InterpretableInstance<RgbImage> instance = image.represent(IMAGE, new RandomStreams(1));
        return instance.newDecoder(1)
                .decode(Presences.of(instance, List.of("0")), 0, 1, new RandomStreams(1).rows())
                .get(0)
                .copy();
    }

    @Test
    void aLabelMapIsTheSegments(@TempDir Path folder) throws IOException {
        BufferedImage grey = new BufferedImage(4, 2, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 8; i++) {
            grey.getRaster().setSample(i % 4, i / 4, 0, i < 4 ? 40_000 : i == 7 ? 2 : 300);
        }
        ImageIO.write(grey, "png", folder.resolve("labels.png").toFile());
        CreationContext context = CreationContext.of(PluginRegistry.standard()).withBaseDirectory(folder);
        Segmenter labels = context.create(
                SegmenterFactory.class, ComponentRef.of("label-map").with("path", "labels.png"), Segmenter.class);
        assertThat(labels.segment(IMAGE, new RandomStreams(1)).toArray()).containsExactly(2, 2, 2, 2, 1, 1, 1, 0);
        assertThatThrownBy(() -> labels.segment(SegmenterChecks.constant(2, 4), new RandomStreams(1)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("the image is 2 × 4, but its label map is 4 × 2: give labels for each pixel of this image");
    }

    @Test
    void coloursOfALabelMapAreLabels() {
        RgbImage drawn = RgbImage.ofRgb(4, 2, new int[] {0xFF0000, 0xFF0000, 0x00FF00, 0x00FF00, 0, 0, 0, 0});
        assertThat(LabelMapSegmenter.of(drawn.toBufferedImage()).segment(IMAGE, new RandomStreams(1)).toArray())
                .containsExactly(2, 2, 1, 1, 0, 0, 0, 0);
        assertThat(new LabelMapSegmenter(new IntPlane(4, 2, new int[] {-5, 7, 7, 7, 7, 7, 7, 7}))
                        .segment(IMAGE, new RandomStreams(1))
                        .toArray())
                .containsExactly(0, 1, 1, 1, 1, 1, 1, 1);
    }
}
