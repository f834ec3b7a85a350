package org.lime4j.report.chart;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code svg}: a chart of the weights as SVG 1.1, for pages and documents.
 *
 * <p>Each output has its sentence, its cautions and a bar a feature, to the left or to the right of an axis, with the interval
 * of 95 % where standard errors are known; a tree has its rules. There is no script, no animation and no reference to
 * anything outside; colours follow the reader's choice of light or dark, and title and description say in words what the chart
 * shows. Text is broken by the widths of a wide font, so that it fits in others; characters that XML does not allow are escapes.
 */
public final class SvgRendererFactory implements RendererFactory<SvgOptions> {
    /** Makes the factory. */
    public SvgRendererFactory() {}

    @Override
    public String id() {
        return "svg";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<SvgOptions> optionsType() {
        return SvgOptions.class;
    }

    @Override
    public String description() {
        return "a chart of the weights with their intervals, for pages and documents";
    }

    @Override
    public ExplanationRenderer create(SvgOptions options, CreationContext context) {
        return new SvgRenderer(options);
    }
}
