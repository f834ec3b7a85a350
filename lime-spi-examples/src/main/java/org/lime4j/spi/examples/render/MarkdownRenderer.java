package org.lime4j.spi.examples.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.render.ExplanationRenderer;

/** A heading and a table of weights for each output, in Markdown. */
public final class MarkdownRenderer implements ExplanationRenderer {
    /** A renderer; it has no settings. */
    public MarkdownRenderer() {}

    @Override
    public String mediaType() {
        return "text/markdown";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        StringBuilder page = new StringBuilder();
        for (OutputExplanation output : explanation.outputs()) {
            page.append("### ").append(plain(output.name())).append("\n\n");
            page.append(format("Model %.4g, surrogate %.4g, weighted R² %.4g\n\n", output.modelPrediction(),
                    output.surrogatePrediction(), output.fidelity().weightedR2()));
            page.append("| Feature | Weight | Standard error |\n|---|--:|--:|\n");
            for (FeatureContribution feature : output.contributions()) {
                page.append("| ").append(plain(feature.label())).append(format(" | %+.4g | ", feature.weight()));
                feature.standardError().ifPresent(error -> page.append(format("%.2g ", error)));
                page.append("|\n");
            }
            page.append('\n');
        }
        page.append(format("Seed %d, %d samples\n", explanation.provenance().seed(), explanation.provenance().samples()));
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The text as it is: on one line, and nothing in it taken for Markdown. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\p{Punct}", "\\\\$0");
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
