package org.lime4j.report.html;

import java.io.IOException;
import java.util.Map;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.report.writing.OutputWording;

/** How to make it again: components, their options and formulas. */
final class ProvenanceSection {
    private final HtmlWriter html;

    ProvenanceSection(HtmlWriter html) {
        this.html = html;
    }

    /** The model and what replays it, for the head of a page. */
    void summary(Provenance provenance) throws IOException {
        html.open("p", "class", "quiet").text("Model: ").outside(provenance.model()).close().line();
        html.open("p", "class", "quiet");
        String gap = "";
        for (String item : OutputWording.replay(provenance)) {
            html.text(gap).outside(item);
            gap = " \u00B7 ";
        }
        html.close().line();
    }

    void write(Provenance provenance) throws IOException {
        html.open("details", "class", "replay").element("summary", "Replay: seed, components and formulas").line();
        html.open("table").open("caption").text("Seed " + provenance.seed() + ", " + provenance.samples()
                + " samples, at most " + provenance.features() + " features, perturbation set " + provenance.perturbationSet());
        html.close().line().open("thead").open("tr");
        for (String head : new String[] {"stage", "component", "options in force"}) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().line().open("tbody").line();
        for (Map.Entry<String, ComponentProvenance> component : provenance.components().entrySet()) {
            html.open("tr").open("th", "scope", "row").outside(component.getKey()).close();
            html.open("td").outside(component.getValue().id());
            String formula = provenance.formulas().get(component.getKey());
            if (formula != null) {
                html.empty("br").outside(formula);
            }
            html.close().open("td");
            String gap = "";
            for (Map.Entry<String, String> option : component.getValue().options().entrySet()) {
                html.text(gap).outside(option.getKey() + " = " + option.getValue());
                gap = ", ";
            }
            html.close().close().line();
        }
        for (Map.Entry<String, String> formula : provenance.formulas().entrySet()) {
            if (!provenance.components().containsKey(formula.getKey())) {
                html.open("tr").open("th", "scope", "row").outside(formula.getKey()).close();
                html.open("td", "colspan", "2").outside(formula.getValue()).close().close().line();
            }
        }
        html.close().close().line().close().line();
    }
}
