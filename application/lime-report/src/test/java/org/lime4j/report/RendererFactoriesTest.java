package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.report.writing.DisplayWidth;

class RendererFactoriesTest {
    private final PluginRegistry registry = PluginRegistry.standard();

    @Test
    void allRenderersAreFoundWithTheirOptions() {
        assertThat(registry.available(RendererFactory.class)).extracting(PluginInfo::id).containsExactly("csv", "html", "json", "markdown", "png", "svg", "text");
        assertThat(registry.failures()).isEmpty();
        assertThat(registry.info(RendererFactory.class, "text").schema().options().stream()
                        .map(option -> option.name() + " = " + option.defaultValue())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("width = 80, colour = auto, ascii = false");
    }

    @Test
    void theRenderersNameTheirFormats() {
        assertThat(create(ComponentRef.of("csv")).mediaType()).isEqualTo("text/csv");
        assertThat(create(ComponentRef.of("html")).mediaType()).isEqualTo("text/html");
        assertThat(create(ComponentRef.of("markdown")).mediaType()).isEqualTo("text/markdown");
        assertThat(create(ComponentRef.of("png")).mediaType()).isEqualTo("image/png");
        assertThat(create(ComponentRef.of("svg")).mediaType()).isEqualTo("image/svg+xml");
        assertThat(create(ComponentRef.of("json")).mediaType()).isEqualTo("application/json");
        assertThat(create(ComponentRef.of("text")).mediaType()).isEqualTo("text/plain");
    }

    @Test
    void optionsReachTheRenderer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        create(ComponentRef.of("text").with("width", 60).with("colour", "always")).render(Explanations.tree(), out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\u001b[1msetosa");
        assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").lines().mapToInt(DisplayWidth::of).max()).hasValue(60);
    }

    @Test
    void aWidthOutOfRangeIsRefusedByName() {
        assertThatThrownBy(() -> create(ComponentRef.of("text").with("width", 20)))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("width")
                .hasMessageContaining("20");
    }

    private ExplanationRenderer create(ComponentRef<?> ref) {
        return (ExplanationRenderer) registry.create(RendererFactory.class, ref, CreationContext.of(registry));
    }
}
