package org.lime4j.image;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

/**
 * Quickshift: each pixel is joined to the nearest pixel where colours and places lie denser, and what hangs together is a
 * segment (Vedaldi, Soatto, ECCV 2008). Immutable and thread-safe.
 *
 * <p>Nearness is the Euclidean distance of (x, y, ratio × CIELAB), within a window of {@code 3 × kernel size} around the
 * pixel; density is the sum of {@code exp(-d² / (2 × kernel size²))} over that window. A noise of standard deviation 1e-5
 * is added to the densities, because on flat ground they are equal. It comes from a seed of its own, so that an image has
 * the same segments under every seed of an explanation.
 *
 * <p>Source: {@code quickshift} of scikit-image 0.19, the default of the reference's {@code lime_image.py}; the noise
 * included, so that the same seed gives the same segments.
 */
public final class QuickshiftSegmenter implements Segmenter {
    /** The kernel size of the reference. */
    public static final double DEFAULT_KERNEL_SIZE = 4;
    /** The largest distance between a pixel and the one that it is joined to, in the reference. */
    public static final double DEFAULT_MAX_DISTANCE = 200;
    /** The weight of colour against place in the reference. */
    public static final double DEFAULT_RATIO = 0.2;
    /** The seed of the noise where scikit-image is given none. */
    public static final int DEFAULT_NOISE_SEED = 42;

    /** A window has (6 × kernel size + 1)² pixels, and the time grows with them. */
    static final double LARGEST_KERNEL_SIZE = 50;

    private static final double NOISE = 1e-5;

    private final double kernelSize;
    private final double maxDistance;
    private final double ratio;
    private final int noiseSeed;

