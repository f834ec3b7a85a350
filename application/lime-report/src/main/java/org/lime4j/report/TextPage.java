package org.lime4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;
import org.lime4j.report.writing.SubjectWording;

/** Lays one explanation out as lines of text. Used once. */
final class TextPage extends TextLines {
    private static final int SUBJECT_LINES = 12;
    private static final int LEAST_BARS = 9;
    private static final int MOST_BARS = 61;
    /** Figures that share a column's width: predictions, intercept. */
    private static final int PREDICTIONS = 3;

    TextPage(int width, Ink ink) {
        super(width, ink);
    }

    String of(Explanation explanation) {
        subject(explanation.subject());
        entry("Model", GUTTER, DisplayWidth.wrap(ink.text(explanation.provenance().model()), width - GUTTER));
        for (OutputExplanation output : explanation.outputs()) {
            line("");
            output(output, explanation.provenance());
        }
        line("");
        provenance(explanation.provenance());
        return text();
    }

    /** Instance and outputs; the rest is said once by the page that this is a part of. */
    String part(Explanation explanation) {
        subject(explanation.subject());
        for (OutputExplanation output : explanation.outputs()) {
            output(output, explanation.provenance());
        }
        return text();
    }

    // ---- what was explained

    private void subject(Subject subject) {
        if (subject instanceof Subject.Composite composite) {
            entry("Instance", GUTTER, List.of(composite.blocks().size() + " blocks"));
            int names = 0;
            for (Subject.Block block : composite.blocks()) {
                names = Math.max(names, DisplayWidth.of(ink.text(block.name())));
            }
            int indent = Math.min(names, width / 3) + 4;
            for (Subject.Block block : composite.blocks()) {
                String name = DisplayWidth.wrap(ink.text(block.name()), indent - 4, 1, ink.text("…")).get(0);
                entry("  " + name, indent, subjectLines(block.subject(), width - indent));
            }
        } else {
            entry(subjectName(subject), GUTTER, subjectLines(subject, width - GUTTER));
        }
    }

    private static String subjectName(Subject subject) {
        if (subject instanceof Subject.Tabular) {
            return "Row";
        }
        if (subject instanceof Subject.Text) {
            return "Text";
        }
        return subject instanceof Subject.Image ? "Image" : "Instance";
    }

    private List<String> subjectLines(Subject subject, int columns) {
        if (subject instanceof Subject.Tabular tabular) {
            List<String> cells = new ArrayList<>();
            for (Subject.Cell cell : tabular.cells()) {
                cells.add(ink.text(cell.column() + " = " + cell.value()));
            }
            return flow(cells, columns, "columns");
        }
        if (subject instanceof Subject.Text text) {
            return textLines(text.original(), columns);
        }
        if (subject instanceof Subject.Image image) {
            return DisplayWidth.wrap(ink.text(SubjectWording.size(image)), columns);
        }
        if (subject instanceof Subject.Composite composite) {
            List<String> lines = new ArrayList<>();
            for (Subject.Block block : composite.blocks()) {
                lines.addAll(DisplayWidth.wrap(ink.text(block.name() + ":"), columns, 1, ink.text("…")));
                for (String line : subjectLines(block.subject(), columns - 2)) {
                    lines.add("  " + line);
                }
            }
            return lines;
        }
        Subject.Custom custom = (Subject.Custom) subject;
        List<String> items = new ArrayList<>();
        items.add(ink.text(custom.kind()));
        custom.attributes().forEach((name, value) -> items.add(ink.text(name + " = " + value)));
        return flow(items, columns, "attributes");
    }

