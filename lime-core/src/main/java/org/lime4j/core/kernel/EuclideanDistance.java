package org.lime4j.core.kernel;

import org.lime4j.core.matrix.BinarySamples;

/** {@code |z′ - x′|}. */
public final class EuclideanDistance implements Distance {
    /** The distance; it has no settings. */
    public EuclideanDistance() {}

    @Override
    public void measure(Neighbourhood rows, double[] out, int at) {
        long[] origin = Origin.bits(rows);
        if (origin != null) {
            BinarySamples design = (BinarySamples) rows.design();
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = Math.sqrt(HammingDistance.differing(design, rows.from() + i, origin));
            }
            return;
        }
        double[] x = Origin.values(rows.features());
        for (int i = 0; i < rows.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                double difference = rows.design().get(rows.from() + i, rows.firstColumn() + j) - x[j];
                sum += difference * difference;
            }
            out[at + i] = Math.sqrt(sum);
        }
    }

    /** {@code 0.75·sqrt(d)}, as in {@code lime_tabular.py}. */
    @Override
    public double defaultWidth(int features) {
        return 0.75 * Math.sqrt(features);
    }

    @Override
    public String formula() {
        return "|z′ - x′|";
    }
}
