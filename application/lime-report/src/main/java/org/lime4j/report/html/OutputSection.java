package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.writing.OutputWording;

/** What is said of one output: the sentence, cautions, figures, marks in the instance, weights, and the surrogate if it is a tree. */
final class OutputSection {
    private final HtmlWriter html;
    private final SubjectSection subject;
    private final String heading;
    private final String subheading;
    private final String id;

    OutputSection(HtmlWriter html, SubjectSection subject, int level, String id) {
        this.html = html;
        this.subject = subject;
        this.heading = "h" + level;
        this.subheading = "h" + (level + 1);
        this.id = id;
    }

    void write(OutputExplanation output, Provenance provenance, boolean isFirst) throws IOException {
        OutputWording wording = new OutputWording(output, provenance.outputKind());
        html.open("section", "class", "output", "id", id, "aria-labelledby", id + "-name").line();
        html.open(heading, "id", id + "-name").outside(output.name()).text(" ");
        html.element("small", OutputWording.about(output.output(), provenance)).close().line();
        html.open("p", "class", "sentence").sentence(wording.sentence()).close().line();
        cautions(output.cautions());
        figures(wording, provenance.outputKind().isProbability()
                ? new double[] {output.modelPrediction(), output.surrogatePrediction(), Double.NaN, output.fidelity().weightedR2()}
                : new double[] {Double.NaN, Double.NaN, Double.NaN, output.fidelity().weightedR2()});
        subject.marked(output, wording, isFirst);
        html.element(subheading, "Weights").line();
        new WeightsTable(html).write(output, wording);
        surrogate(output.surrogate(), wording);
        html.close().line();
    }

    private void cautions(List<Caution> cautions) throws IOException {
        if (cautions.isEmpty()) {
            return;
        }
        html.open("div", "class", "caution", "role", "note").element("p", "Read this with caution", "class", "alarm");
        for (Caution caution : cautions) {
            html.line().open("p").outside(caution.message()).close();
        }
        html.close().line();
    }

    /** Numbers side by side; those in [0, 1] with a meter. */
    private void figures(OutputWording wording, double[] shares) throws IOException {
        html.open("dl", "class", "figures").line();
        List<OutputWording.Figure> figures = wording.figures();
        for (int i = 0; i < figures.size(); i++) {
            OutputWording.Figure figure = figures.get(i);
            html.open("div").element("dt", figure.name()).element("dd", figure.number());
            if (i < shares.length && shares[i] >= 0 && shares[i] <= 1) {
                html.open("dd", "aria-hidden", "true").open("svg", "class", "meter");
                html.empty("rect", "class", "track", "width", "100%", "height", "4");
                html.empty("rect", "class", "level", "width", Percent.of(shares[i]), "height", "4");
                html.close().close();
            }
            if (!figure.note().isEmpty()) {
                html.element("dd", figure.note(), "class", "quiet");
            }
            html.close().line();
        }
        html.close().line();
    }

    private void surrogate(SurrogateDescription surrogate, OutputWording wording) throws IOException {
        if (surrogate instanceof SurrogateDescription.Tree tree) {
            html.element(subheading, "Tree").line();
            new TreeSection(html, wording).write(tree);
        } else if (surrogate instanceof SurrogateDescription.Custom custom) {
            html.element(subheading, "Surrogate").line();
            new ValuesTable(html).attributes(custom.kind(), custom.attributes());
        }
    }
}
