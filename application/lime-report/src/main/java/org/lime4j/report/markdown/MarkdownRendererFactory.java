package org.lime4j.report.markdown;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code markdown}: headings and tables in GitHub Flavored Markdown, UTF-8.
 *
 * <p>Text from outside is shown as it is: nothing in it is taken for markup, a link, a mention or HTML. Control and format characters
 * appear as escapes.
 */
public final class MarkdownRendererFactory implements RendererFactory<MarkdownOptions> {
    /** Makes the factory. */
    public MarkdownRendererFactory() {}

    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<MarkdownOptions> optionsType() {
        return MarkdownOptions.class;
    }

    @Override
    public String description() {
        return "headings and tables in Markdown, for pages, reviews and notes";
    }

    @Override
    public ExplanationRenderer create(MarkdownOptions options, CreationContext context) {
        return new MarkdownRenderer(options);
    }
}
