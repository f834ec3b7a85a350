package org.lime4j.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.chart.Chart.Tone;
import org.lime4j.report.writing.Escapes;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;
import org.lime4j.report.writing.SubjectWording;

/** Lays one explanation out as a chart: its outputs one below the other, each with bars to both sides of an axis. Used once. */
final class ChartLayout {
    private static final double MARGIN = 16;
    private static final double LINE = 18;
    private static final double HEADING_LINE = 24;
    private static final double GAP = 12;
    private static final double COLUMN_GAP = 12;
    private static final double BAR = 14;
    private static final int LABEL_LINES = 3;
    private static final int PARAGRAPH_LINES = 4;

    private final double width;
    private final double inner;
    private final int mostFeatures;
    private final List<Chart.Mark> marks = new ArrayList<>();
    private final StringBuilder description = new StringBuilder();
    private double y = MARGIN;

    /**
     * @param width of the chart
     * @param mostFeatures drawn of each output, and rules of a tree
     */
    ChartLayout(int width, int mostFeatures) {
        this.width = width;
        this.inner = width - 2 * MARGIN;
        this.mostFeatures = mostFeatures;
    }

    Chart of(Explanation explanation) {
        String title = "Explanation of " + SubjectWording.of(explanation.subject());
        paragraph(title, Chart.HEADING, HEADING_LINE, Tone.STRONG);
        paragraph(visible("Model: " + explanation.provenance().model()), Chart.BODY, LINE, Tone.FAINT);
        for (OutputExplanation output : explanation.outputs()) {
            output(output, explanation.provenance());
        }
        y += GAP;
        paragraph(visible(String.join(", ", OutputWording.replay(explanation.provenance()))), Chart.BODY, LINE, Tone.FAINT);
        return new Chart(width, Math.ceil(y + MARGIN), title, description.toString(), marks);
    }

    private static String visible(String text) {
        return Escapes.visible(text);
    }

    private void output(OutputExplanation output, Provenance provenance) {
        OutputWording wording = new OutputWording(output, provenance.outputKind());
        y += GAP;
        paragraph(visible(output.name()) + " (" + OutputWording.about(output.output(), provenance) + ")", Chart.HEADING,
                HEADING_LINE, Tone.STRONG);
        String sentence = wording.sentence().visible();
        paragraph(sentence, Chart.BODY, LINE, Tone.PLAIN);
        description.append(description.isEmpty() ? "" : " ").append(sentence);
        for (Caution caution : output.cautions()) {
            paragraph("! " + visible(caution.message()), Chart.BODY, LINE, Tone.ALARM);
            description.append(" ").append(visible(caution.message()));
        }
        paragraph(wording.figures().stream()
                .map(figure -> figure.name() + " " + figure.number())
                .collect(Collectors.joining(", ")), Chart.BODY, LINE, Tone.FAINT);
        y += GAP / 2;
        if (output.contributions().isEmpty()) {
            paragraph(OutputWording.NO_WEIGHT, Chart.BODY, LINE, Tone.PLAIN);
        } else {
            bars(output.contributions(), wording);
        }
        if (output.surrogate() instanceof SurrogateDescription.Tree tree) {
            rules(tree, wording);
        }
    }

    // ---- bars

