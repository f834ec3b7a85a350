package org.lime4j.core.surrogate;

import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link DecisionTreeLearner} as {@code decision-tree}. */
public final class DecisionTreeFactory implements SurrogateFactory<DecisionTreeFactory.Options> {
    /** For the service loader. */
    public DecisionTreeFactory() {}

    /**
     * Options of {@code decision-tree}.
     *
     * @param maxDepth most questions on the way to a leaf
     * @param maxLeaves most leaves; empty for as many as the depth allows
     * @param minLeafShare least share of the total weight that a leaf must hold
     * @param minGain least share of the model's weighted variation that a split must explain
     * @param features most distinct features that the tree may ask about
     */
    public record Options(
            @Option(value = "3", min = 1, max = 30, doc = "most questions on the way to a leaf") int maxDepth,
            @Option(min = 2, doc = "most leaves; none: as many as the depth allows") OptionalInt maxLeaves,
            @Option(value = "0.01", min = 0, max = 0.5, doc = "least share of the total weight in a leaf")
                    double minLeafShare,
            @Option(value = "0.001", min = 0, max = 1, doc = "least share of the weighted variation a split must explain")
                    double minGain,
            @Option(value = "10", min = 1, doc = "most distinct features to ask about") int features) {
        /**
         * Checks the ranges.
         *
         * @param maxDepth most questions on the way to a leaf
         * @param maxLeaves most leaves; empty for as many as the depth allows
         * @param minLeafShare least share of the total weight that a leaf must hold
         * @param minGain least share of the model's weighted variation that a split must explain
         * @param features most distinct features that the tree may ask about
         * @throws IllegalArgumentException if a number is out of the range that its {@link Option} says
         */
        public Options {
            require(maxDepth >= 1 && maxDepth <= 30, "maxDepth", maxDepth, "between 1 and 30");
            require(maxLeaves.isEmpty() || maxLeaves.getAsInt() >= 2, "maxLeaves", maxLeaves, "at least 2");
            require(minLeafShare >= 0 && minLeafShare <= 0.5, "minLeafShare", minLeafShare, "between 0 and 0.5");
            require(minGain >= 0 && minGain <= 1, "minGain", minGain, "between 0 and 1");
            require(features >= 1, "features", features, "at least 1");
        }

        private static void require(boolean holds, String name, Object value, String range) {
            if (!holds) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be " + range);
            }
        }

        /**
         * {@return the standard options: depth 3, as many leaves as that allows, at least 1 % of the weight in a
         * leaf, at most 10 features}
         */
        public static Options standard() {
            return new Options(3, OptionalInt.empty(), 0.01, 0.001, 10);
        }
    }

    @Override
    public String id() {
        return "decision-tree";
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
        return "a small regression tree: sees features that only matter together, and tells rules";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new DecisionTreeLearner(options);
    }
}
