package org.lime4j.report.chart;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.IntPlane;

/** Draws a {@link Chart} by Java2D, without a screen. */
final class ChartPicture {
    private static final long MOST_PIXELS = 1L << 25;

    private final Graphics2D graphics;

    private ChartPicture(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * {@return the pixels}
     *
     * @param scale pixels a unit
     * @param font plain, of any size
     */
    static IntPlane draw(Chart chart, int scale, Supplier<Font> font) {
        long width = Math.round(chart.width() * scale);
        long height = Math.round(chart.height() * scale);
        if (width * height > MOST_PIXELS) {
            throw new LimeException(ErrorId.BUDGET_EXCEEDED, "the chart would have " + width + " × " + height + " pixels; the most is "
                    + MOST_PIXELS + ": lower the options scale or features of the renderer png, explain fewer outputs, or use the "
                    + "renderer svg");
        }
        Font plain = usable(font);
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, (int) width, (int) height);
            graphics.scale(scale, scale);
            ChartPicture picture = new ChartPicture(graphics);
            for (Chart.Mark mark : chart.marks()) {
                picture.draw(mark, plain);
            }
        } finally {
            graphics.dispose();
        }
        return new IntPlane((int) width, (int) height, image.getRGB(0, 0, (int) width, (int) height, null, 0, (int) width));
    }

    /** The first use of a font is where a JDK without fonts fails, each in its own way. */
    private static Font usable(Supplier<Font> font) {
        Graphics2D graphics = null;
        try {
            graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
            Font plain = font.get();
            graphics.getFontMetrics(plain).stringWidth("x");
            return plain;
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            throw new LimeException(ErrorId.REFUSED, "the JDK finds no font to draw the chart with (" + e + "): install fontconfig and "
                    + "a font, such as the Debian packages fontconfig and fonts-dejavu-core, or use the renderer svg, which needs none", e);
        } finally {
            if (graphics != null) {
                graphics.dispose();
            }
        }
    }

    private void draw(Chart.Mark mark, Font plain) {
        if (mark instanceof Chart.Bar bar) {
            graphics.setColor(colour(bar.tone()));
            graphics.fill(new Rectangle2D.Double(bar.x(), bar.y(), bar.width(), bar.height()));
        } else if (mark instanceof Chart.Line line) {
            graphics.setColor(colour(line.tone()));
            graphics.setStroke(new BasicStroke(line.tone() == Chart.Tone.INTERVAL ? 1.2F : 1));
            graphics.draw(new Line2D.Double(line.fromX(), line.fromY(), line.toX(), line.toY()));
        } else if (mark instanceof Chart.Words words) {
            boolean bold = words.tone() == Chart.Tone.STRONG || words.tone() == Chart.Tone.ALARM;
            graphics.setFont(plain.deriveFont(bold ? Font.BOLD : Font.PLAIN, (float) words.size()));
            graphics.setColor(colour(words.tone()));
            write(words);
        }
    }

    /** A font that is wider than was thought is squeezed. */
    private void write(Chart.Words words) {
        FontMetrics metrics = graphics.getFontMetrics();
        double width = metrics.getStringBounds(words.text(), graphics).getWidth();
        double squeeze = Math.min(1, words.room() / Math.max(1, width));
        AffineTransform before = graphics.getTransform();
        graphics.translate(words.toLeft() ? words.x() - width * squeeze : words.x(), words.baseline());
        graphics.scale(squeeze, 1);
        graphics.drawString(words.text(), 0, 0);
        graphics.setTransform(before);
    }

    private static Color colour(Chart.Tone tone) {
        return new Color(switch (tone) {
            case STRONG, PLAIN, INTERVAL -> 0x1B1F24;
            case FAINT, AXIS -> 0x57606A;
            case ALARM -> 0xA40E26;
            case RAISES -> 0x0072B2;
            case LOWERS -> 0xC14F00;
        });
    }
}
