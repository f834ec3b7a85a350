package org.lime4j.report.chart;

import java.util.Objects;
import java.util.Optional;
import org.lime4j.core.plugin.Option;
import org.lime4j.report.picture.SegmentMask;

/**
 * Options of the renderer {@code png}.
 *
 * @param view what is drawn
 * @param output the name of the output, or its place among those explained, from 1; without, the first in a picture of
 *     segments, and all in a chart
 * @param sign in overlay and mask, whose weights count
 * @param segments in overlay and mask, most segments, at least 1
 * @param minWeight in overlay and mask, smallest magnitude of a weight, at least 0
 * @param hideRest in an overlay, whether the other segments are black
 * @param features most features drawn of an output of a chart, from 1 to 200
 * @param width of a chart in pixels before it is scaled, from 360 to 2000
 * @param scale pixels of a chart for each of its width and height, from 1 to 4
 */
public record PngOptions(
        @Option(value = "auto", doc = "overlay, heat-map, boundaries or mask of an image; chart of anything; auto: heat-map of "
                        + "an image, else chart")
                View view,
        @Option(doc = "name of the output, or 1 for the first of those explained; without: the first in a picture, all in a chart")
                Optional<String> output,
        @Option(value = "both", doc = "in overlay and mask, segments of which sign") SegmentMask.Sign sign,
        @Option(value = "5", min = 1, doc = "in overlay and mask, most segments") int segments,
        @Option(value = "0", min = 0, doc = "in overlay and mask, smallest magnitude of a weight") double minWeight,
        @Option(value = "false", doc = "in an overlay, other segments black") boolean hideRest,
        @Option(value = "50", min = 1, max = 200, doc = "in a chart, most features of an output") int features,
        @Option(value = "720", min = 360, max = 2000, doc = "in a chart, its width before it is scaled") int width,
        @Option(value = "2", min = 1, max = 4, doc = "in a chart, pixels for each of its width and height") int scale) {
    /** What is drawn. */
    public enum View {
        /** A heat map where the instance is an image, else a chart. */
        AUTO,
        /** Bars, as the renderer {@code svg} draws them. */
        CHART,
        /** The image with the segments that matter most, bounded in yellow. */
        OVERLAY,
        /** The image in grey, segments tinted by their weight. */
        HEAT_MAP,
        /** The image with the boundaries of all segments. */
        BOUNDARIES,
        /** White where a segment that matters most raises the output, grey where it lowers it, black elsewhere. */
        MASK
    }

    /**
     * Checks the ranges.
     *
     * @param view what is drawn
     * @param output the name of the output, or its place
     * @param sign whose weights count
     * @param segments most segments, at least 1
     * @param minWeight smallest magnitude of a weight, at least 0
     * @param hideRest whether other segments are black
     * @param features most features of an output of a chart, from 1 to 200
     * @param width of a chart, from 360 to 2000
     * @param scale of a chart, from 1 to 4
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PngOptions {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(output, "output");
        if (segments < 1) {
            throw new IllegalArgumentException("segments is " + segments + "; at least 1 is shown");
        }
        if (features < 1 || features > 200) {
            throw new IllegalArgumentException("features is " + features + "; from 1 to 200 are drawn");
        }
        if (width < 360 || width > 2000) {
            throw new IllegalArgumentException("width is " + width + "; a chart has from 360 to 2000");
        }
        if (scale < 1 || scale > 4) {
            throw new IllegalArgumentException("scale is " + scale + "; it is from 1 to 4");
        }
        new SegmentMask.Selection(sign, segments, minWeight, hideRest);
    }

    SegmentMask.Selection selection() {
        return new SegmentMask.Selection(sign, segments, minWeight, hideRest);
    }
}
