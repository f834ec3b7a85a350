package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;

/** The weights of one output as a table, with bars that screen readers pass over. */
final class WeightsTable {
    /** Rows that are shown at once; the rest unfolds. */
    private static final int ROWS = 40;

    private final HtmlWriter html;

    WeightsTable(HtmlWriter html) {
        this.html = html;
    }

    void write(OutputExplanation output, OutputWording wording) throws IOException {
        int size = output.contributions().size();
        if (size == 0) {
            html.element("p", OutputWording.NO_WEIGHT).line();
            return;
        }
        DivergingBars bars = DivergingBars.of(html, output.contributions());
        rows(output, wording, bars, 0, Math.min(size, ROWS));
        if (size > ROWS) {
            html.open("details").element("summary", (size - ROWS) + " more features").line();
            rows(output, wording, bars, ROWS, size);
            html.close().line();
        }
    }

    private void rows(OutputExplanation output, OutputWording wording, DivergingBars bars, int from, int to) throws IOException {
        boolean withValues = wording.hasValues();
        boolean withErrors = wording.hasErrors();
        html.open("table", "class", "weights").line();
        html.open("caption").text("What each feature adds to ").outside(output.name());
        html.text(withErrors ? ". Lines are 95 % intervals over the draw of the samples." : ".").close().line();
        html.open("thead").open("tr").element("th", "feature", "scope", "col");
        if (withValues) {
            html.element("th", "z\u2032", "scope", "col", "class", "number");
        }
        html.element("th", "weight", "scope", "col", "class", "number");
        if (withErrors) {
            html.element("th", "std. error", "scope", "col", "class", "number");
        }
        html.open("td", "class", "bar", "aria-hidden", "true");
        bars.head();
        html.close().close().close().line();
        html.open("tbody").line();
        List<FeatureContribution> contributions = output.contributions();
        for (int i = from; i < to; i++) {
            FeatureContribution contribution = contributions.get(i);
            html.open("tr").open("th", "scope", "row").outside(wording.labels().get(i)).close();
            if (withValues) {
                html.element("td", NumberFormatting.single(contribution.value()), "class", "number");
            }
            html.element("td", wording.weights().signed(contribution.weight()), "class", "number");
            if (withErrors) {
                html.element("td", wording.error(contribution), "class", "number");
            }
            html.open("td", "class", "bar", "aria-hidden", "true");
            bars.draw(contribution);
            html.close().close().line();
        }
        html.close().close().line();
    }
}
