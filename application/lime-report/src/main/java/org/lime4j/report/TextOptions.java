package org.lime4j.report;

import org.lime4j.core.plugin.Option;

/**
 * Options of the renderer {@code text}.
 *
 * @param width columns of a line, from 40 to 1000
 * @param colour whether to colour with ANSI escapes
 * @param ascii true to write ASCII alone, other characters as escapes
 */
public record TextOptions(
        @Option(value = "80", min = 40, max = 1000, doc = "columns of a line") int width,
        @Option(value = "auto", doc = "ANSI colours; auto: as the program that prints decides, and without one never")
                Colour colour,
        @Option(value = "false", doc = "ASCII alone: bars of #, other characters as escapes") boolean ascii) {
    /** Whether to colour. */
    public enum Colour {
        /**
         * As the program that prints decides. The renderer itself cannot know where its bytes go and does not colour;
         * the lime command colours on a terminal unless NO_COLOR is set.
         */
        AUTO,
        /** Plain text. */
        NEVER,
        /** ANSI escapes, wherever the bytes go. */
        ALWAYS
    }

    /**
     * Checks the width.
     *
     * @param width columns of a line, from 40 to 1000
     * @param colour whether to colour with ANSI escapes
     * @param ascii true to write ASCII alone, other characters as escapes
     * @throws IllegalArgumentException if the width is out of its range
     */
    public TextOptions {
        if (width < 40 || width > 1000) {
            throw new IllegalArgumentException("width is " + width + "; a line has from 40 to 1000 columns");
        }
    }
}