    /**
     * A segmenter.
     *
     * @param kernelSize width of the density's kernel in pixels, at least 1 and at most 50; larger means fewer segments
     * @param maxDistance to the pixel that one is joined to, above 0; a pixel with no denser one so near is a root
     * @param ratio weight of colour against place, in [0, 1]
     * @param noiseSeed of the noise that decides between equal densities
     */
    public QuickshiftSegmenter(double kernelSize, double maxDistance, double ratio, int noiseSeed) {
        if (!(kernelSize >= 1 && kernelSize <= LARGEST_KERNEL_SIZE)) {
            throw new IllegalArgumentException("kernelSize is " + kernelSize + "; it must be at least 1 and at most 50");
        }
        if (!(maxDistance > 0)) {
            throw new IllegalArgumentException("maxDistance is " + maxDistance + "; it must be above 0");
        }
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("ratio is " + ratio + "; it must lie in [0, 1]");
        }
        this.kernelSize = kernelSize;
        this.maxDistance = maxDistance;
        this.ratio = ratio;
        this.noiseSeed = noiseSeed;
    }

    /** {@return quickshift as the reference calls it} */
    public static QuickshiftSegmenter standard() {
        return new QuickshiftSegmenter(DEFAULT_KERNEL_SIZE, DEFAULT_MAX_DISTANCE, DEFAULT_RATIO, DEFAULT_NOISE_SEED);
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        Colors colors = Colors.of(image, ratio);
        int window = (int) Math.ceil(3 * kernelSize);
        double[] densities = densities(colors, window);
        NumpyNormals noise = new NumpyNormals(noiseSeed);
        for (int i = 0; i < densities.length; i++) {
            densities[i] += NOISE * noise.next();
        }
        int[] parents = parents(colors, densities, window);
        int[] roots = new int[parents.length];
        for (int i = 0; i < parents.length; i++) {
            roots[i] = root(parents, i);
        }
        return new IntPlane(image.width(), image.height(), inOrderOfFirstPixels(roots));
    }

    /** Each pair of pixels within the window is looked at once, a run of a row at a time. */
    private double[] densities(Colors colors, int window) {
        int width = colors.width();
        int height = colors.height();
        double perSquare = -0.5 / (kernelSize * kernelSize);
        double[] densities = new double[width * height];
        Arrays.fill(densities, 1);
        double[] run = new double[width];
        for (int down = 0; down <= Math.min(window, height - 1); down++) {
            for (int right = down == 0 ? 1 : -window; right <= window; right++) {
                int first = Math.max(0, -right);
                int length = width - Math.abs(right);
                double place = perSquare * (down * down + right * right);
                for (int y = 0; y < height - down && length > 0; y++) {
                    int here = y * width + first;
                    int there = (y + down) * width + first + right;
                    similarities(colors, here, there, length, perSquare, place, run);
                    add(run, densities, here, length);
                    add(run, densities, there, length);
                }
            }
        }
        return densities;
    }

    /** {@code run[i] = exp(perSquare × (colour distance)² + place)} of the pixels {@code here + i} and {@code there + i}. */
    private static void similarities(
            Colors colors, int here, int there, int length, double perSquare, double place, double[] run) {
        double[] lightness = colors.lightness();
        double[] greenRed = colors.greenRed();
        double[] blueYellow = colors.blueYellow();
        for (int i = 0; i < length; i++) {
            double l = lightness[here + i] - lightness[there + i];
            double a = greenRed[here + i] - greenRed[there + i];
            double b = blueYellow[here + i] - blueYellow[there + i];
            run[i] = perSquare * (l * l + a * a + b * b) + place;
        }
        exponentials(run, length);
    }

    /**
     * {@code e^x} of numbers up to 0 as {@code (e^(x/64))^64} by a polynomial, which runs in vector registers; numbers
     * below −40 are taken for −40. The error is below 2e-12.
     */
    private static void exponentials(double[] x, int length) {
        for (int i = 0; i < length; i++) {
            double s = Math.max(x[i], -40) * (1.0 / 64);
            double e = 1 + s * (1 + s * (1.0 / 2 + s * (1.0 / 6 + s * (1.0 / 24 + s * (1.0 / 120 + s * (1.0 / 720))))));
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            x[i] = e * e;
        }
    }

    private static void add(double[] run, double[] into, int at, int length) {
        for (int i = 0; i < length; i++) {
            into[at + i] += run[i];
        }
    }

    /**
     * The nearest denser pixel of each, or the pixel itself. Of equally near ones the first, row by row. Places are tried in
     * the order of their distance alone, so that the search ends once no colour can make a farther one nearer.
     */
    private int[] parents(Colors colors, double[] densities, int window) {
        int width = colors.width();
        int height = colors.height();
        int across = 2 * window + 1;
        int[] offsets = IntStream.range(0, across * across)
                .filter(i -> i != window * across + window)
                .boxed()
                .sorted((i, j) -> Integer.compare(square(i, across, window), square(j, across, window)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] down = Arrays.stream(offsets).map(i -> i / across - window).toArray();
        int[] right = Arrays.stream(offsets).map(i -> i % across - window).toArray();
        double[] lightness = colors.lightness();
        double[] greenRed = colors.greenRed();
        double[] blueYellow = colors.blueYellow();
        double farthest = maxDistance * maxDistance;
        int[] parents = new int[width * height];
        for (int y = 0, here = 0; y < height; y++) {
            for (int x = 0; x < width; x++, here++) {
                double nearest = Double.POSITIVE_INFINITY;
                int parent = here;
                for (int k = 0; k < offsets.length; k++) {
                    int place = down[k] * down[k] + right[k] * right[k];
                    if (place > nearest) {
                        break;
                    }
                    int ny = y + down[k];
                    int nx = x + right[k];
                    if (ny < 0 || ny >= height || nx < 0 || nx >= width) {
                        continue;
                    }
                    int there = ny * width + nx;
                    if (densities[there] > densities[here]) {
                        double l = lightness[here] - lightness[there];
                        double a = greenRed[here] - greenRed[there];
                        double b = blueYellow[here] - blueYellow[there];
                        double distance = l * l + a * a + b * b + place;
                        if (distance < nearest || distance == nearest && there < parent) {
                            nearest = distance;
                            parent = there;
                        }
                    }
                }
                parents[here] = nearest > farthest ? here : parent;
            }
        }
        return parents;
    }

    private static int square(int offset, int across, int window) {
        int down = offset / across - window;
        int right = offset % across - window;
        return down * down + right * right;
    }

    /** The end of the path from a pixel, which is shortened on the way. */
    private static int root(int[] parents, int pixel) {
        int root = pixel;
        while (parents[root] != root) {
            root = parents[root];
        }
        for (int at = pixel; parents[at] != root; ) {
            int next = parents[at];
            parents[at] = root;
            at = next;
        }
        return root;
    }

    private static int[] inOrderOfFirstPixels(int[] roots) {
        int[] labelOf = new int[roots.length];
        Arrays.fill(labelOf, -1);
        int[] labels = new int[roots.length];
        int count = 0;
        for (int i = 0; i < roots.length; i++) {
            if (labelOf[roots[i]] < 0) {
                labelOf[roots[i]] = count++;
            }
            labels[i] = labelOf[roots[i]];
        }
        return labels;
    }

    /**
     * An image in CIELAB under D65, times the weight of colour. Transparency is not looked at.
     *
     * <p>Source: {@code rgb2lab} of scikit-image.
     */
    private record Colors(int width, int height, double[] lightness, double[] greenRed, double[] blueYellow) {
        private static final double[] LINEAR = IntStream.range(0, 256).mapToDouble(Colors::linear).toArray();

        static Colors of(RgbImage image, double ratio) {
            int size = image.size();
            Colors colors =
                    new Colors(image.width(), image.height(), new double[size], new double[size], new double[size]);
            for (int i = 0; i < size; i++) {
                int rgb = image.argb(i);
                double red = LINEAR[rgb >> 16 & 0xFF];
                double green = LINEAR[rgb >> 8 & 0xFF];
                double blue = LINEAR[rgb & 0xFF];
                double x = response((0.412453 * red + 0.357580 * green + 0.180423 * blue) / 0.95047);
                double y = response(0.212671 * red + 0.715160 * green + 0.072169 * blue);
                double z = response((0.019334 * red + 0.119193 * green + 0.950227 * blue) / 1.08883);
                colors.lightness[i] = ratio * (116 * y - 16);
                colors.greenRed[i] = ratio * (500 * (x - y));
                colors.blueYellow[i] = ratio * (200 * (y - z));
            }
            return colors;
        }

        private static double linear(int level) {
            double value = level / 255.0;
            return value > 0.04045 ? Math.pow((value + 0.055) / 1.055, 2.4) : value / 12.92;
        }

        private static double response(double value) {
            return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
        }
    }
}
