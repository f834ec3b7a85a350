package org.lime4j.core.kernel;

import java.util.Arrays;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;

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
        Arrays.fill(out, at, at + rows.rows(), 0);
        for (int j = 0; j < rows.size(); j++) {
            addSquares(rows, j, out, at);
        }
        for (int i = 0; i < rows.rows(); i++) {
            out[at + i] = Math.sqrt(out[at + i]);
        }
    }

    /** Adds {@code (z′_j - x′_j)²} of each row: by column, as a dense design lies. */
    private static void addSquares(Neighbourhood rows, int feature, double[] out, int at) {
        double x = rows.features().get(feature).value();
        int column = rows.firstColumn() + feature;
        if (rows.design() instanceof DenseSamples dense) {
            double[] values = dense.values();
            int from = dense.offset(column) + rows.from();
            for (int i = 0; i < rows.rows(); i++) {
                double difference = values[from + i] - x;
                out[at + i] += difference * difference;
            }
        } else {
            for (int i = 0; i < rows.rows(); i++) {
                double difference = rows.design().get(rows.from() + i, column) - x;
                out[at + i] += difference * difference;
            }
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
