package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import org.lime4j.core.pick.GlobalFeature;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.SubjectWording;

/** W as a heat map: rows are the picked instances, columns features by importance, with the importances on top. */
final class WeightsMatrix {
    /** Columns that are shown, the most important ones. */
    private static final int COLUMNS = 16;
    /** Shades of a cell. */
    private static final int STEPS = 4;
    /** Height of the bar of the most important feature. */
    private static final int BAR = 48;

    private final HtmlWriter html;

    WeightsMatrix(HtmlWriter html) {
        this.html = html;
    }

    void write(PickReport report) throws IOException {
        List<GlobalFeature> features = report.features().subList(0, Math.min(COLUMNS, report.features().size()));
        if (features.isEmpty()) {
            html.element("p", "No explanation gives a feature a weight.").line();
            return;
        }
        html.element("p", "Each cell is the sum of |weight| over the explained outputs; the stronger its shade, the larger. The bars are "
                + "the global importance over all " + SubjectWording.grouped(report.explained()) + " explanations.", "class", "legend");
        html.line().open("div", "class", "matrix", "role", "region", "aria-label", "Weights of the picked instances", "tabindex", "0");
        html.line().open("table").line();
        html.element("caption", "|weight| by instance and feature").line().open("thead").line();
        heads(features);
        importances(features);
        explanations(features);
        html.close().line().open("tbody").line();
        picks(report.picks(), features.size());
        html.close().close().close().line();
        others(report.features().subList(features.size(), report.features().size()), features.get(0).importance());
        rest(report);
    }

    private void heads(List<GlobalFeature> features) throws IOException {
        html.open("tr").element("th", "picked instance", "scope", "col");
        for (GlobalFeature feature : features) {
            html.open("th", "scope", "col").open("span", "class", "upright").outside(feature.label()).close().close();
        }
        html.close().line();
    }

    private void importances(List<GlobalFeature> features) throws IOException {
        double largest = features.get(0).importance();
        NumberFormatting numbers = NumberFormatting.upTo(Double.isFinite(largest) ? largest : 0, 0);
        html.open("tr").element("th", "importance", "scope", "row");
        for (GlobalFeature feature : features) {
            double share = largest > 0 ? feature.importance() / largest : 0;
            long height = Math.round(BAR * (Double.isFinite(share) ? Math.min(1, share) : 0));
            html.open("td").open("svg", "class", "column", "aria-hidden", "true", "height", "" + BAR);
            html.empty("rect", "class", "level", "width", "100%", "y", "" + (BAR - height), "height", "" + height);
            html.close().text(numbers.plain(feature.importance())).close();
        }
        html.close().line();
    }

    private void explanations(List<GlobalFeature> features) throws IOException {
        html.open("tr").element("th", "explanations", "scope", "row");
        for (GlobalFeature feature : features) {
            html.element("td", SubjectWording.grouped(feature.explanations()));
        }
        html.close().line();
    }

    private void picks(List<Pick> picks, int columns) throws IOException {
        double largest = 0;
        for (Pick pick : picks) {
            for (double weight : pick.weights().subList(0, columns)) {
                largest = NumberFormatting.largest(largest, weight);
            }
        }
        NumberFormatting numbers = NumberFormatting.upTo(largest, 0);
        for (int p = 0; p < picks.size(); p++) {
            html.open("tr").open("th", "scope", "row").text(p + 1 + ". ");
            html.element("a", "instance " + picks.get(p).index(), "href", "#pick-" + (p + 1)).close();
            for (double weight : picks.get(p).weights().subList(0, columns)) {
                html.element("td", weight == 0 ? "0" : numbers.magnitude(weight), "class", shade(weight, largest));
            }
            html.close().line();
        }
    }

    private static String shade(double weight, double largest) {
        if (!(weight > 0)) {
            return "quiet";
        }
        double share = largest > 0 ? Math.min(1, weight / largest) : 1;
        return "weight-" + Math.max(1, (int) Math.ceil(STEPS * share));
    }

    /** Features without a column. */
    private void others(List<GlobalFeature> features, double largest) throws IOException {
        if (features.isEmpty()) {
            return;
        }
        NumberFormatting numbers = NumberFormatting.upTo(Double.isFinite(largest) ? largest : 0, 0);
        html.open("details").element("summary", SubjectWording.count(features.size(), "less important feature")).line();
        html.open("table", "class", "values").element("caption", "Features without a column").line().open("thead").open("tr");
        html.element("th", "feature", "scope", "col").element("th", "importance", "scope", "col", "class", "number");
        html.element("th", "explanations", "scope", "col", "class", "number").close().close().line().open("tbody").line();
        for (GlobalFeature feature : features) {
            html.open("tr").open("th", "scope", "row").outside(feature.label()).close();
            html.element("td", numbers.magnitude(feature.importance()), "class", "number");
            html.element("td", SubjectWording.grouped(feature.explanations()), "class", "number").close().line();
        }
        html.close().close().close().line();
    }

    /** What the report leaves out. */
    private void rest(PickReport report) throws IOException {
        int features = report.allFeatures() - report.features().size();
        long instances = report.explained() - report.picks().size();
        StringBuilder words = new StringBuilder();
        if (features > 0) {
            words.append(SubjectWording.count(features, "less important feature"));
        }
        if (instances > 0) {
            words.append(words.length() == 0 ? "" : " and ").append(SubjectWording.grouped(instances))
                    .append(instances == 1 ? " explained instance that was" : " explained instances that were").append(" not picked");
        }
        if (words.length() > 0) {
            html.element("p", "Not shown: " + words + ".", "class", "legend").line();
        }
    }
}
