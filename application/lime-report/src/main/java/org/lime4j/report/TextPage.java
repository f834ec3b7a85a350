package org.lime4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;

/** Lays one explanation out as lines of text. Used once. */
final class TextPage extends TextLines {
    private static final int SUBJECT_LINES = 12;
    private static final int LEAST_BARS = 9;
    private static final int MOST_BARS = 61;

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
            int segments = 0;
            for (int i = 0; i < image.segments().width() * image.segments().height(); i++) {
                segments = Math.max(segments, image.segments().at(i) + 1);
            }
            return DisplayWidth.wrap(
                    ink.text(image.picture().width() + " × " + image.picture().height() + " pixels in " + segments
                            + (segments == 1 ? " segment" : " segments")),
                    columns);
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
        int least = provenance.outputKind().isProbability() ? 4 : 0;
        double largest = 0;
        for (FeatureContribution contribution : output.contributions()) {
            largest = NumberFormatting.largest(largest, contribution.weight());
        }
        NumberFormatting weights = NumberFormatting.upTo(largest, least);
        predictions(output, Math.max(least, weights.decimals()));
        line("");
        contributions(output, weights, largest);
        if (output.surrogate() instanceof SurrogateDescription.Tree tree) {
            line("");
            rules(tree, output.surrogatePrediction(), least);
        } else if (output.surrogate() instanceof SurrogateDescription.Custom custom) {
            line("");
            List<String> items = new ArrayList<>();
            items.add(ink.text(custom.kind()));
            custom.attributes().forEach((name, value) -> items.add(ink.text(name + " = " + value)));
            entry("  surrogate", 13, flow(items, width - 13, "attributes"));
        }
    }

    private void predictions(OutputExplanation output, int leastDecimals) {
        double largest = NumberFormatting.largest(0, output.modelPrediction());
        largest = NumberFormatting.largest(largest, output.surrogatePrediction());
        largest = NumberFormatting.largest(largest, output.intercept());
        NumberFormatting numbers = NumberFormatting.upTo(largest, leastDecimals);
        String model = numbers.plain(output.modelPrediction());
        String local = numbers.plain(output.surrogatePrediction());
        String intercept = numbers.plain(output.intercept());
        int column = Math.max(model.length(), Math.max(local.length(), intercept.length()));
        LocalFidelity fidelity = output.fidelity();

        double error = output.surrogatePrediction() - output.modelPrediction();
        String off = Double.isFinite(error)
                ? numbers.magnitude(Math.abs(error)) + (error < 0 ? " below" : " above") + " the model's"
                : "";
        figure("model prediction", right(model, column), "");
        figure("local prediction", right(local, column), error == 0 ? "equal to the model's" : off);
        figure("intercept", right(intercept, column), isSum(output) ? "+ all weights = local prediction" : "");
        NumberFormatting shares = NumberFormatting.upTo(Math.max(1, NumberFormatting.largest(0, fidelity.weightedR2())), 4);
        figure("weighted R²", right(shares.plain(fidelity.weightedR2()), column), "");
        figure("effective sample size",
                right(String.format(Locale.ROOT, "%.1f", fidelity.effectiveSampleSize()), column),
                "of " + fidelity.samples() + " drawn, " + fidelity.distinctSamples() + " distinct");
    }

    /** Whether intercept and weights, times z′ in a linear surrogate, give the local prediction. */
    private static boolean isSum(OutputExplanation output) {
        boolean linear = output.surrogate() instanceof SurrogateDescription.Linear;
        double sum = output.intercept();
        double scale = Math.abs(sum);
        for (FeatureContribution contribution : output.contributions()) {
            if (linear && contribution.value() != 1) {
                return false;
            }
            sum += contribution.weight();
            scale += Math.abs(contribution.weight());
        }
        return !output.contributions().isEmpty() && Math.abs(sum - output.surrogatePrediction()) <= 1e-9 * scale;
    }

    // ---- contributions

    /** Whether a label alone does not say which feature is meant: a word of the title and of the body. */
    private static boolean isInSeveralBlocks(String label, List<FeatureContribution> contributions) {
        return contributions.stream()
                .filter(contribution -> contribution.label().equals(label))
                .map(contribution -> contribution.key().block())
                .distinct()
                .count() > 1;
    }

    private void contributions(OutputExplanation output, NumberFormatting numbers, double largest) {
        List<FeatureContribution> contributions = output.contributions();
        if (contributions.isEmpty()) {
            for (String line : DisplayWidth.wrap("No feature has a weight: the surrogate is constant here.", width - 2)) {
                line("  " + line);
            }
            return;
        }
        boolean withValues = false;
        boolean withErrors = false;
        int labelColumn = "feature".length();
        int valueColumn = 2;
        int weightColumn = "weight".length();
        int errorColumn = "std. error".length();
        List<String> labels = new ArrayList<>();
        for (FeatureContribution contribution : contributions) {
            String label = ink.text(isInSeveralBlocks(contribution.label(), contributions)
                    ? contribution.key().block() + ": " + contribution.label()
                    : contribution.label());
            labels.add(label);
            labelColumn = Math.max(labelColumn, DisplayWidth.of(label));
            weightColumn = Math.max(weightColumn, numbers.signed(contribution.weight()).length());
            valueColumn = Math.max(valueColumn, NumberFormatting.single(contribution.value()).length());
            errorColumn = Math.max(errorColumn, error(contribution, numbers).length());
            withErrors |= contribution.standardError().isPresent();
            withValues |= output.surrogate() instanceof SurrogateDescription.Linear
                    && contribution.value() != 1;
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

        Bars drawing = new Bars(Math.max(1, side), largest, ink);
        for (int i = 0; i < contributions.size(); i++) {
            FeatureContribution contribution = contributions.get(i);
            List<String> label = DisplayWidth.wrap(labels.get(i), labelColumn, LABEL_LINES, ink.text("…"));
            StringBuilder row = new StringBuilder("  ").append(DisplayWidth.pad(label.get(0), labelColumn));
            if (withValues) {
                row.append("  ").append(right(NumberFormatting.single(contribution.value()), valueColumn));
            }
            row.append("  ").append(right(numbers.signed(contribution.weight()), weightColumn));
            if (withErrors) {
                row.append("  ").append(right(error(contribution, numbers), errorColumn));
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

    private String error(FeatureContribution contribution, NumberFormatting numbers) {
        return contribution.standardError().isEmpty()
                ? ""
                : ink.text("±") + " " + numbers.magnitude(contribution.standardError().getAsDouble());
    }

    // ---- tree

    private void rules(SurrogateDescription.Tree tree, double local, int leastDecimals) {
        List<SurrogateDescription.Rule> rules = tree.rules();
        double largest = 0;
        int here = -1;
        boolean unique = true;
        for (int i = 0; i < rules.size(); i++) {
            largest = NumberFormatting.largest(largest, rules.get(i).prediction());
            if (rules.get(i).prediction() == local) {
                unique = here < 0;
                here = i;
            }
        }
        NumberFormatting numbers = NumberFormatting.upTo(largest, leastDecimals);
        int column = "prediction".length();
        for (SurrogateDescription.Rule rule : rules) {
            column = Math.max(column, numbers.plain(rule.prediction()).length());
        }
        String head = "  " + right("prediction", column) + "    share  rule";
        String note = here >= 0 && unique ? " (> the one that holds here)" : "";
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
            boolean holds = i == here && unique;
            String start = (holds ? "> " : "  ") + right(numbers.plain(rule.prediction()), column) + "  "
                    + right(String.format(Locale.ROOT, "%.1f", 100 * rule.share()), 5) + " %  ";
            List<String> lines = fill(conditions, " ", Math.max(12, width - indent));
            line(holds ? ink.strong(start + lines.get(0)) : start + lines.get(0));
            for (String more : lines.subList(1, lines.size())) {
                line(" ".repeat(indent) + (holds ? ink.strong(more) : more));
            }
        }
    }
}
