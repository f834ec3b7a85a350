package org.lime4j.report.markdown;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.render.ExplanationRenderer;

/** Writes a {@link MarkdownPage}. */
final class MarkdownRenderer implements ExplanationRenderer {
    private final int heading;

    MarkdownRenderer(MarkdownOptions options) {
        this.heading = options.heading();
    }

    @Override
    public String mediaType() {
        return "text/markdown";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        out.write(new MarkdownPage(heading).of(explanation).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void render(Explanation explanation, long instance, boolean first, OutputStream out) throws IOException {
        if (!first) {
            out.write('\n');
        }
        render(explanation, out);
    }
}
