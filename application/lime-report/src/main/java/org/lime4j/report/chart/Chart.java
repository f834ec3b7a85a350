package org.lime4j.report.chart;

import java.util.List;

/**
 * What stands where, in user units from the upper left corner, in drawing order.
 *
 * @param title of the whole, one line
 * @param description what the chart says, for those who do not see it
 */
record Chart(double width, double height, String title, String description, List<Mark> marks) {
    /** The sizes of text. */
    static final double HEADING = 17;
    static final double BODY = 13;

    /** What a mark says, and so how it is coloured. */
    enum Tone {
        /** Text that is read first. */
        STRONG,
        /** Text. */
        PLAIN,
        /** Text that is read last. */
        FAINT,
        /** What must not be missed. */
        ALARM,
        /** Of a bar: raises the output. */
        RAISES,
        /** Of a bar: lowers it. */
        LOWERS,
        /** The axis. */
        AXIS,
        /** An interval. */
        INTERVAL
    }

    /** Something to draw. */
    sealed interface Mark {}

    /** A filled rectangle. */
    record Bar(double x, double y, double width, double height, Tone tone) implements Mark {}

    /** A straight line. */
    record Line(double fromX, double fromY, double toX, double toY, Tone tone) implements Mark {}

    /**
     * A line of text without hidden characters.
     *
     * @param x where it begins, or ends if {@code toLeft}
     * @param baseline of its letters
     * @param room how wide it may be at most
     */
    record Words(double x, double baseline, String text, double size, boolean toLeft, double room, Tone tone)
            implements Mark {}

    Chart {
        marks = List.copyOf(marks);
    }
}
