package org.lime4j.report.html;

import org.lime4j.core.plugin.Option;

/**
 * Options of the renderer {@code html}.
 *
 * @param overlay what is drawn over an explained image
 * @param side longest side of a picture in the page, from 64 to 8192 pixels
 */
public record HtmlOptions(
        @Option(value = "heat-map", doc = "what is drawn over an image: all weights, or the segments that matter most")
                Overlay overlay,
        @Option(value = "1024", min = 64, max = 8192, doc = "longest side of a picture in pixels; larger ones are reduced")
                int side) {
    /** What is drawn over an explained image. */
    public enum Overlay {
        /** The image in grey, all segments tinted by their weight. */
        HEAT_MAP,
        /** The eight segments of largest magnitude in full, the rest hidden. */
        SEGMENTS
    }

    /**
     * Checks the side.
     *
     * @param overlay what is drawn over an explained image
     * @param side longest side of a picture in the page, from 64 to 8192 pixels
     * @throws IllegalArgumentException if the side is out of its range
     */
    public HtmlOptions {
        if (side < 64 || side > 8192) {
            throw new IllegalArgumentException("side is " + side + "; a picture has from 64 to 8192 pixels a side");
        }
    }

    /** {@return the options in force where none is given} */
    public static HtmlOptions standard() {
        return new HtmlOptions(Overlay.HEAT_MAP, 1024);
    }
}
