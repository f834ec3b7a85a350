package org.lime4j.spi.examples.render;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/** Provides {@link MarkdownRenderer} as {@code markdown-tables}. */
public final class MarkdownFactory implements RendererFactory<NoOptions> {
    /** For the service loader. */
    public MarkdownFactory() {}

    @Override
    public String id() {
        return "markdown-tables";
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
        return "tables in Markdown, for a page or a review";
    }

    @Override
    public ExplanationRenderer create(NoOptions options, CreationContext context) {
        return new MarkdownRenderer();
    }
}
