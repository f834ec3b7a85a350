package org.lime4j.report.chart;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code png}: of an image the segments that matter, pixel by pixel as large as the image; of anything else
 * the chart of the renderer {@code svg}, light.
 *
 * <p>A chart is drawn by the JDK with the fonts of the machine; where it finds none, as in many containers, the error says what to
 * install. Pictures of segments need no font.
 */
public final class PngRendererFactory implements RendererFactory<PngOptions> {
    /** Makes the factory. */
    public PngRendererFactory() {}

    @Override
    public String id() {
        return "png";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<PngOptions> optionsType() {
        return PngOptions.class;
    }

    @Override
    public String description() {
        return "of an image its segments that matter, else a chart of the weights, as pixels";
    }

    @Override
    public ExplanationRenderer create(PngOptions options, CreationContext context) {
        return new PngRenderer(options);
    }
}
