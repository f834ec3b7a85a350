package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;

/** Every perturbed image recorded from the reference, by the preset {@code reference}. */
class ImageGoldenTest {
    @TestFactory
    Stream<DynamicTest> perturbedImagesAreThoseOfTheReference() {
        return Golden.files("image").stream().flatMap(file -> {
            Map<String, Object> golden = Golden.read(file);
            return objects(golden.get("perturbed")).stream().map(perturbed -> DynamicTest.dynamicTest(
                    golden.get("id") + " hide " + perturbed.get("hide_color"), () -> check(golden, perturbed)));
        });
    }

    private static void check(Map<String, Object> golden, Map<String, Object> perturbed) {
        int width = ((Double) golden.get("width")).intValue();
        int height = ((Double) golden.get("height")).intValue();
        IntPlane labels = new IntPlane(width, height, integers(golden.get("segments")));
        RgbImage image = RgbImage.ofRgb(width, height, packed(golden.get("image")));
        PluginRegistry registry = LabelsFactory.registry(labels);
        CreationContext context = CreationContext.of(registry);
        ComponentRef<?> own = representation(perturbed.get("hide_color"));
        ComponentRef<?> reference =
                Preset.choices(ComponentRef.of("reference"), own, context).representation();
        InterpretableInstance<RgbImage> instance = context
                .create(RepresentationFactory.class, own.inheriting(reference), ImageRepresentation.class)
                .represent(image, new RandomStreams(1));
        @SuppressWarnings("unchecked")
        List<String> rows = (List<String>) perturbed.get("z");
        List<?> images = (List<?>) perturbed.get("images");
        List<RgbImage> decoded = instance.newDecoder(rows.size())
                .decode(Presences.of(instance, rows), 0, rows.size(), new RandomStreams(1).rows());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(decoded.get(i).toArray())
                    .as("row %d = %s", i, rows.get(i))
                    .isEqualTo(RgbImage.ofRgb(width, height, packed(images.get(i))).toArray());
        }
    }

    /** What a configuration says beside {@code preset = reference}: the recorded labels, and the colour if there is one. */
    static ComponentRef<?> representation(Object color) {
        ComponentRef<?> recorded = ComponentRef.of("image").with("segmenter", "labels");
        if (color == null) {
            return recorded;
        }
        int rgb = color instanceof Double grey ? grey.intValue() * 0x010101 : packed(color)[0];
        return recorded.with("hide", "color").with("hide-color", String.format(Locale.ROOT, "#%06x", rgb));
    }

    /** A segmenter {@code labels} that gives one recorded plane. */
    record LabelsFactory(IntPlane labels) implements SegmenterFactory<NoOptions> {
        static PluginRegistry registry(IntPlane labels) {
            return PluginRegistry.builder().withApplication().withPlugin(new LabelsFactory(labels)).build();
        }

        @Override
        public String id() {
            return "labels";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public String description() {
            return "recorded labels";
        }

        @Override
        public Segmenter create(NoOptions options, CreationContext context) {
            return (picture, random) -> labels;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object array) {
        return (List<Map<String, Object>>) array;
    }

    static int[] integers(Object array) {
        return ((List<?>) array).stream().mapToInt(number -> ((Double) number).intValue()).toArray();
    }

    static int[] packed(Object channels) {
        int[] values = integers(channels);
        int[] rgb = new int[values.length / 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = values[3 * i] << 16 | values[3 * i + 1] << 8 | values[3 * i + 2];
        }
        return rgb;
    }
}
