package org.lime4j.core.kernel;

import org.lime4j.core.matrix.BinarySamples;

/** The share of the features in which z′ differs from x′, in [0, 1]. */
public final class HammingDistance implements Distance {
    /** The distance; it has no settings. */
    public HammingDistance() {}

    @Override
    public void measure(Neighbourhood rows, double[] out, int at) {
        double d = rows.size();
        long[] origin = Origin.bits(rows);
        if (origin != null) {
            BinarySamples design = (BinarySamples) rows.design();
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = differing(design, rows.from() + i, origin) / d;
            }
            return;
        }
        double[] x = Origin.values(rows.features());
        for (int i = 0; i < rows.rows(); i++) {
            int count = 0;
            for (int j = 0; j < x.length; j++) {
                if (rows.design().get(rows.from() + i, rows.firstColumn() + j) != x[j]) {
                    count++;
                }
            }
            out[at + i] = count / d;
        }
    }

    /** The number of bits in which a row differs from another. */
    static int differing(BinarySamples design, int row, long[] origin) {
        long[] words = design.words();
        int from = row * design.wordsPerRow();
        int count = 0;
        for (int k = 0; k < origin.length; k++) {
            count += Long.bitCount(words[from + k] ^ origin[k]);
        }
        return count;
    }

    @Override
    public double defaultWidth(int features) {
        return 0.25;
    }

    @Override
    public String formula() {
        return "share of features with z′ ≠ x′";
    }
}