    private void bars(List<FeatureContribution> all, OutputWording wording) {
        List<FeatureContribution> shown = all.subList(0, Math.min(mostFeatures, all.size()));
        List<String> numbers = new ArrayList<>();
        double labels = 0;
        double numberColumn = 0;
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < shown.size(); i++) {
            FeatureContribution feature = shown.get(i);
            String number = wording.weights().signed(feature.weight());
            numbers.add(number);
            numberColumn = Math.max(numberColumn, TextWidth.of(number, Chart.BODY));
            labels = Math.max(labels, TextWidth.of(shortened(label(wording, i, feature)), Chart.BODY));
            if (Double.isFinite(feature.weight())) {
                double reach = OutputWording.reach(feature);
                lowest = Math.min(lowest, feature.weight() - reach);
                highest = Math.max(highest, feature.weight() + reach);
            } else {
                lowest = Math.min(lowest, feature.weight() < 0 ? -wording.largest() : 0);
                highest = Math.max(highest, feature.weight() > 0 ? wording.largest() : 0);
            }
        }
        if (lowest == 0 && highest == 0) {
            lowest = -1;
            highest = 1;
        }
        labels = Math.min(Math.ceil(labels), Math.floor(inner * 0.4));
        double left = MARGIN + labels + COLUMN_GAP;
        double right = width - MARGIN - numberColumn - COLUMN_GAP;
        Scale scale = new Scale(left, Math.max(left + 20, right), lowest, highest);
        double top = y;
        for (int i = 0; i < shown.size(); i++) {
            bar(shown.get(i), label(wording, i, shown.get(i)), numbers.get(i), labels, scale);
        }
        marks.add(new Chart.Line(scale.of(0), top, scale.of(0), y, Tone.AXIS));
        y += 4;
        if (shown.stream().anyMatch(feature -> OutputWording.reach(feature) > 0)) {
            paragraph("Thin lines are 95 % intervals over the draw of the samples.", Chart.BODY, LINE, Tone.FAINT);
        }
        if (shown.size() < all.size()) {
            paragraph("… and " + SubjectWording.count(all.size() - shown.size(), "more feature") + " of smaller weight",
                    Chart.BODY, LINE, Tone.FAINT);
        }
    }

    private static String label(OutputWording wording, int i, FeatureContribution feature) {
        String value = wording.hasValues() ? " (z' " + NumberFormatting.single(feature.value()) + ")" : "";
        return visible(wording.labels().get(i)) + value;
    }

    /** As much of a label as its column could ever show. */
    private static String shortened(String label) {
        return label.length() <= 1000 ? label : label.substring(0, 1000);
    }

    private void bar(FeatureContribution feature, String label, String number, double labels, Scale scale) {
        List<String> lines = TextWidth.wrap(label, Chart.BODY, labels, LABEL_LINES);
        double rowTop = y + 2;
        for (String line : lines) {
            y += LINE;
            words(MARGIN, line, Chart.BODY, false, labels, Tone.PLAIN);
        }
        double middle = rowTop + LINE / 2;
        double weight = feature.weight();
        if (weight != 0 && !Double.isNaN(weight)) {
            double from = scale.of(Math.min(0, weight));
            double to = scale.of(Math.max(0, weight));
            double length = Math.max(0.5, to - from);
            marks.add(new Chart.Bar(weight < 0 ? to - length : from, middle - BAR / 2, length, BAR,
                    weight < 0 ? Tone.LOWERS : Tone.RAISES));
        }
        double reach = OutputWording.reach(feature);
        if (reach > 0) {
            double from = scale.of(weight - reach);
            double to = scale.of(weight + reach);
            marks.add(new Chart.Line(from, middle, to, middle, Tone.INTERVAL));
            marks.add(new Chart.Line(from, middle - 4, from, middle + 4, Tone.INTERVAL));
            marks.add(new Chart.Line(to, middle - 4, to, middle + 4, Tone.INTERVAL));
        }
        double below = y;
        y = rowTop + LINE - 2;
        words(width - MARGIN, number, Chart.BODY, true, inner / 2, Tone.PLAIN);
        y = below + 6;
    }

    /** Numbers to places; in units of the largest, so that differences neither overflow nor vanish. */
    private record Scale(double left, double right, double lowest, double highest) {
        double of(double number) {
            double bounded = Math.max(lowest, Math.min(highest, number));
            double unit = Math.max(-lowest, highest);
            double share = (bounded / unit - lowest / unit) / (highest / unit - lowest / unit);
            return left + (right - left) * Math.max(0, Math.min(1, share));
        }
    }

    // ---- rules of a tree

    private void rules(SurrogateDescription.Tree tree, OutputWording wording) {
        List<SurrogateDescription.Rule> rules = tree.rules();
        NumberFormatting numbers = wording.predictions(rules);
        OptionalInt here = wording.leaf(tree);
        y += GAP / 2;
        paragraph("Rules of the tree: prediction, share of the samples, conditions"
                + (here.isPresent() ? " (the strong one holds here)" : ""), Chart.BODY, LINE, Tone.FAINT);
        for (int i = 0; i < Math.min(rules.size(), mostFeatures); i++) {
            SurrogateDescription.Rule rule = rules.get(i);
            boolean holds = here.isPresent() && here.getAsInt() == i;
            String conditions = rule.conditions().isEmpty() ? "always" : String.join(" and ", rule.conditions());
            paragraph((holds ? "> " : "") + numbers.plain(rule.prediction()) + "  " + OutputWording.percent(rule.share()) + "  "
                    + visible(conditions), Chart.BODY, LINE, holds ? Tone.STRONG : Tone.PLAIN);
        }
        if (rules.size() > mostFeatures) {
            paragraph("… and " + SubjectWording.count(rules.size() - mostFeatures, "more rule"), Chart.BODY, LINE, Tone.FAINT);
        }
    }

    // ---- text

    private void paragraph(String text, double size, double line, Tone tone) {
        for (String one : TextWidth.wrap(text, tone == Tone.STRONG || tone == Tone.ALARM ? size * 1.08 : size, inner, PARAGRAPH_LINES)) {
            y += line;
            words(MARGIN, one, size, false, inner, tone);
        }
    }

    private void words(double x, String text, double size, boolean toLeft, double room, Tone tone) {
        if (!text.isEmpty()) {
            marks.add(new Chart.Words(x, y - 4, text, size, toLeft, room, tone));
        }
    }
}
