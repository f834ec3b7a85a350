package org.lime4j.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.stability.FeatureStability;
import org.lime4j.core.stability.OutputStability;
import org.lime4j.core.stability.Spread;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;
import org.lime4j.report.writing.NumberFormatting;

/** Lays one report on stability out as lines of text. Used once. */
final class StabilityPage extends TextLines {
    /** Share of a number below which a difference is rounding. */
    private static final double ROUNDING = 1e-6;

    private static final String[] HEADS = {"weight", "std. dev.", "std. error", "runs", "top ", "sign"};

    StabilityPage(int width, Ink ink) {
        super(width, ink);
    }

    String of(StabilityReport report) {
        entry("Stability", GUTTER, DisplayWidth.wrap(
                report.seeds().size() + " explanations of one instance, each under a seed of its own", width - GUTTER));
        entry("Model", GUTTER, DisplayWidth.wrap(ink.text(report.provenance().model()), width - GUTTER));
        for (OutputStability output : report.outputs()) {
            line("");
            heading(output.output(), output.name(), report.provenance());
            line("");
            figures(output, report);
            line("");
            features(output, report.k(), report.provenance().outputKind().isProbability() ? 4 : 0);
            ties(output);
            sameSamples(output);
        }
        line("");
        List<String> seeds = new ArrayList<>();
        report.seeds().forEach(seed -> seeds.add(Long.toString(seed)));
        faint("Seeds", GUTTER, seeds);
        provenance(report.provenance());
        return text();
    }

    private void figures(OutputStability output, StabilityReport report) {
        int pairs = output.runs() * (output.runs() - 1) / 2;
        figure("Jaccard@" + report.k(), share(output.jaccard().mean()),
                "mean of " + pairs + (pairs == 1 ? " pair" : " pairs") + ", lowest " + share(output.jaccard().minimum()));
        figure("same features (VSI)", share(output.variablesIndex()), "share that two runs both report");
        output.coefficientsIndex().ifPresent(index ->
                figure("same weights (CSI)", share(index), "share of 95 % intervals that overlap"));
        figure("same signs", share(output.signAgreement()), "share of the top " + report.k() + " with the mean's sign");
        figure("weighted R²", share(output.fidelity().mean()), range(output.fidelity(), "%.4f"));
        figure("effective sample size", String.format(Locale.ROOT, "%6.1f", output.effectiveSampleSize().mean()),
                range(output.effectiveSampleSize(), "%.1f") + " of " + report.provenance().samples() + " drawn");
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static String range(Spread spread, String format) {
        return String.format(Locale.ROOT, "from " + format + " to " + format, spread.minimum(), spread.maximum());
    }

    private void features(OutputStability output, int k, int least) {
        if (output.features().isEmpty()) {
            line("  No run reports a feature.");
            return;
        }
        Map<FeatureKey, String> groups = groups(output);
        double largest = 0;
        for (FeatureStability feature : output.features()) {
            largest = NumberFormatting.largest(largest, feature.meanWeight());
        }
        NumberFormatting numbers = NumberFormatting.upTo(largest, least);
        List<String[]> rows = new ArrayList<>();
        int[] columns = new int[HEADS.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = head(c, k).length();
        }
        int labels = "feature".length();
        for (FeatureStability feature : output.features()) {
            String[] row = {
                numbers.signed(feature.meanWeight()),
                plusMinus(feature.standardDeviation(), numbers),
                plusMinus(feature.meanStandardError(), numbers),
                Integer.toString(feature.reported()),
                Integer.toString(feature.inTopK()),
                String.format(Locale.ROOT, "%.0f %%", 100 * feature.signAgreement()),
            };
            rows.add(row);
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Math.max(columns[c], row[c].length());
            }
            labels = Math.max(labels, DisplayWidth.of(ink.text(feature.label())));
        }
        int numberColumns = 0;
        for (int column : columns) {
            numberColumns += column + 2;
        }
        int tie = groups.isEmpty() ? 0 : groups.values().stream().mapToInt(String::length).max().orElse(0) + 2;
        labels = Math.min(labels, Math.max(12, width - 2 - tie - numberColumns));
        StringBuilder heads = new StringBuilder("  ").append(DisplayWidth.pad("feature", labels + tie));
        for (int c = 0; c < columns.length; c++) {
            heads.append("  ").append(right(head(c, k), columns[c]));
        }
        line(ink.faint(heads.toString()));
        for (int i = 0; i < rows.size(); i++) {
            FeatureStability feature = output.features().get(i);
            List<String> label = DisplayWidth.wrap(ink.text(feature.label()), labels, LABEL_LINES, ink.text("…"));
            StringBuilder row = new StringBuilder("  ").append(DisplayWidth.pad(label.get(0), labels));
            if (tie > 0) {
                row.append(right(groups.getOrDefault(feature.key(), ""), tie));
            }
            for (int c = 0; c < columns.length; c++) {
                row.append("  ").append(right(rows.get(i)[c], columns[c]));
            }
            line(row.toString());
            label.subList(1, label.size()).forEach(more -> line("  " + more));
        }
    }

    private static String head(int column, int k) {
        return HEADS[column].endsWith(" ") ? HEADS[column] + k : HEADS[column];
    }

    private String plusMinus(OptionalDouble value, NumberFormatting numbers) {
        return value.isEmpty() ? "" : ink.text("±") + " " + numbers.magnitude(value.getAsDouble());
    }

    /** Feature → the mark of its group: =1, =2, … */
    private static Map<FeatureKey, String> groups(OutputStability output) {
        Map<FeatureKey, String> groups = new HashMap<>();
        for (int g = 0; g < output.ties().size(); g++) {
            for (FeatureKey key : output.ties().get(g)) {
                groups.put(key, "=" + (g + 1));
            }
        }
        return groups;
    }

    private void ties(OutputStability output) {
        if (output.ties().isEmpty()) {
            return;
        }
        line("");
        String text = (output.ties().size() == 1 ? "Tied are the features marked =1" : "Tied are features with the same mark")
                + ": in the order of mean |weight|, each differs from the next by at most 3 standard errors of their difference "
                + "over these runs. Their order says nothing.";
        DisplayWidth.wrap(text, width - 2).forEach(line -> line("  " + line));
    }

    /** Weights with an error that do not vary at all come of samples that do not vary, and agree for no other reason. */
    private void sameSamples(OutputStability output) {
        boolean uncertain = false;
        for (FeatureStability feature : output.features()) {
            double error = feature.meanStandardError().orElse(0);
            if (error > ROUNDING * feature.importance()) {
                uncertain = true;
                if (feature.standardDeviation().isEmpty() || feature.standardDeviation().getAsDouble() > ROUNDING * error) {
                    return;
                }
            }
        }
        if (uncertain) {
            line("");
            DisplayWidth.wrap("Every seed gave the same weights, so that the sampler must have taken the same samples each time: "
                    + "that they agree says nothing of the error of sampling. The standard errors do; for nearest-rows, more "
                    + "neighbours than samples let the seeds differ.", width - 2).forEach(line -> line("  " + line));
        }
    }
}
