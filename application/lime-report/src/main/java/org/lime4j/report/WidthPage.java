package org.lime4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.core.stability.FeatureStability;
import org.lime4j.core.stability.OutputStability;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.core.stability.WidthReport;
import org.lime4j.core.stability.WidthStability;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;
import org.lime4j.report.writing.NumberFormatting;

/** Lays one report on kernel widths out as lines of text. Used once. */
final class WidthPage extends TextLines {
    WidthPage(int width, Ink ink) {
        super(width, ink);
    }

    String of(WidthReport report) {
        entry("Widths", GUTTER, DisplayWidth.wrap(report.widths().size()
                + (report.widths().size() == 1 ? " kernel width, " : " kernel widths, ") + report.seeds().size()
                + " explanations of one instance at each, each under a seed of its own", width - GUTTER));
        Optional<WidthStability> any = report.widths().stream().filter(at -> at.stability().isPresent()).findFirst();
        any.ifPresent(at -> {
            StabilityReport some = at.stability().orElseThrow();
            Provenance provenance = some.provenance();
            entry("Model", GUTTER, DisplayWidth.wrap(ink.text(provenance.model()), width - GUTTER));
            String formula = provenance.formulas().getOrDefault("kernel", "");
            entry("Kernel", GUTTER, DisplayWidth.wrap(
                    ink.text("at width " + NumberFormatting.single(at.width()) + ", weight = " + formula), width - GUTTER));
            for (OutputStability output : some.outputs()) {
                line("");
                heading(output.output(), output.name(), provenance);
                line("");
                table(report, output.output(), provenance.outputKind().isProbability() ? 4 : 0);
            }
        });
        line("");
        suggestion(report);
        return text();
    }

    private void table(WidthReport report, int output, int least) {
        List<String> widths = new ArrayList<>();
        int column = "width".length();
        for (WidthStability at : report.widths()) {
            String number = NumberFormatting.single(at.width());
            widths.add(number);
            column = Math.max(column, number.length());
        }
        line(ink.faint("  " + right("width", column) + right(ink.text("R²"), 8) + "  eff. samples  Jaccard@" + report.k()
                + "  lowest   signs"));
        for (int i = 0; i < widths.size(); i++) {
            WidthStability at = report.widths().get(i);
            boolean suggested = report.suggestion().isPresent() && report.suggestion().getAsDouble() == at.width();
            String start = (suggested ? "> " : "  ") + right(widths.get(i), column);
            Optional<OutputStability> found = at.stability().stream()
                    .flatMap(stability -> stability.outputs().stream())
                    .filter(one -> one.output() == output)
                    .findFirst();
            String row = start + found.map(one -> numbers(one, report.k())).orElse("  no explanation");
            String notes = notes(report, at.width(), suggested);
            String fitting = row.length() + 3 + notes.length() <= width ? row + "   " + notes : row;
            line(suggested ? ink.strong(fitting.stripTrailing()) : fitting);
            String indent = " ".repeat(column + 4);
            found.ifPresent(one -> weights(one, report.k(), least).forEach(line -> line(indent + ink.faint(line))));
        }
    }

    private static String numbers(OutputStability output, int k) {
        return String.format(Locale.ROOT, "%8.4f  %12.1f  %" + ("Jaccard@" + k).length() + ".4f  %6.4f  %6.4f",
                output.fidelity().mean(),
                output.effectiveSampleSize().mean(),
                output.jaccard().mean(),
                output.jaccard().minimum(),
                output.signAgreement());
    }

    /** The mean weights of the k most important features. */
    private List<String> weights(OutputStability output, int k, int least) {
        List<FeatureStability> features = output.features().subList(0, Math.min(k, output.features().size()));
        double largest = 0;
        for (FeatureStability feature : features) {
            largest = NumberFormatting.largest(largest, feature.meanWeight());
        }
        NumberFormatting numbers = NumberFormatting.upTo(largest, least);
        List<String> pieces = new ArrayList<>();
        for (FeatureStability feature : features) {
            pieces.add(ink.text(feature.label() + " " + numbers.signed(feature.meanWeight())));
        }
        return pieces.isEmpty() ? List.of() : fill(pieces, "   ", width - 12);
    }

    private static String notes(WidthReport report, double width, boolean suggested) {
        List<String> notes = new ArrayList<>();
        if (suggested) {
            notes.add("suggested");
        }
        if (is(report.kernel().inForce(), width)) {
            notes.add("in force");
        }
        if (is(report.kernel().byDefault(), width)) {
            notes.add("default");
        }
        return String.join(", ", notes);
    }

    private static boolean is(OptionalDouble one, double other) {
        return one.isPresent() && one.getAsDouble() == other;
    }

    private void suggestion(WidthReport report) {
        String text = report.suggestion().isPresent()
                ? "width = " + report.suggestion().getAsDouble() + ", " + report.rule() + "."
                : "none: no width here qualifies. The rule: " + report.rule() + ".";
        entry("Suggested", GUTTER + 2, DisplayWidth.wrap(ink.text(text), width - GUTTER - 2));
        for (WidthStability at : report.widths()) {
            if (!at.qualifies()) {
                List<String> reasons = new ArrayList<>(at.shortcomings());
                at.failure().ifPresent(reasons::add);
                entry("  " + NumberFormatting.single(at.width()), GUTTER + 2,
                        DisplayWidth.wrap(ink.text("no: " + String.join("; ", reasons)), width - GUTTER - 2));
            }
        }
    }
}
