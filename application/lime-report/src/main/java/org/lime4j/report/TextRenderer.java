package org.lime4j.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.writing.Ink;

/** Writes a {@link TextPage}. */
final class TextRenderer implements ExplanationRenderer {
    private final int width;
    private final Ink ink;

    TextRenderer(TextOptions options) {
        this.width = options.width();
        this.ink = new Ink(options.colour() == TextOptions.Colour.ALWAYS, options.ascii());
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        out.write(new TextPage(width, ink).of(explanation).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
