package org.lime4j.report.html;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code html}: one page in one file, for browsers and for print.
 *
 * <p>The page has no script and asks for nothing outside of itself; its content security policy allows its one style sheet, by
 * its hash, and pictures of the page's own data. It follows the reader's choice of light or dark.
 *
 * <p>Text from outside is kept: what a browser reads from the page is the text that was given. It stands in isolation, so that
 * its direction changes nothing around it, and hidden characters (control and format characters, those that reorder text among
 * them) carry their escape, which is shown in their place. The text that was explained keeps format characters that scripts are
 * written with; those that reorder it are shown as escapes there too. Two kinds of character cannot stand in a page and are
 * replaced by U+FFFD beside their escape: NUL and surrogates without a partner. In the page's title and in alternative texts of
 * pictures, which cannot be marked up, escapes stand for hidden characters.
 */
public final class HtmlRendererFactory implements RendererFactory<HtmlOptions> {
    /** Makes the factory. */
    public HtmlRendererFactory() {}

    @Override
    public String id() {
        return "html";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<HtmlOptions> optionsType() {
        return HtmlOptions.class;
    }

    @Override
    public String description() {
        return "one self-contained page without scripts, for browsers and print";
    }

    @Override
    public ExplanationRenderer create(HtmlOptions options, CreationContext context) {
        return new HtmlRenderer(options);
    }
}
