package org.lime4j.report.chart;

import org.lime4j.core.plugin.Option;

/**
 * Options of the renderer {@code svg}.
 *
 * @param width of the chart in pixels, from 360 to 4000
 * @param features most features drawn of an output, from 1 to 2000; also most rules of a tree
 */
public record SvgOptions(
        @Option(value = "720", min = 360, max = 4000, doc = "width in pixels") int width,
        @Option(value = "50", min = 1, max = 2000, doc = "most features drawn of an output, and most rules of a tree") int features) {
    /**
     * Checks the ranges.
     *
     * @param width of the chart in pixels, from 360 to 4000
     * @param features most features drawn of an output, from 1 to 2000
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SvgOptions {
        if (width < 360 || width > 4000) {
            throw new IllegalArgumentException("width is " + width + "; a chart has from 360 to 4000 pixels");
        }
        if (features < 1 || features > 2000) {
            throw new IllegalArgumentException("features is " + features + "; from 1 to 2000 are drawn");
        }
    }
}
