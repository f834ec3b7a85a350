package org.lime4j.core.surrogate;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.PipelineShape;

/**
 * The reference's surrogate: features are selected, then fitted by weighted ridge regression, which minimises
 * {@code Σ w (y - b - x·β)² + alpha·‖β‖²} with the raw weights and an unpenalised constant b.
 *
 * <p>Draws nothing. Immutable and thread-safe. Source: {@code lime_base.py} of the reference.
 */
public final class RidgeLearner implements SurrogateLearner {
    private final RidgeFactory.Options options;

    /**
     * A learner with these options.
     *
     * @param options how features are chosen, how many, and the penalty
     */
    public RidgeLearner(RidgeFactory.Options options) {
        this.options = options;
    }

    /** {@return the option {@code features}, or as many as there are when the selection is {@code none}} */
    @Override
    public int features() {
        return options.selection() == RidgeFactory.Selection.NONE ? Integer.MAX_VALUE : options.features();
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        if (options.selection() == RidgeFactory.Selection.NONE && shape.maxFeatures() < shape.features().size()) {
            return Optional.of(new Refusal("ridge with selection 'none' uses all " + shape.features().size()
                    + " features, but the request asks for " + shape.maxFeatures()
                    + ": choose another selection, or leave the number of features out of the request"));
        }
        return Optional.empty();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        data.gram().requireFinite(output);
        int[] columns = selection().select(data, output, complexity.features());
        return LinearFit.ridge(data.gram(), output, columns, options.alpha());
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
