package org.lime4j.report;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code text}: an explanation for people at a terminal, in UTF-8.
 *
 * <p>What was explained comes first, then for each output the cautions, the predictions, the contributions with bars
 * and, of a tree, its rules; last what is needed to replay it. Lines keep to the width counted in terminal columns, where
 * East Asian wide characters take two. Control, format and bidirectional characters appear as escapes.
 */
public final class TextRendererFactory implements RendererFactory<TextOptions> {
    /** Makes the factory. */
    public TextRendererFactory() {}

    @Override
    public String id() {
        return "text";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<TextOptions> optionsType() {
        return TextOptions.class;
    }

    @Override
    public String description() {
        return "predictions, weights with bars, fidelity and how to replay it, for people at a terminal";
    }

    @Override
    public ExplanationRenderer create(TextOptions options, CreationContext context) {
        return new TextRenderer(options);
    }
}
