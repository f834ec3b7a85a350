package org.lime4j.onnx;

import org.lime4j.image.RgbImage;

/**
 * Scales images of one size to another, along rows and then along columns, by a triangle as wide as a source or target pixel,
 * whichever is larger: bilinear where the image grows, and without aliasing where it shrinks. Levels are rounded. Immutable.
 *
 * <p>Source: the bilinear filter of Pillow's {@code Image.resize}.
 *
 * @param across of each target column what source columns add
 * @param down of each target row what source rows add
 */
record Resampling(int sourceWidth, int sourceHeight, Axis across, Axis down) {
    static Resampling of(int sourceWidth, int sourceHeight, int width, int height) {
        return new Resampling(sourceWidth, sourceHeight, Axis.of(sourceWidth, width), Axis.of(sourceHeight, height));
    }

    boolean isFor(RgbImage image) {
        return image.width() == sourceWidth && image.height() == sourceHeight;
    }

    /** The pixels of the scaled image, {@code 0xRRGGBB}, row-major. */
    int[] apply(RgbImage image) {
        int[] source = image.toArray();
        int width = across.first.length;
        int height = down.first.length;
        if (width == sourceWidth && height == sourceHeight) {
            return source;
        }
        int[] wide = new int[width * sourceHeight];
        for (int y = 0; y < sourceHeight; y++) {
            for (int x = 0; x < width; x++) {
                wide[y * width + x] = across.weigh(x, source, y * sourceWidth, 1);
            }
        }
        int[] scaled = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                scaled[y * width + x] = down.weigh(y, wide, x, width);
            }
        }
        return scaled;
    }

    /**
     * Weights along one side: target pixel t is the sum of {@code weights[t][k]} times source pixel {@code first[t] + k}.
     *
     * @param first source pixel of each target pixel
     * @param weights of the source pixels from there on; they sum to 1
     */
    private record Axis(int[] first, double[][] weights) {
        static Axis of(int source, int target) {
            double ratio = (double) source / target;
            double reach = Math.max(1, ratio);
            int[] first = new int[target];
            double[][] weights = new double[target][];
            for (int t = 0; t < target; t++) {
                double center = (t + 0.5) * ratio;
                int from = (int) Math.max(0, center - reach + 0.5);
                int to = (int) Math.min(source, center + reach + 0.5);
                double[] triangle = new double[to - from];
                double sum = 0;
                for (int k = 0; k < triangle.length; k++) {
                    triangle[k] = Math.max(0, 1 - Math.abs((from + k + 0.5 - center) / reach));
                    sum += triangle[k];
                }
                for (int k = 0; k < triangle.length; k++) {
                    triangle[k] /= sum;
                }
                first[t] = from;
                weights[t] = triangle;
            }
            return new Axis(first, weights);
        }

        int weigh(int target, int[] pixels, int at, int step) {
            double red = 0.5;
            double green = 0.5;
            double blue = 0.5;
            int index = at + first[target] * step;
            for (double weight : weights[target]) {
                int rgb = pixels[index];
                red += weight * (rgb >> 16 & 0xFF);
                green += weight * (rgb >> 8 & 0xFF);
                blue += weight * (rgb & 0xFF);
                index += step;
            }
            return Math.min(255, (int) red) << 16 | Math.min(255, (int) green) << 8 | Math.min(255, (int) blue);
        }
    }
}
