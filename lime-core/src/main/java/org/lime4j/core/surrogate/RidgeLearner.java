package org.lime4j.core.surrogate;

import java.util.random.RandomGenerator;

/**
 * The reference's surrogate: features are selected, then fitted by weighted ridge regression, which minimises
 * {@code Σ w (y - b - x·β)² + alpha·‖β‖²} with the raw weights and an unpenalised constant b.
 *
 * <p>Draws nothing. Immutable and thread-safe. Source: {@code lime_base.py} of the reference.
 */
public final class RidgeLearner implements SurrogateLearner {
    private final RidgeFactory.Options options;

    /** A learner with these options. */
    public RidgeLearner(RidgeFactory.Options options) {
        this.options = options;
    }

    @Override
    public int features() {
        return options.features();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        int[] columns = selection().select(data, output, complexity.features());
        return LinearFit.ridge(data, output, columns, options.alpha());
    }

    private FeatureSelection selection() {
        return switch (options.selection()) {
            case AUTO -> FeatureSelection.AUTO;
            case NONE -> FeatureSelection.NONE;
            case FORWARD -> FeatureSelection.FORWARD;
            case HIGHEST_WEIGHTS -> FeatureSelection.HIGHEST_WEIGHTS;
            case LASSO_PATH -> FeatureSelection.LASSO_PATH;
        };
    }
}
