package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.report.writing.OutputWording;
import org.lime4j.report.writing.SubjectWording;

/** The page of one explanation: what was explained, each output, the instance's values, how to make it again. Used once. */
final class ExplanationPage {
    private final HtmlWriter html;
    private final HtmlOptions options;

    ExplanationPage(HtmlWriter html, HtmlOptions options) {
        this.html = html;
        this.options = options;
    }

    void write(Explanation explanation) throws IOException {
        new Document(html).write(title(explanation), () -> content(explanation));
    }

    private static String title(Explanation explanation) {
        String about = SubjectWording.of(explanation.subject());
        return explanation.outputs().isEmpty()
                ? "LIME: " + about
                : explanation.outputs().get(0).name() + " \u2013 LIME: " + about;
    }

    private void content(Explanation explanation) throws IOException {
        header(explanation);
        navigation(explanation);
        body(explanation, "", 2);
        new ProvenanceSection(html).write(explanation.provenance());
    }

    private void header(Explanation explanation) throws IOException {
        html.open("header").line();
        html.element("p", "LIME", "class", "kicker").line();
        html.element("h1", "Explanation of " + SubjectWording.of(explanation.subject())).line();
        new ProvenanceSection(html).summary(explanation.provenance());
        html.close().line();
    }

    private void navigation(Explanation explanation) throws IOException {
        List<OutputExplanation> outputs = explanation.outputs();
        if (outputs.size() < 2) {
            return;
        }
        html.open("nav", "aria-label", "Outputs").open("ol").line();
        for (int i = 0; i < outputs.size(); i++) {
            OutputExplanation output = outputs.get(i);
            OutputWording wording = new OutputWording(output, explanation.provenance().outputKind());
            html.open("li").open("a", "href", "#output-" + (i + 1)).outside(output.name()).close();
            html.text(" " + wording.predictions().plain(output.modelPrediction()));
            html.element("span", output.cautions().isEmpty() ? "" : " with caution", "class", "quiet").close().line();
        }
        html.close().close().line();
    }

    /** Outputs and values, as a page of their own or as a part of another page. */
    void body(Explanation explanation, String idPrefix, int level) throws IOException {
        SubjectSection subject = new SubjectSection(html, options, explanation.subject(), level + 1);
        for (int i = 0; i < explanation.outputs().size(); i++) {
            new OutputSection(html, subject, level, idPrefix + "output-" + (i + 1))
                    .write(explanation.outputs().get(i), explanation.provenance(), i == 0);
        }
        if (explanation.outputs().isEmpty()) {
            html.element("p", "No output was explained.").line();
            subject.unmarked();
        }
        subject.values();
    }
}
