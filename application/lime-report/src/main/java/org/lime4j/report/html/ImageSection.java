package org.lime4j.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.report.html.SubjectSection.Placed;
import org.lime4j.report.picture.Png;
import org.lime4j.report.picture.SegmentPictures;
import org.lime4j.report.writing.SubjectWording;

/** An image side by side with what its segments weigh and with the segments themselves. */
final class ImageSection {
    /** Segments whose numbers are written on the picture, and that are shown where the rest is hidden. */
    private static final int NUMBERED = 8;
    /** Lines of text that the longest side of a picture has room for. */
    private static final double TEXT_LINES = 22;
    /** Longest side up to which pixels are shown as squares when the page enlarges them. */
    private static final int SMALL = 100;

    private final HtmlWriter html;
    private final HtmlOptions options;
    private final SubjectSection.Weight format;

    ImageSection(HtmlWriter html, HtmlOptions options, SubjectSection.Weight format) {
        this.html = html;
        this.options = options;
        this.format = format;
    }

    /** The image and its segments are written once in a page, the overlay for each output. */
    void write(Subject.Image original, List<Placed> places, boolean isFirst) throws IOException {
        Subject.Image image = ReducedImage.of(original, options.side());
        int segments = SubjectWording.segments(original);
        List<Placed> weights = new ArrayList<>();
        for (Placed placed : places) {
            if (placed.place() instanceof Location.Segment segment && segment.label() >= 0 && segment.label() < segments) {
                weights.add(placed);
            }
        }
        weights.sort(Comparator.comparingDouble((Placed placed) -> -Math.abs(placed.weight())));
        html.open("div", "class", "pictures").line();
        if (isFirst) {
            figure(image.picture(), "The image as the model was given it",
                    "Image, " + SubjectWording.size(original), List.of(), image);
        }
        if (!weights.isEmpty()) {
            overlay(image, segments, weights);
        }
        if (isFirst) {
            figure(SegmentPictures.withBoundaries(image.picture(), image.segments(), SegmentPictures.BOUNDARY),
                    "Its " + SubjectWording.count(segments, "segment"), "The image with the boundaries of its segments",
                    List.of(), image);
        }
        html.close().line();
    }

    private void overlay(Subject.Image image, int segments, List<Placed> weights) throws IOException {
        double[] bySegment = new double[segments];
        for (Placed placed : weights) {
            bySegment[((Location.Segment) placed.place()).label()] = placed.weight();
        }
        List<Placed> numbered = weights.subList(0, Math.min(weights.size(), NUMBERED));
        StringBuilder words = new StringBuilder();
        for (Placed placed : numbered) {
            words.append(words.length() == 0 ? "" : ", ").append("segment ")
                    .append(((Location.Segment) placed.place()).label()).append(' ').append(format.text(placed.weight()));
        }
        boolean isHeatMap = options.overlay() == HtmlOptions.Overlay.HEAT_MAP;
        IntPlane picture = isHeatMap ? SegmentPictures.heatMap(image, bySegment) : shown(image, segments, numbered);
        figure(picture,
                isHeatMap
                        ? "Blue segments (\u25B2) raise the output, orange ones (\u25BC) lower it; with the numbers of those that matter "
                                + "most"
                        : "The segments that matter most: \u25B2 raises the output, \u25BC lowers it",
                "Weights of segments: " + words, numbered, image);
    }

    /** The segments of largest magnitude, all else hidden. */
    private static IntPlane shown(Subject.Image image, int segments, List<Placed> numbered) {
        boolean[] isShown = new boolean[segments];
        for (Placed placed : numbered) {
            isShown[((Location.Segment) placed.place()).label()] = true;
        }
        IntPlane picture = image.picture();
        int[] pixels = new int[picture.width() * picture.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = isShown[image.segments().at(i)] ? picture.at(i) : 0;
        }
        return new IntPlane(picture.width(), picture.height(), pixels);
    }

    private void figure(IntPlane picture, String caption, String words, List<Placed> numbered, Subject.Image image)
            throws IOException {
        int width = picture.width();
        int height = picture.height();
        String small = Math.max(width, height) <= SMALL ? " pixels" : "";
        html.open("figure").open("div", "class", "picture");
        html.picture(Png.encode(picture), "class", "plain" + small, "alt", words, "width", "" + width, "height", "" + height);
        if (!numbered.isEmpty()) {
            numbers(numbered, image);
        }
        html.close().element("figcaption", caption).close().line();
    }

    /** Numbers of segments, each where its segment has its middle; one that would lie on another is left to the table. */
    private void numbers(List<Placed> numbered, Subject.Image image) throws IOException {
        int width = image.picture().width();
        int height = image.picture().height();
        double size = Math.max(width, height) / TEXT_LINES;
        if (Math.min(width, height) < 3 * size) {
            return;
        }
        html.open("svg", "class", "numbers", "aria-hidden", "true", "viewBox", "0 0 " + width + " " + height,
                "font-size", length(size));
        List<double[]> taken = new ArrayList<>();
        for (Placed placed : numbered) {
            int label = ((Location.Segment) placed.place()).label();
            int at = middle(image.segments(), label);
            String text = label + (placed.weight() < 0 ? "\u25BC" : "\u25B2");
            double half = size * (0.35 * text.length() + 0.35);
            double x = Math.min(width - half, Math.max(half, at % width + 0.5));
            double y = Math.min(height - 0.7 * size, Math.max(0.7 * size, at / width + 0.5));
            boolean isFree = taken.stream().noneMatch(
                    other -> Math.abs(x - other[0]) < half + other[2] && Math.abs(y - other[1]) < 1.4 * size);
            if (at >= 0 && isFree) {
                taken.add(new double[] {x, y, half});
                html.empty("rect", "x", length(x - half), "y", length(y - 0.7 * size), "width", length(2 * half),
                        "height", length(1.4 * size), "rx", length(0.3 * size));
                html.element("text", text, "x", length(x), "y", length(y + 0.36 * size), "text-anchor", "middle");
            }
        }
        html.close();
    }

    /** In user units of the drawing, which are the picture's pixels. */
    private static String length(double pixels) {
        return Double.toString(Math.round(100 * pixels) / 100.0);
    }

    /** Row-major index, or −1 if the segment was too small to be seen in a smaller picture. */
    private static int middle(IntPlane segments, int label) {
        int width = segments.width();
        int size = width * segments.height();
        long sumX = 0;
        long sumY = 0;
        long count = 0;
        for (int i = 0; i < size; i++) {
            if (segments.at(i) == label) {
                sumX += i % width;
                sumY += i / width;
                count++;
            }
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size && count > 0; i++) {
            if (segments.at(i) == label) {
                double dx = i % width - (double) sumX / count;
                double dy = i / width - (double) sumY / count;
                if (dx * dx + dy * dy < least) {
                    least = dx * dx + dy * dy;
                    best = i;
                }
            }
        }
        return best;
    }
}
