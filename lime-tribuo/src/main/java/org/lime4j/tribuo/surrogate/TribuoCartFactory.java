package org.lime4j.tribuo.surrogate;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Provides, as {@code tribuo-cart}, a regression tree by Tribuo's CART trainer. */
public final class TribuoCartFactory implements SurrogateFactory<TribuoCartFactory.Options> {
    /** For the service loader. */
    public TribuoCartFactory() {}

    /**
     * Options of {@code tribuo-cart}.
     *
     * @param maxDepth most questions on the way to a leaf
     * @param minSplitShare least share of the total weight in a node that is split
     * @param minGain least share of the model's weighted variation that a split must explain
     * @param features most distinct features that the tree may ask about
     */
    public record Options(
            @Option(value = "3", min = 1, max = 30, doc = "most questions on the way to a leaf") int maxDepth,
            @Option(value = "0.02", min = 0, max = 1, doc = "least share of the total weight in a node that is split")
                    double minSplitShare,
            @Option(value = "0.001", min = 0, max = 1, doc = "least share of the weighted variation a split must explain")
                    double minGain,
            @Option(value = "10", min = 1, doc = "most distinct features to ask about") int features) {
        /**
         * Checks the ranges.
         *
         * @param maxDepth most questions on the way to a leaf
         * @param minSplitShare least share of the total weight in a node that is split
         * @param minGain least share of the model's weighted variation that a split must explain
         * @param features most distinct features that the tree may ask about
         * @throws IllegalArgumentException if a number is out of the range that its {@link Option} says
         */
        public Options {
            require(maxDepth >= 1 && maxDepth <= 30, "maxDepth", maxDepth, "between 1 and 30");
            require(minSplitShare >= 0 && minSplitShare <= 1, "minSplitShare", minSplitShare, "between 0 and 1");
            require(minGain >= 0 && minGain <= 1, "minGain", minGain, "between 0 and 1");
            require(features >= 1, "features", features, "at least 1");
        }

        private static void require(boolean holds, String name, Object value, String range) {
            if (!holds) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be " + range);
            }
        }
    }

    @Override
    public String id() {
        return "tribuo-cart";
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
        return "a small regression tree by Tribuo's CARTRegressionTrainer: tells rules";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new TribuoTreeLearner(options);
    }
}
