package org.lime4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.report.picture.SegmentMask;
import org.lime4j.report.picture.SegmentPictures;

class PngRendererTest {
    private static final Subject.Image IMAGE = image();
    private static final Explanation EXPLANATION = explanation(IMAGE);

    @Test
    void anImageIsTintedByTheWeightsOfItsSegments() throws IOException {
        assertThat(pixels(Map.of())).isEqualTo(SegmentPictures.heatMap(IMAGE, EXPLANATION.outputs().get(0)));
    }

    @Test
    void anOverlayHasTheSegmentsThatMatter() throws IOException {
        SegmentMask mask = SegmentMask.of(IMAGE, EXPLANATION.outputs().get(0),
                new SegmentMask.Selection(SegmentMask.Sign.BOTH, 5, 0, false));
        assertThat(pixels(Map.of("view", "overlay")))
                .isEqualTo(SegmentPictures.withBoundaries(mask.picture(), mask.mask(), SegmentPictures.BOUNDARY));
    }

    @Test
    void optionsOfTheMaskReachIt() throws IOException {
        SegmentMask mask = SegmentMask.of(IMAGE, EXPLANATION.outputs().get(1),
                new SegmentMask.Selection(SegmentMask.Sign.NEGATIVE, 1, 0.1, true));
        assertThat(pixels(Map.of("view", "overlay", "output", "dog", "sign", "negative", "segments", 1, "min-weight", 0.1, "hide-rest", true)))
                .isEqualTo(SegmentPictures.withBoundaries(mask.picture(), mask.mask(), SegmentPictures.BOUNDARY));
    }

    @Test
    void otherViewsAreThoseOfSegmentPictures() throws IOException {
        assertThat(pixels(Map.of("view", "heat-map", "output", "2")))
                .isEqualTo(SegmentPictures.heatMap(IMAGE, EXPLANATION.outputs().get(1)));
        assertThat(pixels(Map.of("view", "boundaries")))
                .isEqualTo(SegmentPictures.withBoundaries(IMAGE.picture(), IMAGE.segments(), SegmentPictures.BOUNDARY));
    }

    @Test
    void aMaskIsWhiteWhereTheOutputIsRaisedGreyWhereItIsLoweredAndBlackElsewhere() throws IOException {
        IntPlane mask = pixels(Map.of("view", "mask"));
        for (int i = 0; i < 16 * 8; i++) {
            int expected = switch (IMAGE.segments().at(i)) {
                case 0 -> 0xFFFFFFFF;
                case 1 -> 0xFF808080;
                default -> 0xFF000000;
            };
            assertThat(mask.at(i)).isEqualTo(expected);
        }
    }

    @Test
    void anImageWithoutOutputsShowsItsSegments() throws IOException {
        Explanation none = new Explanation(IMAGE, List.of(), EXPLANATION.provenance());
        assertThat(pixels(renderer(Map.of()), none))
                .isEqualTo(SegmentPictures.withBoundaries(IMAGE.picture(), IMAGE.segments(), SegmentPictures.BOUNDARY));
    }

    @Test
    void aChartIsDrawnInItsColoursAtItsScale() throws IOException {
        IntPlane one = pixels(Map.of("view", "chart", "scale", 1));
        IntPlane two = pixels(Map.of("view", "chart", "scale", 2));
        assertThat(one.width()).isEqualTo(720);
        assertThat(two.width()).isEqualTo(1440);
        assertThat(two.height()).isEqualTo(2 * one.height());
        assertThat(one.toArray()).contains(0xFFFFFFFF, 0xFF0072B2, 0xFFC14F00);
        assertThat(pixels(Map.of("view", "chart", "scale", 1, "output", "dog")).height()).isLessThan(one.height());
    }

    @Test
    void nothingIsDrawnOutsideTheMargins() throws IOException {
        IntPlane chart = pixels(renderer(Map.of("view", "chart", "scale", 1, "width", 360)),
                explanation(new Subject.Text("W".repeat(100))));
        for (int y = 0; y < chart.height(); y++) {
            for (int x = 0; x < 12; x++) {
                assertThat(chart.at(x, y)).isEqualTo(0xFFFFFFFF);
                assertThat(chart.at(chart.width() - 1 - x, y)).isEqualTo(0xFFFFFFFF);
            }
        }
    }

    @Test
    void anUnknownOutputAndAViewWithoutAnImageAreNamed() {
        refused(EXPLANATION, Map.of("output", "bird"), ErrorId.BAD_REQUEST,
                "output 'bird' of the renderer png was not explained; explained are cat, dog, or by place 1 to 2");
        refused(explanation(new Subject.Text("x")), Map.of("view", "heat-map"), ErrorId.BAD_REQUEST,
                "the renderer png cannot draw the view heat-map of a text of 1 character, which is no image: take view = chart or auto");
    }

