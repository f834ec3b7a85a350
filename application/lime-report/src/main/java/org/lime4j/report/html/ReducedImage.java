package org.lime4j.report.html;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Subject;

/** Images that are larger than a page shows, made smaller: pixels by their mean, segments by the one in the middle. */
final class ReducedImage {
    private ReducedImage() {}

    /** The image itself if neither side is longer. */
    static Subject.Image of(Subject.Image image, int side) {
        IntPlane picture = image.picture();
        int longest = Math.max(picture.width(), picture.height());
        if (longest <= side) {
            return image;
        }
        int width = Math.max(1, (int) ((long) picture.width() * side / longest));
        int height = Math.max(1, (int) ((long) picture.height() * side / longest));
        int[] pixels = new int[width * height];
        int[] labels = new int[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            int top = (int) ((long) y * picture.height() / height);
            int bottom = (int) ((long) (y + 1) * picture.height() / height);
            for (int x = 0; x < width; x++, i++) {
                int left = (int) ((long) x * picture.width() / width);
                int right = (int) ((long) (x + 1) * picture.width() / width);
                pixels[i] = mean(picture, left, top, right, bottom);
                labels[i] = image.segments().at((left + right) / 2, (top + bottom) / 2);
            }
        }
        return new Subject.Image(new IntPlane(width, height, pixels), new IntPlane(width, height, labels));
    }

    /** Colours count by their opacity, so that what cannot be seen does not stain the rest. */
    private static int mean(IntPlane picture, int left, int top, int right, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int argb = picture.at(x, y);
                long opacity = argb >>> 24;
                alpha += opacity;
                red += opacity * (argb >> 16 & 0xFF);
                green += opacity * (argb >> 8 & 0xFF);
                blue += opacity * (argb & 0xFF);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long pixels = (long) (right - left) * (bottom - top);
        return (int) ((alpha + pixels / 2) / pixels) << 24
                | (int) ((red + alpha / 2) / alpha) << 16
                | (int) ((green + alpha / 2) / alpha) << 8
                | (int) ((blue + alpha / 2) / alpha);
    }
}
