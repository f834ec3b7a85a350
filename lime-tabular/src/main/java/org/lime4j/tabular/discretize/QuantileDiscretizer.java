package org.lime4j.tabular.discretize;

import java.util.Arrays;
import java.util.Optional;
import org.lime4j.tabular.NumericStatistics;

/**
 * Cuts a column at equally spaced quantiles, those that coincide taken once. One whose background has no quantiles is left
 * continuous.
 */
public final class QuantileDiscretizer implements Discretizer {
    private final int parts;

    /**
     * A discretizer into this many parts.
     *
     * @param parts bins of about equal frequency, at least 2: 4 for quartiles
     */
    public QuantileDiscretizer(int parts) {
        if (parts < 2) {
            throw new IllegalArgumentException("parts is " + parts + "; a column is cut into at least 2");
        }
        this.parts = parts;
    }

    @Override
    public Optional<Bins> discretize(String column, NumericStatistics statistics) {
        if (!statistics.hasRanks()) {
            return Optional.empty();
        }
        double[] quantiles = new double[parts - 1];
        for (int q = 1; q < parts; q++) {
            quantiles[q - 1] = statistics.quantile((double) q / parts);
        }
        return Optional.of(Bins.of(Arrays.stream(quantiles).sorted().distinct().toArray(), statistics));
    }
}
