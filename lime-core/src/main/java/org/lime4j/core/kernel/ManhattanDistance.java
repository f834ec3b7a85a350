package org.lime4j.core.kernel;

import java.util.Arrays;

/** {@code Σ |z′_j - x′_j|}. */
public final class ManhattanDistance implements Distance {
    /** The distance; it has no settings. */
    public ManhattanDistance() {}

    @Override
    public void measure(Neighbourhood rows, double[] out, int at) {
        Arrays.fill(out, at, at + rows.rows(), 0);
        for (int j = 0; j < rows.size(); j++) {
            double x = rows.features().get(j).value();
            for (int i = 0; i < rows.rows(); i++) {
                double difference = Math.abs(rows.design().get(rows.from() + i, rows.firstColumn() + j) - x);
                out[at + i] += difference;
            }
        }
    }

    /** {@code 0.75·sqrt(d)}: {@code lime_tabular.py} has one default for all distances. */
    @Override
    public double defaultWidth(int features) {
        return 0.75 * Math.sqrt(features);
    }

    @Override
    public String formula() {
        return "Σ |z′_j - x′_j|";
    }
}
