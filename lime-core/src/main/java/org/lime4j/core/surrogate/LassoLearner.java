package org.lime4j.core.surrogate;

import java.util.random.RandomGenerator;
import org.lime4j.api.explanation.SurrogateDescription;

/**
 * K-LASSO, the paper's surrogate (Ribeiro, Singh, Guestrin 2016, algorithm 1): the features of the last point of the
 * lasso path that has at most K, then weighted least squares on them without a penalty.
 *
 * <p>With a fixed lambda, the lasso itself: the minimum of {@code Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁} with its
 * shrunken weights and an unpenalised constant b. The squared error is a weighted mean, so lambda does not depend on the
 * number of samples. If that minimum has more than K features, lambda is raised to the smallest value that the path
 * reaches from above with K, and the description of the surrogate tells it. The covariance beside shrunken weights is
 * that of their features and signs held fixed.
 *
 * <p>With {@link LassoFactory.Centring#OUTPUT_MEAN}, b is the plain mean of the output over the samples drawn, and
 * neither path nor least squares centre the features.
 *
 * <p>Draws nothing. Immutable and thread-safe.
 */
public final class LassoLearner implements SurrogateLearner {
    private final LassoFactory.Options options;

    /**
     * A learner with these options.
     *
     * @param options how many features, and the penalty
     */
    public LassoLearner(LassoFactory.Options options) {
        this.options = options;
    }

    @Override
    public int features() {
        return options.features();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        Gram gram = options.centring() == LassoFactory.Centring.OUTPUT_MEAN ? data.uncentredGram() : data.gram();
        gram.requireFinite(output);
        int most = Math.min(complexity.features(), data.size());
        if (options.lambda().isEmpty()) {
            return LinearFit.ridge(gram, output, LassoPath.selectFromEnd(gram, output, most), 0);
        }
        double lambda = options.lambda().getAsDouble();
        double penalty = lambda * data.totalWeight();
        LassoPath.Point point = LassoPath.solution(gram, output, penalty, most);
        double used = point.penalty() > penalty ? point.penalty() / data.totalWeight() : lambda;
        return LinearFit.given(gram, output, point.columns(), point.coefficients(), 0,
                new SurrogateDescription.Linear("lasso", used));
    }
}
