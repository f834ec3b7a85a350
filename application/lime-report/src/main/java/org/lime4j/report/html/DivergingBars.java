package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.report.writing.OutputWording;

/**
 * Bars to both sides of an axis with a line for each interval, all on one scale. Lengths are shares of the room, so that the
 * drawing fits any width; the axis stands where both sides have what they need.
 */
final class DivergingBars {
    /** The least share of the room that a side has: with bars on it, enough for its name even on a phone. */
    private static final double LEAST_SIDE = 0.17;

    private static final double MARGIN = 0.01;

    private final HtmlWriter html;
    private final double axis;
    /** Shares of the room in one unit of the output, divided by the largest magnitude. */
    private final double unit;
    private final double largest;
    private final boolean lowers;
    private final boolean raises;

    private DivergingBars(HtmlWriter html, double left, double right, boolean lowers, boolean raises) {
        this.html = html;
        this.largest = Math.max(left, right);
        this.lowers = lowers;
        this.raises = raises;
        double leftShare = largest == 0 ? 1 : left / largest;
        double rightShare = largest == 0 ? 1 : right / largest;
        double side = leftShare / (leftShare + rightShare);
        double leastLeft = lowers ? LEAST_SIDE : MARGIN;
        double leastRight = raises ? LEAST_SIDE : MARGIN;
        this.axis = Math.min(1 - leastRight, Math.max(leastLeft, side));
        double room = 1 - 2 * MARGIN;
        this.unit = Math.min(
                leftShare == 0 ? room : (axis - MARGIN) / leftShare,
                rightShare == 0 ? room : (1 - axis - MARGIN) / rightShare);
    }

    /** Bars for these weights and their intervals; what is not finite does not count for the scale. */
    static DivergingBars of(HtmlWriter html, List<FeatureContribution> contributions) {
        double left = 0;
        double right = 0;
        boolean lowers = false;
        boolean raises = false;
        for (FeatureContribution contribution : contributions) {
            double weight = contribution.weight();
            lowers |= weight < 0;
            raises |= weight > 0;
            if (!Double.isFinite(weight)) {
                continue;
            }
            double reach = OutputWording.reach(contribution);
            left = Math.max(left, Math.max(-weight, reach - weight));
            right = Math.max(right, Math.max(weight, reach + weight));
        }
        return new DivergingBars(html, left, right, lowers, raises);
    }

    /** Says which side is which. */
    void head() throws IOException {
        html.open("svg", "class", "bars");
        if (lowers) {
            html.element("text", "lowers", "x", Percent.of(axis), "dx", "-7", "y", "14", "text-anchor", "end");
        }
        if (raises) {
            html.element("text", "raises", "x", Percent.of(axis), "dx", "7", "y", "14");
        }
        axis();
        html.close();
    }

    void draw(FeatureContribution contribution) throws IOException {
        double weight = contribution.weight();
        html.open("svg", "class", "bars");
        if (Double.isNaN(weight)) {
            html.element("text", "?", "x", Percent.of(axis), "dx", "7", "y", "14");
        } else if (weight != 0) {
            double at = Double.isInfinite(weight) ? (weight > 0 ? 1 : 0) : position(weight);
            html.empty("rect", "class", weight > 0 ? "raises" : "lowers", "x", Percent.of(Math.min(axis, at)), "y", "3",
                    "width", Percent.of(Math.abs(at - axis)), "height", "14");
        }
        axis();
        double reach = OutputWording.reach(contribution);
        if (reach > 0) {
            interval(position(weight - reach), position(weight + reach));
        }
        html.close();
    }

    private double position(double value) {
        return axis + unit * (value / largest);
    }

    private void axis() throws IOException {
        html.empty("line", "class", "axis", "x1", Percent.of(axis), "x2", Percent.of(axis), "y2", "20");
    }

    private void interval(double from, double to) throws IOException {
        String low = Percent.of(from);
        String high = Percent.of(to);
        html.empty("line", "x1", low, "x2", high, "y1", "10", "y2", "10");
        html.empty("line", "x1", low, "x2", low, "y1", "7", "y2", "13");
        html.empty("line", "x1", high, "x2", high, "y1", "7", "y2", "13");
    }
}