    @Test
    void aMachineWithoutFontsIsToldWhatToInstall() {
        List<Supplier<Font>> failures = List.of(
                () -> {
                    throw new InternalError("java.lang.reflect.InvocationTargetException");
                },
                () -> {
                    throw new NullPointerException("Cannot load from short array because \"head\" is null");
                },
                () -> {
                    throw new UnsatisfiedLinkError("libfreetype.so.6");
                },
                () -> {
                    throw new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager");
                });
        PngOptions options = new PngOptions(PngOptions.View.AUTO, Optional.empty(), SegmentMask.Sign.BOTH, 5, 0, false, 50, 720, 2);
        for (Supplier<Font> failure : failures) {
            assertThatThrownBy(() -> new PngRenderer(options, failure)
                            .render(explanation(new Subject.Text("x")), new ByteArrayOutputStream()))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                    .hasMessageStartingWith("the JDK finds no font to draw the chart with (java.lang.")
                    .hasMessageEndingWith("install fontconfig and a font, such as the Debian packages fontconfig and "
                            + "fonts-dejavu-core, or use the renderer svg, which needs none");
        }
    }

    @Test
    void segmentsNeedNoFont() throws IOException {
        PngOptions options = new PngOptions(PngOptions.View.AUTO, Optional.empty(), SegmentMask.Sign.BOTH, 5, 0, false, 50, 720, 2);
        assertThat(pixels(new PngRenderer(options, () -> {
            throw new InternalError("no fonts");
        }), EXPLANATION)).isEqualTo(pixels(Map.of()));
    }

    @Test
    void aChartThatWouldBeTooLargeIsRefused() {
        FeatureContribution feature = EXPLANATION.outputs().get(0).contributions().get(0);
        OutputExplanation many = new OutputExplanation(0, "cat", 0, 0, 0, Collections.nCopies(200, feature),
                new LocalFidelity(1, 1, 1, 1), new SurrogateDescription.Linear("ridge", 1), List.of());
        Explanation large = new Explanation(IMAGE, Collections.nCopies(20, many), EXPLANATION.provenance());
        assertThatThrownBy(() -> renderer(Map.of("view", "chart", "features", 200)).render(large, new ByteArrayOutputStream()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED))
                .hasMessageContaining("lower the options scale or features of the renderer png");
    }

    @Test
    void optionsOutOfRangeAreRefusedByName() {
        for (Map<String, Object> options : List.<Map<String, Object>>of(Map.of("segments", 0), Map.of("min-weight", -1),
                Map.of("width", 100), Map.of("scale", 9), Map.of("features", 500), Map.of("view", "film"))) {
            assertThatThrownBy(() -> renderer(options)).isInstanceOf(LimeException.class)
                    .hasMessageContaining(options.keySet().iterator().next());
        }
    }

    private static Subject.Image image() {
        int[] pixels = new int[16 * 8];
        int[] labels = new int[16 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | i * 0x010204;
            labels[i] = i % 16 / 4;
        }
        return new Subject.Image(new IntPlane(16, 8, pixels), new IntPlane(16, 8, labels));
    }

    private static Explanation explanation(Subject subject) {
        return new Explanation(subject, List.of(output(0, "cat", 0.5, -0.25), output(1, "dog", -0.5, 0.125)),
                new Provenance("1", 1, 10, 5, "model", OutputKind.SCORE, List.of("cat", "dog"), Map.of(), Map.of()));
    }

    private static OutputExplanation output(int number, String name, double... weights) {
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            contributions.add(new FeatureContribution(FeatureKey.ofInstance("segment " + i), "segment " + i, 1, weights[i],
                    OptionalDouble.of(0.01), new Location.Segment(i)));
        }
        return new OutputExplanation(number, name, 0.5, 0.5, 0, contributions, new LocalFidelity(1, 10, 10, 10),
                new SurrogateDescription.Linear("ridge", 1), List.of());
    }

    private static void refused(Explanation explanation, Map<String, Object> options, ErrorId id, String message) {
        assertThatThrownBy(() -> renderer(options).render(explanation, new ByteArrayOutputStream()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessage(message);
    }

    private static IntPlane pixels(Map<String, Object> options) throws IOException {
        return pixels(renderer(options), EXPLANATION);
    }

    private static IntPlane pixels(ExplanationRenderer renderer, Explanation explanation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        renderer.render(explanation, out);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        return new IntPlane(image.getWidth(), image.getHeight(),
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }

    private static ExplanationRenderer renderer(Map<String, Object> options) {
        PluginRegistry registry = PluginRegistry.standard();
        ComponentRef<?> ref = ComponentRef.of("png");
        for (Map.Entry<String, Object> option : options.entrySet()) {
            ref = ref.with(option.getKey(), option.getValue());
        }
        return (ExplanationRenderer) registry.create(RendererFactory.class, ref, CreationContext.of(registry));
    }
}
