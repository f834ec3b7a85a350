package org.lime4j.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/** A renderer that keeps every rule, or a wrong one instead. */
public final class NamesFactory extends PlainFactory<ExplanationRenderer> implements RendererFactory<NoOptions> {
    public NamesFactory() {
        this(Names::new);
    }

    NamesFactory(Supplier<? extends ExplanationRenderer> renderer) {
        super("names", renderer);
    }

    /** Names of the outputs and predictions, one a line. */
    static class Names implements ExplanationRenderer {
        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public void render(Explanation explanation, OutputStream out) throws IOException {
            out.write(text(explanation).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        String text(Explanation explanation) {
            StringBuilder text = new StringBuilder("Outputs:\n");
            for (OutputExplanation output : explanation.outputs()) {
                text.append(output.name()).append(" = ").append(number(output.modelPrediction())).append('\n');
            }
            return text.toString();
        }

        String number(double number) {
            return Double.toString(number);
        }
    }
}
