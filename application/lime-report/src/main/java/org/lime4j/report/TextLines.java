package org.lime4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;
import org.lime4j.report.writing.OutputWording;

/** A page of text under way: its lines, and the forms that the lines of all pages have. Used once. */
abstract class TextLines {
    static final int GUTTER = 10;
    static final int LABEL_LINES = 3;

    final int width;
    final Ink ink;
    private final StringBuilder page = new StringBuilder(2048);

    /**
     * @param width columns of a line
     */
    TextLines(int width, Ink ink) {
        this.width = width;
        this.ink = ink;
    }

    /** The page so far. */
    final String text() {
        return page.toString();
    }

    /** The line that begins what is said of one output. */
    final void heading(int output, String name, Provenance provenance) {
        String about = OutputWording.about(output, provenance);
        List<String> names = DisplayWidth.wrap(ink.text(name), width - GUTTER, LABEL_LINES, ink.text("…"));
        List<String> heading = new ArrayList<>();
        for (String line : names) {
            heading.add(ink.strong(line));
        }
        if (names.size() == 1 && GUTTER + DisplayWidth.of(names.get(0)) + 3 + about.length() <= width) {
            heading.set(0, heading.get(0) + "   " + ink.faint(about));
        } else {
            heading.add(ink.faint(about));
        }
        entry("Output", GUTTER, heading);
    }

    /** How to make it again. */
    final void provenance(Provenance provenance) {
        List<String> replay = new ArrayList<>();
        for (String item : OutputWording.replay(provenance)) {
            replay.add(ink.text(item) + ",");
        }
        int last = replay.size() - 1;
        replay.set(last, replay.get(last).substring(0, replay.get(last).length() - 1));
        faint("Replay", GUTTER, replay);
        int stages = 0;
        for (String stage : provenance.components().keySet()) {
            stages = Math.max(stages, DisplayWidth.of(ink.text(stage)));
        }
        for (String formula : provenance.formulas().keySet()) {
            stages = Math.max(stages, DisplayWidth.of(ink.text(formula)));
        }
        int indent = Math.min(stages, width / 3) + 4;
        for (Map.Entry<String, ComponentProvenance> component : provenance.components().entrySet()) {
            String formula = provenance.formulas().get(component.getKey());
            List<String> pieces = new ArrayList<>();
            pieces.add(ink.text(component.getValue().id() + (formula == null ? "" : ":")));
            if (formula != null) {
                pieces.add(ink.text(formula));
            }
            String before = "(";
            int left = component.getValue().options().size();
            for (Map.Entry<String, String> option : component.getValue().options().entrySet()) {
                pieces.add(ink.text(before + option.getKey() + " = " + option.getValue() + (--left == 0 ? ")" : ",")));
                before = "";
            }
            faint("  " + component.getKey(), indent, pieces);
        }
        for (Map.Entry<String, String> formula : provenance.formulas().entrySet()) {
            if (!provenance.components().containsKey(formula.getKey())) {
                faint("  " + formula.getKey(), indent, List.of(ink.text(formula.getValue())));
            }
        }
    }

    /** What must not be missed, in a paragraph. */
    final void alarm(String message) {
        String mark = "! ";
        for (String line : DisplayWidth.wrap(ink.text(message), width - 2)) {
            line(ink.alarm(mark + line));
            mark = "  ";
        }
    }

    /** A number beside its name, with a note if there is room. */
    final void figure(String name, String number, String note) {
        String start = "  " + DisplayWidth.pad(ink.text(name), 23) + number;
        if (note.isEmpty() || start.length() + 3 + note.length() > width) {
            line(start);
        } else {
            line(start + "   " + ink.faint(note));
        }
    }

    /** Pieces of text on as few lines as hold them; a piece is broken only if it is longer than a line. */
    final List<String> fill(List<String> pieces, String gap, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String piece : pieces) {
            List<String> parts = DisplayWidth.wrap(piece, columns, LABEL_LINES, ink.text("…"));
            if (used > 0 && (parts.size() > 1 || used + gap.length() + DisplayWidth.of(parts.get(0)) > columns)) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(gap);
                used += gap.length();
            }
            lines.addAll(parts.subList(0, parts.size() - 1));
            String last = parts.get(parts.size() - 1);
            line.append(last);
            used += DisplayWidth.of(last);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A name in the margin and pieces of text beside it, to be read last. */
    final void faint(String name, int indent, List<String> pieces) {
        String start = DisplayWidth.pad(DisplayWidth.wrap(ink.text(name), indent - 2, 1, ink.text("…")).get(0), indent);
        for (String line : fill(pieces, " ", width - indent)) {
            line(ink.faint(start + line));
            start = " ".repeat(indent);
        }
    }

    /** A name in the margin and lines beside it. */
    final void entry(String name, int indent, List<String> lines) {
        String start = DisplayWidth.pad(name, indent);
        for (String line : lines) {
            line(ink.faint(start) + line);
            start = " ".repeat(indent);
        }
    }

    final void line(String line) {
        page.append(line.stripTrailing()).append('\n');
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }
}
