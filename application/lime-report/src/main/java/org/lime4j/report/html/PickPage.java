package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;
import org.lime4j.report.writing.SubjectWording;

/** The page of one report of SP-LIME. Used once. */
final class PickPage {
    private final HtmlWriter html;
    private final HtmlOptions options;

    PickPage(HtmlWriter html, HtmlOptions options) {
        this.html = html;
        this.options = options;
    }

    void write(PickReport report) throws IOException {
        new Document(html).write(title(report), () -> content(report));
    }

    private static String title(PickReport report) {
        return SubjectWording.count(report.picks().size(), "picked instance") + " of "
                + SubjectWording.grouped(report.instances());
    }

    private void content(PickReport report) throws IOException {
        header(report);
        List<Pick> picks = report.picks();
        if (picks.isEmpty()) {
            html.element("p", "No instance was picked.").line();
            return;
        }
        html.open("section", "class", "output").element("h2", "Weights of the picked instances").line();
        new WeightsMatrix(html).write(report);
        html.close().line();
        NumberFormatting gains = NumberFormatting.upTo(picks.stream().mapToDouble(Pick::gain).max().orElse(0), 0);
        for (int p = 0; p < picks.size(); p++) {
            pick(picks.get(p), p + 1, gains);
        }
        new ProvenanceSection(html).write(report.provenance().orElseThrow());
    }

    private void header(PickReport report) throws IOException {
        List<Pick> picks = report.picks();
        html.open("header").line();
        html.element("p", "SP-LIME", "class", "kicker").line();
        html.element("h1", title(report)).line();
        if (!picks.isEmpty()) {
            html.open("p", "class", "sentence").text("Picked by ").outside(report.picker().id());
            html.text(", together they cover ");
            html.element("strong", OutputWording.percent(picks.get(picks.size() - 1).coverage()));
            html.text(" of the global importance of " + SubjectWording.count(report.allFeatures(), "feature") + ".");
            html.close().line();
            new ProvenanceSection(html).summary(report.provenance().orElseThrow());
        }
        if (report.failed() > 0) {
            html.open("div", "class", "caution", "role", "note").element("p", "Read this with caution", "class", "alarm");
            html.element("p", SubjectWording.grouped(report.failed()) + " of " + SubjectWording.grouped(report.instances())
                    + " instances could not be explained and take no part in this.");
            html.close().line();
        }
        if (picks.size() > 1) {
            html.open("nav", "aria-label", "Picked instances").open("ol").line();
            for (int p = 0; p < picks.size(); p++) {
                html.open("li").element("a", "instance " + picks.get(p).index(), "href", "#pick-" + (p + 1)).close().line();
            }
            html.close().close().line();
        }
        html.close().line();
    }

    private void pick(Pick pick, int number, NumberFormatting gains) throws IOException {
        html.open("section", "class", "output", "id", "pick-" + number).line();
        html.open("h2").text("Pick " + number + ": instance " + pick.index() + " ");
        html.element("small", "adds " + gains.plain(pick.gain()) + ", " + OutputWording.percent(pick.coverage()) + " covered");
        html.close().line();
        new ExplanationPage(html, options).body(pick.explanation(), "pick-" + number + "-", 3);
        html.close().line();
    }
}
