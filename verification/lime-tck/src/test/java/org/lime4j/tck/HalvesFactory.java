package org.lime4j.tck;

import java.util.Optional;
import java.util.function.Supplier;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.DiscretizerFactory;

/** A discretizer that keeps every rule, or a wrong one instead. */
public final class HalvesFactory extends PlainFactory<Discretizer> implements DiscretizerFactory<NoOptions> {
    public HalvesFactory() {
        this(Halves::new);
    }

    HalvesFactory(Supplier<? extends Discretizer> discretizer) {
        super("halves", discretizer);
    }

    /** Two bins, below and above the median; a column of one value is left. */
    static class Halves implements Discretizer {
        @Override
        public Optional<Bins> discretize(String column, NumericStatistics statistics) {
            if (statistics.distinct() == 1) {
                return Optional.empty();
            }
            return Optional.of(Bins.of(new double[] {statistics.quantile(share())}, statistics));
        }

        double share() {
            return 0.5;
        }
    }
}
