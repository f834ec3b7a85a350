package org.lime4j.core.surrogate;

import java.util.random.RandomGenerator;

/**
 * A weighted regression tree on z′ (CART; Breiman, Friedman, Olshen, Stone 1984), grown best split first until depth,
 * leaves or distinct features are used up. A split is judged by how much it lowers {@code Σ w (y - mean)²}; ties go to
 * the lowest column, then to the lowest threshold. Thresholds lie midway between neighbouring values; a column of more
 * than 256 distinct values is tried at 255 quantiles.
 *
 * <p><b>Two steps ahead.</b> Features may matter only together: at the root of an exclusive-or no single split explains
 * anything, and a plain CART would split on noise. Where the best split of a node explains less than a tenth of the
 * node's variation, or no more than the best of as many features of pure noise would, the node is split by the feature
 * whose split and the best splits of its two children after it explain most together, and these children are split next.
 * This happens in nodes that hold at least a twentieth of the whole variation, where depth and leaves leave room for
 * both steps, and where trying all pairs stays within 4·10⁸ additions (512 binary columns of 5,000 rows, 200 numeric
 * ones); a numeric column is tried at up to 7 thresholds in the first step.
 *
 * <p>Contributions follow the path of the instance, row 0: a feature's is the sum of the changes of the node mean where
 * the path asks about it, and 0 if only other branches ask about it. With the mean at the root as intercept, they sum to
 * the tree's answer for the instance.
 *
 * <p>Draws nothing. Immutable and thread-safe.
 */
public final class DecisionTreeLearner implements SurrogateLearner {
    private final DecisionTreeFactory.Options options;

    /**
     * A learner with these options.
     *
     * @param options limits on the size of the tree
     */
    public DecisionTreeLearner(DecisionTreeFactory.Options options) {
        this.options = options;
    }

    @Override
    public int features() {
        return options.features();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        return new TreeSurrogate(data, new TreeGrower(data, output, options, complexity.features()).grow());
    }
}
