package org.lime4j.spi.examples.surrogate;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Provides {@link BoostedStumpsLearner} as {@code boosted-stumps}. */
public final class BoostedStumpsFactory implements SurrogateFactory<BoostedStumpsFactory.Options> {
    /** For the service loader. */
    public BoostedStumpsFactory() {}

    /**
     * Options of {@code boosted-stumps}.
     *
     * @param features most features to use
     * @param rounds stumps to fit
     * @param rate share of each stump that is added
     */
    public record Options(
            @Option(value = "10", min = 1, doc = "most features to use") int features,
            @Option(value = "60", min = 1, max = 10_000, doc = "stumps to fit, one after the other") int rounds,
            @Option(value = "0.3", min = 0, max = 1, exclusiveMin = true, doc = "share of each stump that is added") double rate) {
        /**
         * Checks the ranges, for options that are made in code.
         *
         * @param features most features to use, at least 1
         * @param rounds stumps to fit, from 1 to 10,000
         * @param rate share of each stump that is added, above 0, at most 1
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
            if (rounds < 1 || rounds > 10_000) {
                throw new IllegalArgumentException("rounds is " + rounds + "; it must be from 1 to 10000");
            }
            if (!(rate > 0 && rate <= 1)) {
                throw new IllegalArgumentException("rate is " + rate + "; it must be above 0 and at most 1");
            }
        }
    }

    @Override
    public String id() {
        return "boosted-stumps";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "a step function of each feature, summed (an additive model by boosting): follows bends that a line cannot";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new BoostedStumpsLearner(options);
    }
}
