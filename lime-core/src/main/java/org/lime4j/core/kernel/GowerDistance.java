package org.lime4j.core.kernel;

import java.util.List;
import org.lime4j.core.space.InterpretableFeature;

/**
 * The mean over the features of {@code |z′ - x′| / range}, each term at most 1: Gower's distance (Biometrics 27, 1971),
 * as in R's lime. A feature without range counts as 0 or 1.
 */
public final class GowerDistance implements Distance {
    /** The distance; it has no settings. */
    public GowerDistance() {}

    @Override
    public void measure(Neighbourhood rows, double[] out, int at) {
        List<InterpretableFeature> features = rows.features();
        double d = rows.size();
        double[] x = Origin.values(features);
        double[] ranges = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            ranges[j] = features.get(j).range();
        }
        for (int i = 0; i < rows.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                double difference = Math.abs(rows.design().get(rows.from() + i, rows.firstColumn() + j) - x[j]);
                if (difference > 0) {
                    sum += ranges[j] > 0 ? Math.min(1, difference / ranges[j]) : 1;
                }
            }
            out[at + i] = sum / d;
        }
    }

    @Override
    public double defaultWidth(int features) {
        return 0.25;
    }

    @Override
    public String formula() {
        return "mean of |z′ - x′| / range";
    }
}
