package org.lime4j.image;

/**
 * Blurs planes by a Gaussian, as {@code gaussian_filter} of scipy: cut off at four standard deviations, the plane mirrored
 * at its edges.
 */
final class GaussianBlur {
    /** The time grows with it; a wider one leaves nothing to see. */
    static final double LARGEST_SIGMA = 100;

    private final double[] weights;

    /** @param sigma standard deviation in pixels, at least 0 and at most {@link #LARGEST_SIGMA}; 0 leaves planes as they are */
    GaussianBlur(double sigma) {
        if (!(sigma >= 0 && sigma <= LARGEST_SIGMA)) {
            throw new IllegalArgumentException("sigma is " + sigma + "; it must be at least 0 and at most 100");
        }
        weights = new double[(int) (4 * sigma + 0.5) + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == 0 ? 1 : Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? 1 : 2 * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /** {@return the blurred pixels, {@code 0xAARRGGBB}; a colour counts as much as its pixel is opaque} */
    int[] apply(RgbImage image) {
        int size = image.size();
        double[] opacity = new double[size];
        for (int i = 0; i < size; i++) {
            opacity[i] = image.argb(i) >>> 24;
        }
        double[] blurredOpacity = apply(opacity, image.width(), image.height());
        int[] blurred = new int[size];
        for (int i = 0; i < size; i++) {
            blurred[i] = (int) Math.round(blurredOpacity[i]) << 24;
        }
        double[] levels = new double[size];
        for (int shift = 16; shift >= 0; shift -= 8) {
            for (int i = 0; i < size; i++) {
                levels[i] = opacity[i] * (image.argb(i) >> shift & 0xFF);
            }
            double[] blurredLevels = apply(levels, image.width(), image.height());
            for (int i = 0; i < size; i++) {
                if (blurredOpacity[i] > 0) {
                    blurred[i] |= (int) Math.min(255, Math.round(blurredLevels[i] / blurredOpacity[i])) << shift;
                }
            }
        }
        return blurred;
    }

    /** {@return the blurred plane} */
    double[] apply(double[] plane, int width, int height) {
        return weights.length == 1
                ? plane.clone()
                : alongColumns(alongRows(plane, width, height), width, height);
    }

    private double[] alongRows(double[] plane, int width, int height) {
        double[] blurred = new double[plane.length];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                double sum = weights[0] * plane[i];
                for (int k = 1; k < weights.length; k++) {
                    sum += weights[k] * (plane[y * width + mirror(x - k, width)] + plane[y * width + mirror(x + k, width)]);
                }
                blurred[i] = sum;
            }
        }
        return blurred;
    }

    private double[] alongColumns(double[] plane, int width, int height) {
        double[] blurred = new double[plane.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                blurred[row + x] = weights[0] * plane[row + x];
            }
            for (int k = 1; k < weights.length; k++) {
                int above = mirror(y - k, height) * width;
                int below = mirror(y + k, height) * width;
                for (int x = 0; x < width; x++) {
                    blurred[row + x] += weights[k] * (plane[above + x] + plane[below + x]);
                }
            }
        }
        return blurred;
    }

    /** The edge pixel stands twice: … 1 0 | 0 1 2 …. */
    private static int mirror(int at, int length) {
        int period = 2 * length;
        int inside = Math.floorMod(at, period);
        return inside < length ? inside : period - 1 - inside;
    }
}
