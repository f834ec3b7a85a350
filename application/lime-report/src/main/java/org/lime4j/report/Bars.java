package org.lime4j.report;

import org.lime4j.report.writing.Ink;

/**
 * Bars to both sides of an axis, drawn in eighths of a character cell.
 *
 * <p>Unicode has eighths that fill a cell from the left only. A bar to the left of the axis therefore ends in a reversed
 * cell where colours are allowed, else in the nearest of the right eighth, right half and full block.
 */
final class Bars {
    private static final String LEFT_EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final String REVERSE = "\u001b[7m";
    private static final String REVERSE_OFF = "\u001b[27m";

    private final int side;
    private final double largest;
    private final Ink ink;

    /**
     * @param side cells on each side of the axis, at least 1
     * @param largest the magnitude that fills a side; 0 if every bar is empty
     * @param ink how to draw
     */
    Bars(int side, double largest, Ink ink) {
        this.side = side;
        this.largest = largest;
        this.ink = ink;
    }

    /** Both sides and the axis; nothing to the right of the bar but what belongs to it. */
    String draw(double weight) {
        String axis = ink.ascii() ? "|" : "│";
        if (Double.isNaN(weight)) {
            return " ".repeat(side) + axis + "?";
        }
        int eighths = eighths(weight);
        if (weight < 0) {
            return left(eighths) + axis;
        }
        return " ".repeat(side) + axis + (eighths == 0 ? "" : ink.raising(right(eighths)));
    }

    /** The axis and the right side alone, of a weight of at least 0. */
    String drawRight(double weight) {
        return draw(weight).substring(side);
    }

    private int eighths(double weight) {
        if (weight == 0) {
            return 0;
        }
        if (Double.isInfinite(weight)) {
            return 8 * side;
        }
        return Math.max(1, (int) Math.round(Math.abs(weight) / largest * side * 8));
    }

    private String right(int eighths) {
        if (ink.ascii()) {
            return "#".repeat(Math.max(1, (eighths + 4) / 8));
        }
        String full = "█".repeat(eighths / 8);
        return eighths % 8 == 0 ? full : full + LEFT_EIGHTHS.charAt(eighths % 8);
    }

    private String left(int eighths) {
        int full = eighths / 8;
        int rest = eighths % 8;
        String end = "";
        if (ink.ascii()) {
            full = Math.max(1, (eighths + 4) / 8);
        } else if (rest > 0 && ink.coloured()) {
            end = REVERSE + LEFT_EIGHTHS.charAt(8 - rest) + REVERSE_OFF;
        } else if (rest > 5) {
            full++;
        } else if (rest > 0) {
            end = rest > 2 ? "▐" : "▕";
        }
        int cells = full + (end.isEmpty() ? 0 : 1);
        return " ".repeat(side - cells) + ink.lowering(end + (ink.ascii() ? "#" : "█").repeat(full));
    }
}
