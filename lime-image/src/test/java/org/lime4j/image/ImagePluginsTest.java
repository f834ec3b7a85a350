package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;

class ImagePluginsTest {
    private final PluginRegistry registry = PluginRegistry.standard();
    private final CreationContext context = CreationContext.of(registry);

    private ImageRepresentation image(ComponentRef<?> ref) {
        return context.create(RepresentationFactory.class, ref, ImageRepresentation.class);
    }

    @Test
    void thePluginsOfThisModuleAreFound() {
        assertThat(registry.failures()).isEmpty();
        assertThat(registry.available("segmenter")).extracting(PluginInfo::id)
                .containsExactly("felzenszwalb", "grid", "label-map", "mean-shift", "quickshift", "slic", "watershed");
        assertThat(registry.available("representation")).extracting(PluginInfo::id).contains("image");
        assertThat(registry.available("instances")).extracting(PluginInfo::id).contains("image");
    }

    @Test
    void optionsReachTheRepresentation() {
        InterpretableInstance<RgbImage> instance = image(ComponentRef.of("image")
                        .with("segmenter", ComponentRef.of("grid").with("cell-size", 2))
                        .with("hide", "color")
                        .with("hide-color", "#FF8000"))
                .represent(SegmenterChecks.constant(4, 2), new RandomStreams(1));
        assertThat(instance.features()).hasSize(2);
        RgbImage hidden = instance.newDecoder(1)
                .decode(Presences.of(instance, List.of("01")), 0, 1, new RandomStreams(1).rows()).get(0);
        assertThat(hidden.argb(0, 0)).isEqualTo(0xFFFF8000);
        assertThat(hidden.argb(2, 0)).isEqualTo(0xFF406080);
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThatThrownBy(() -> image(ComponentRef.of("image").with("hide-color", "red")))
                .hasMessageContaining("hide-color is 'red'");
    }

    @Test
    void aSourceReadsAPictureBesideTheConfiguration(@TempDir Path folder) throws IOException {
        RgbImage picture = SegmenterChecks.noise(5, 4, 1);
        ImageIO.write(picture.toBufferedImage(), "png", folder.resolve("picture.png").toFile());
        InstanceSource<?> source = context.withBaseDirectory(folder).create(
                InstanceSourceFactory.class, ComponentRef.of("image").with("path", "picture.png"), InstanceSource.class);
        assertThat(source.instances().next()).isEqualTo(picture);
    }

    /** The last one too, which the reference never hides where labels begin at 1; its pixels are hidden and no others. */
    @Test
    void everySegmentOfEverySegmenterCanBeHidden(@TempDir Path folder) throws IOException {
        RgbImage picture = SegmenterChecks.blocks(64, 48, 4);
        ImageIO.write(SegmenterChecks.blocks(64, 48, 5).toBufferedImage(), "png", folder.resolve("labels.png").toFile());
        for (PluginInfo plugin : registry.available("segmenter")) {
            ComponentRef<?> segmenter = plugin.id().equals("label-map")
                    ? ComponentRef.of("label-map").with("path", "labels.png")
                    : ComponentRef.of(plugin.id());
            InterpretableInstance<RgbImage> instance = CreationContext.of(registry).withBaseDirectory(folder)
                    .create(RepresentationFactory.class,
                            ComponentRef.of("image").with("segmenter", segmenter).with("hide", "color").with("hide-color", "#123456"),
                            ImageRepresentation.class)
                    .represent(picture, new RandomStreams(1));
            IntPlane labels = ((Subject.Image) instance.subject()).segments();
            int segments = instance.features().size();
            assertThat(segments).as(plugin.id()).isGreaterThan(1);
            for (int s = 0; s < segments; s++) {
                String row = "1".repeat(s) + "0" + "1".repeat(segments - s - 1);
                RgbImage shown = instance.newDecoder(1)
                        .decode(Presences.of(instance, List.of(row)), 0, 1, new RandomStreams(1).rows()).get(0);
                int[] expected = picture.toArray();
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = labels.at(i) == s ? 0xFF123456 : expected[i];
                }
                assertThat(shown.toArray()).as("%s, segment %d of %d hidden", plugin.id(), s, segments).isEqualTo(expected);
            }
        }
    }
}
