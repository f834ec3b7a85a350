package org.lime4j.report.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.writing.Escapes;

/** Draws a {@link Chart} as SVG. */
final class SvgRenderer implements ExplanationRenderer {
    private static final String STYLE = """
            text { font-family: sans-serif; white-space: pre; }
            .ground { fill: #ffffff; }
            .strong { fill: #1b1f24; font-weight: bold; }
            .plain { fill: #1b1f24; }
            .faint { fill: #57606a; }
            .alarm { fill: #a40e26; font-weight: bold; }
            .raises { fill: #0072b2; }
            .lowers { fill: #c14f00; }
            .axis { stroke: #57606a; stroke-width: 1; }
            .interval { stroke: #1b1f24; stroke-width: 1.2; }
            @media (prefers-color-scheme: dark) {
              .ground { fill: #16191d; }
              .strong, .plain { fill: #e8eaed; }
              .faint { fill: #a9b1ba; }
              .alarm { fill: #ff9a9a; }
              .raises { fill: #3d9fd6; }
              .lowers { fill: #e0802b; }
              .axis { stroke: #a9b1ba; }
              .interval { stroke: #ffffff; }
            }
            """;

    private final SvgOptions options;

    SvgRenderer(SvgOptions options) {
        this.options = options;
    }

    @Override
    public String mediaType() {
        return "image/svg+xml";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        Chart chart = new ChartLayout(options.width(), options.features()).of(explanation);
        out.write(svg(chart).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String svg(Chart chart) {
        String width = number(chart.width());
        String height = number(chart.height());
        StringBuilder svg = new StringBuilder(8192)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">").append(text(chart.title()))
                .append("</title>\n<desc id=\"desc\">").append(text(chart.description())).append("</desc>\n<style>\n").append(STYLE)
                .append("</style>\n<rect class=\"ground\" width=\"").append(width).append("\" height=\"").append(height)
                .append("\"/>\n");
        for (Chart.Mark mark : chart.marks()) {
            draw(mark, svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(Chart.Mark mark, StringBuilder svg) {
        if (mark instanceof Chart.Bar bar) {
            svg.append("<rect class=\"").append(name(bar.tone())).append("\" x=\"").append(number(bar.x())).append("\" y=\"")
                    .append(number(bar.y())).append("\" width=\"").append(number(bar.width())).append("\" height=\"")
                    .append(number(bar.height())).append("\"/>\n");
        } else if (mark instanceof Chart.Line line) {
            svg.append("<line class=\"").append(name(line.tone())).append("\" x1=\"").append(number(line.fromX()))
                    .append("\" y1=\"").append(number(line.fromY())).append("\" x2=\"").append(number(line.toX())).append("\" y2=\"")
                    .append(number(line.toY())).append("\"/>\n");
        } else if (mark instanceof Chart.Words words) {
            svg.append("<text class=\"").append(name(words.tone())).append("\" x=\"").append(number(words.x())).append("\" y=\"")
                    .append(number(words.baseline())).append("\" font-size=\"").append(number(words.size())).append('"')
                    .append(words.toLeft() ? " text-anchor=\"end\"" : "").append('>').append(text(words.text()))
                    .append("</text>\n");
        }
    }

    private static String name(Chart.Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    /** With at most two decimals. */
    private static String number(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** Text of an element; what XML 1.0 does not allow is an escape. */
    private static String text(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        String visible = Escapes.visible(text);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\uFFFE' -> xml.append("\\ufffe");
                case '\uFFFF' -> xml.append("\\uffff");
                default -> xml.append(c);
            }
        }
        return xml.toString();
    }
}
