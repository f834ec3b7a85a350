package org.lime4j.report.html;

import java.io.IOException;
import java.io.OutputStream;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.render.ExplanationRenderer;

/** Writes an {@link ExplanationPage}. */
final class HtmlRenderer implements ExplanationRenderer {
    private final HtmlOptions options;

    HtmlRenderer(HtmlOptions options) {
        this.options = options;
    }

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        HtmlWriter html = new HtmlWriter(out);
        new ExplanationPage(html, options).write(explanation);
        html.flush();
    }
}
