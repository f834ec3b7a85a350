package org.lime4j.core.kernel;

import org.lime4j.core.matrix.BinarySamples;

/** {@code 1 - x′·z′ / (|x′||z′|)}, and 1 if either is all zero ({@code sklearn.metrics.pairwise}). */
public final class CosineDistance implements Distance {
    /** The distance; it has no settings. */
    public CosineDistance() {}

    @Override
    public void measure(Neighbourhood rows, double[] out, int at) {
        long[] origin = Origin.bits(rows);
        if (origin != null) {
            measureBits((BinarySamples) rows.design(), rows, origin, out, at);
            return;
        }
        double[] x = Origin.values(rows.features());
        double xx = 0;
        for (double value : x) {
            xx += value * value;
        }
        for (int i = 0; i < rows.rows(); i++) {
            double zz = 0;
            double xz = 0;
            for (int j = 0; j < x.length; j++) {
                double z = rows.design().get(rows.from() + i, rows.firstColumn() + j);
                zz += z * z;
                xz += x[j] * z;
            }
            out[at + i] = distance(xx, zz, xz);
        }
    }

    private static void measureBits(BinarySamples design, Neighbourhood rows, long[] origin, double[] out, int at) {
        int xx = 0;
        for (long word : origin) {
            xx += Long.bitCount(word);
        }
        long[] words = design.words();
        for (int i = 0; i < rows.rows(); i++) {
            int from = (rows.from() + i) * design.wordsPerRow();
            int zz = 0;
            int xz = 0;
            for (int k = 0; k < origin.length; k++) {
                zz += Long.bitCount(words[from + k]);
                xz += Long.bitCount(words[from + k] & origin[k]);
            }
            out[at + i] = distance(xx, zz, xz);
        }
    }

    /** The two norms under one root, so that equal vectors of zeros and ones are exactly 0 apart. */
    private static double distance(double xx, double zz, double xz) {
        double norms = Math.sqrt(xx * zz);
        return norms > 0 ? Math.max(0, 1 - xz / norms) : 1;
    }

    /** 0.25, as in {@code lime_image.py}; {@code lime_text.py} has 25 on a hundredfold cosine. */
    @Override
    public double defaultWidth(int features) {
        return 0.25;
    }

    @Override
    public String formula() {
        return "1 - cos(z′, x′)";
    }
}