    private List<String> textLines(String original, int columns) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start <= original.length() && lines.size() <= SUBJECT_LINES) {
            int feed = original.indexOf('\n', start);
            int end = feed < 0 ? original.length() : feed;
            int visibleEnd = end > start && feed >= 0 && original.charAt(end - 1) == '\r' ? end - 1 : end;
            int enough = Math.min(visibleEnd, start + 2 * columns * (SUBJECT_LINES + 1));
            lines.addAll(DisplayWidth.wrap(ink.text(original.substring(start, enough)), columns));
            start = feed < 0 ? original.length() + 1 : feed + 1;
        }
        if (lines.size() > SUBJECT_LINES) {
            List<String> shown = new ArrayList<>(lines.subList(0, SUBJECT_LINES));
            shown.add(ink.text("… (" + original.codePointCount(0, original.length()) + " characters)"));
            return shown;
        }
        return lines;
    }

    /** Items side by side, as many as a line holds, and a note when not all of them fit. */
    private List<String> flow(List<String> items, int columns, String unit) {
        List<String> lines = fill(items, "   ", columns);
        if (lines.size() <= SUBJECT_LINES) {
            return lines;
        }
        int shown = items.size();
        while (shown > 1 && lines.size() >= SUBJECT_LINES) {
            shown = shown * 3 / 4;
            lines = fill(items.subList(0, shown), "   ", columns);
        }
        lines.add(ink.text("… " + (items.size() - shown) + " more " + unit));
        return lines;
    }

    // ---- one output

    private void output(OutputExplanation output, Provenance provenance) {
        heading(output.output(), output.name(), provenance);
        for (Caution caution : output.cautions()) {
            alarm(caution.message());
        }
        line("");
        OutputWording wording = new OutputWording(output, provenance.outputKind());
        figures(wording.figures());
        line("");
        contributions(output, wording);
        if (output.surrogate() instanceof SurrogateDescription.Tree tree) {
            line("");
            rules(tree, wording);
        } else if (output.surrogate() instanceof SurrogateDescription.Custom custom) {
            line("");
            List<String> items = new ArrayList<>();
            items.add(ink.text(custom.kind()));
            custom.attributes().forEach((name, value) -> items.add(ink.text(name + " = " + value)));
            entry("  surrogate", 13, flow(items, width - 13, "attributes"));
        }
    }

    /** Numbers aligned on the right; the last is of another kind, with its own decimals. */
    private void figures(List<OutputWording.Figure> figures) {
        int column = 0;
        for (OutputWording.Figure figure : figures.subList(0, PREDICTIONS)) {
            column = Math.max(column, figure.number().length());
        }
        for (OutputWording.Figure figure : figures) {
            figure(figure.name(), right(figure.number(), column), figure.note());
        }
    }

    // ---- contributions

    private void contributions(OutputExplanation output, OutputWording wording) {
        List<FeatureContribution> contributions = output.contributions();
        if (contributions.isEmpty()) {
            for (String line : DisplayWidth.wrap(OutputWording.NO_WEIGHT, width - 2)) {
                line("  " + line);
            }
            return;
        }
        NumberFormatting numbers = wording.weights();
        boolean withValues = wording.hasValues();
        boolean withErrors = wording.hasErrors();
        int labelColumn = "feature".length();
        int valueColumn = 2;
        int weightColumn = "weight".length();
        int errorColumn = "std. error".length();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < contributions.size(); i++) {
            FeatureContribution contribution = contributions.get(i);
            String label = ink.text(wording.labels().get(i));
            labels.add(label);
            labelColumn = Math.max(labelColumn, DisplayWidth.of(label));
            weightColumn = Math.max(weightColumn, numbers.signed(contribution.weight()).length());
            valueColumn = Math.max(valueColumn, NumberFormatting.single(contribution.value()).length());
            errorColumn = Math.max(errorColumn, ink.text(wording.error(contribution)).length());
        }
        int numberColumns = weightColumn + 2 + (withValues ? valueColumn + 2 : 0) + (withErrors ? errorColumn + 2 : 0);
        int room = width - 2 - numberColumns;
        labelColumn = Math.min(labelColumn, Math.max(12, room - 2 - Math.max(LEAST_BARS, width * 3 / 10)));
        int bars = Math.min(MOST_BARS, room - labelColumn - 2);
        bars = bars < LEAST_BARS ? 0 : bars - 1 + bars % 2;
        int side = bars / 2;

        StringBuilder head = new StringBuilder("  ").append(DisplayWidth.pad("feature", labelColumn));
        if (withValues) {
            head.append("  ").append(right("z'", valueColumn));
        }
        head.append("  ").append(right("weight", weightColumn));
        if (withErrors) {
            head.append("  ").append(right("std. error", errorColumn));
        }
        if (side > 0) {
            String lowers = side > 7 ? "lowers " : "- ";
            String raises = side > 7 ? " raises" : " +";
            head.append("  ").append(right(lowers, side)).append(ink.ascii() ? "|" : "│").append(raises);
        }
        line(ink.faint(head.toString()));

        Bars drawing = new Bars(Math.max(1, side), wording.largest(), ink);
        for (int i = 0; i < contributions.size(); i++) {
            FeatureContribution contribution = contributions.get(i);
            List<String> label = DisplayWidth.wrap(labels.get(i), labelColumn, LABEL_LINES, ink.text("…"));
            StringBuilder row = new StringBuilder("  ").append(DisplayWidth.pad(label.get(0), labelColumn));
            if (withValues) {
                row.append("  ").append(right(NumberFormatting.single(contribution.value()), valueColumn));
            }
            row.append("  ").append(right(numbers.signed(contribution.weight()), weightColumn));
            if (withErrors) {
                row.append("  ").append(right(ink.text(wording.error(contribution)), errorColumn));
            }
            if (side > 0) {
                row.append("  ").append(drawing.draw(contribution.weight()));
            }
            line(row.toString());
            for (String more : label.subList(1, label.size())) {
                line("  " + more);
            }
        }
    }

    // ---- tree

    private void rules(SurrogateDescription.Tree tree, OutputWording wording) {
        List<SurrogateDescription.Rule> rules = tree.rules();
        OptionalInt here = wording.leaf(tree);
        NumberFormatting numbers = wording.predictions(rules);
        int column = "prediction".length();
        for (SurrogateDescription.Rule rule : rules) {
            column = Math.max(column, numbers.plain(rule.prediction()).length());
        }
        String head = "  " + right("prediction", column) + "    share  rule";
        String note = here.isPresent() ? " (> the one that holds here)" : "";
        line(ink.faint(head.length() + note.length() <= width ? head + note : head));
        int indent = column + 13;
        for (int i = 0; i < rules.size(); i++) {
            SurrogateDescription.Rule rule = rules.get(i);
            List<String> conditions = new ArrayList<>();
            for (String condition : rule.conditions()) {
                conditions.add((conditions.isEmpty() ? "" : "and ") + ink.text(condition));
            }
            if (conditions.isEmpty()) {
                conditions.add("always");
            }
            boolean holds = here.isPresent() && here.getAsInt() == i;
            String start = (holds ? "> " : "  ") + right(numbers.plain(rule.prediction()), column) + "  "
                    + right(OutputWording.percent(rule.share()), 7) + "  ";
            List<String> lines = fill(conditions, " ", Math.max(12, width - indent));
            line(holds ? ink.strong(start + lines.get(0)) : start + lines.get(0));
            for (String more : lines.subList(1, lines.size())) {
                line(" ".repeat(indent) + (holds ? ink.strong(more) : more));
            }
        }
    }
}
