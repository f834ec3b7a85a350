package org.lime4j.tribuo.surrogate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;
import org.lime4j.core.surrogate.TreeSurrogate;
import org.lime4j.core.surrogate.TreeSurrogate.Question;
import org.tribuo.SparseTrainer;
import org.tribuo.Trainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A weighted regression tree that Tribuo's {@link CARTRegressionTrainer} grows; means, shares and contributions are those of
 * the weighted sample, and as {@link TreeSurrogate} says.
 *
 * <p>A trainer cannot be told how many features to ask about. A tree that asks about more than the budget is grown again on
 * those that explain most in it. Features that matter only together are not seen: no single question about them explains
 * anything, and this trainer does not look two steps ahead. Draws nothing. Immutable and thread-safe.
 */
final class TribuoTreeLearner implements SurrogateLearner {
    /** Gains below this share of the variation are lost in numbers of 24 bits. */
    private static final double LEAST_GAIN = 1e-6;

    private final TribuoCartFactory.Options options;

    TribuoTreeLearner(TribuoCartFactory.Options options) {
        this.options = options;
    }

    @Override
    public int features() {
        return options.features();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        CARTRegressionTrainer trainer = new CARTRegressionTrainer(
                options.maxDepth(),
                (float) Math.max(options.minSplitShare() * data.rows(), Float.MIN_NORMAL),
                (float) Math.max(options.minGain(), LEAST_GAIN),
                1,
                new MeanSquaredError(),
                Trainer.DEFAULT_SEED);
        return fit(trainer, data, output, complexity.features(), true);
    }

    /** The tree that a trainer grows, of questions about at most so many features. */
    static Surrogate fit(SparseTrainer<Regressor> trainer, LocalData data, int output, int features, boolean merging) {
        TreeTraining training = new TreeTraining(data, output, merging);
        Question root = training.grow(trainer, IntStream.range(0, data.size()).toArray());
        int[] asked = TreeTraining.asked(root);
        if (asked.length > features) {
            root = training.grow(trainer, best(training.gains(root), asked, features));
        }
        return TreeSurrogate.of(data, output, root, LEAST_GAIN);
    }

    private static int[] best(double[] gains, int[] asked, int count) {
        return Arrays.stream(asked)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -gains[j]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
