package org.lime4j.report;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.core.pick.GlobalFeature;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;
import org.lime4j.report.writing.SubjectWording;

/** Lays one report of SP-LIME out as lines of text. Used once. */
final class PickPage extends TextLines {
    private static final int MOST_FEATURES = 20;
    private static final int LEAST_BARS = 9;
    private static final int MOST_BARS = 40;
    private static final int MOST_PLACES = 15;
    private static final int LEAST_LABELS = 12;

    PickPage(int width, Ink ink) {
        super(width, ink);
    }

    String of(PickReport report) {
        summary(report);
        if (report.picks().isEmpty()) {
            return text();
        }
        line("");
        features(report);
        line("");
        picks(report);
        line("");
        provenance(report.provenance().orElseThrow());
        return text();
    }

    private void summary(PickReport report) {
        int count = report.picks().size();
        double covered = count == 0 ? 0 : report.picks().get(count - 1).coverage();
        entry("Picked", GUTTER, DisplayWidth.wrap(ink.text(count + " of "
                + SubjectWording.count(report.instances(), "instance")
                + (count == 0 ? "" : ", by " + report.picker().id() + "; their explanations cover "
                        + OutputWording.percent(covered) + " of the global importance")), width - GUTTER));
        if (count > 0) {
            entry("Model", GUTTER, DisplayWidth.wrap(
                    ink.text(report.picks().get(0).explanation().provenance().model()), width - GUTTER));
        }
        if (report.failed() > 0) {
            alarm(SubjectWording.count(report.failed(), "instance") + " could not be explained and " + (report.failed() == 1 ? "takes" : "take")
                    + " no part in this.");
        }
    }

    private void features(PickReport report) {
        List<GlobalFeature> shown = report.features().subList(0, Math.min(MOST_FEATURES, report.features().size()));
        if (shown.isEmpty()) {
            line("  No explanation gives a feature a weight.");
            return;
        }
        double largest = shown.get(0).importance();
        NumberFormatting numbers = NumberFormatting.upTo(largest, 0);
        int labels = "feature".length();
        int importances = "importance".length();
        String among = "of " + report.explained();
        int counts = among.length();
        int places = "in picks".length();
        List<String> placesOf = new ArrayList<>();
        for (int j = 0; j < shown.size(); j++) {
            GlobalFeature feature = shown.get(j);
            labels = Math.max(labels, DisplayWidth.of(ink.text(feature.label())));
            importances = Math.max(importances, numbers.plain(feature.importance()).length());
            counts = Math.max(counts, Long.toString(feature.explanations()).length());
            placesOf.add(places(report.picks(), j));
            places = Math.max(places, DisplayWidth.of(placesOf.get(j)));
        }
        boolean narrow = width < 2 + LEAST_LABELS + 2 + importances + 2 + counts + 2 + places;
        if (narrow) {
            places = 0;
        }
        int room = width - 2 - 2 - importances - 2 - counts - 2 - places;
        labels = Math.min(labels, Math.max(LEAST_LABELS, room - 2 - Math.max(LEAST_BARS, width / 5)));
        int bars = Math.min(MOST_BARS, room - labels - 2);

        line(ink.faint("  " + DisplayWidth.pad("feature", labels) + "  " + right("importance", importances) + "  "
                + right(among, counts) + "  " + (narrow ? "" : DisplayWidth.pad("in picks", places))));
        Bars drawing = new Bars(Math.max(1, bars - 1), largest, ink);
        for (int j = 0; j < shown.size(); j++) {
            GlobalFeature feature = shown.get(j);
            List<String> label = DisplayWidth.wrap(ink.text(feature.label()), labels, LABEL_LINES, ink.text("…"));
            line("  " + DisplayWidth.pad(label.get(0), labels) + "  "
                    + right(numbers.plain(feature.importance()), importances) + "  "
                    + right(Long.toString(feature.explanations()), counts) + "  "
                    + (narrow ? "" : DisplayWidth.pad(placesOf.get(j), places))
                    + (bars < LEAST_BARS ? "" : "  " + drawing.drawRight(feature.importance())));
            label.subList(1, label.size()).forEach(more -> line("  " + more));
        }
        int more = report.allFeatures() - shown.size();
        if (more > 0) {
            line(ink.text("  … " + SubjectWording.count(more, "more feature")));
        }
    }

    /** Which picks have the feature, by their number. */
    private String places(List<Pick> picks, int feature) {
        List<String> numbers = new ArrayList<>();
        for (int p = 0; p < picks.size(); p++) {
            if (picks.get(p).weights().get(feature) != 0) {
                numbers.add(Integer.toString(p + 1));
            }
        }
        return DisplayWidth.wrap(String.join(" ", numbers), MOST_PLACES, 1, ink.text("…")).get(0);
    }

    private void picks(PickReport report) {
        NumberFormatting gains = NumberFormatting.upTo(report.picks().stream().mapToDouble(Pick::gain).max().orElse(0), 0);
        for (int p = 0; p < report.picks().size(); p++) {
            Pick pick = report.picks().get(p);
            if (p > 0) {
                line("");
            }
            String title = "=== pick " + (p + 1) + ": instance " + pick.index() + " ===";
            String adds = "adds " + gains.plain(pick.gain()) + ", " + OutputWording.percent(pick.coverage()) + " covered";
            if (title.length() + 3 + adds.length() <= width) {
                line(ink.strong(title) + "   " + ink.faint(adds));
            } else {
                line(ink.strong(title));
                line("    " + ink.faint(adds));
            }
            new TextPage(width, ink).part(pick.explanation()).lines().forEach(this::line);
        }
    }
}
