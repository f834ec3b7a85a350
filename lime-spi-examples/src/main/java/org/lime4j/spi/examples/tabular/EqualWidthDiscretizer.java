package org.lime4j.spi.examples.tabular;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.Discretizer;

/** Cuts a column into bins of equal width; a column of one value stays continuous. */
public final class EqualWidthDiscretizer implements Discretizer {
    /** Most bins of a column. */
    public static final int MOST_BINS = 1000;

    private final int bins;

    /**
     * A discretizer into this many bins.
     *
     * @param bins from 2 to {@link #MOST_BINS}
     */
    public EqualWidthDiscretizer(int bins) {
        if (bins < 2 || bins > MOST_BINS) {
            throw new IllegalArgumentException("bins is " + bins + "; a column is cut into 2 to " + MOST_BINS);
        }
        this.bins = bins;
    }

    @Override
    public Optional<Bins> discretize(String column, NumericStatistics statistics) {
        if (statistics.min() == statistics.max()) {
            return Optional.empty();
        }
        double[] boundaries = IntStream.range(1, bins)
                .mapToDouble(b -> (double) b / bins)
                .map(share -> statistics.min() * (1 - share) + statistics.max() * share)
                .toArray();
        return Optional.of(Bins.of(Arrays.stream(boundaries).sorted().distinct().toArray(), statistics));
    }
}
