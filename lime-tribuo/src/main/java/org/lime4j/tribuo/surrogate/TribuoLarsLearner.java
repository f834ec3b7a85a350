package org.lime4j.tribuo.surrogate;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.Gram;
import org.lime4j.core.surrogate.LinearSurrogate;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;
import org.tribuo.SparseModel;
import org.tribuo.SparseTrainer;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.LARSTrainer;
import org.tribuo.regression.slm.SLMTrainer;

/**
 * The features that Tribuo's {@link LARSTrainer} selects, with the weights of weighted least squares on them.
 *
 * <p>The trainer is shown rows of our own making without weights, see {@link Products}; its result in raw units then is
 * weighted least squares on its features, which is fitted here to the last digits, with standard errors. Which features
 * these are is the trainer's own rule: its steps are not of the length that Efron, Hastie, Johnstone and Tibshirani (2004)
 * derive, so that among correlated columns they may differ from those of the path. Of columns that are multiples of each
 * other it sees one, and it is asked for no more than are independent.
 *
 * <p>Draws nothing. Immutable and thread-safe.
 */
final class TribuoLarsLearner implements SurrogateLearner {
    /** Most columns, whose products with each other take 32 MB. */
    private static final int MOST_COLUMNS = 2_000;

    private final int features;

    TribuoLarsLearner(int features) {
        this.features = features;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        int columns = shape.features().size();
        return columns > MOST_COLUMNS
                ? Optional.of(new Refusal("tribuo-lars needs the products of all features with each other, which are too many for "
                        + columns + " features: choose tribuo-lasso or lasso, which do not; it takes at most " + MOST_COLUMNS))
                : Optional.empty();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        Gram gram = data.gram();
        gram.requireFinite(output);
        int[] varying = Columns.varying(gram, output);
        return LinearSurrogate.leastSquares(
                data, output, varying.length == 0 ? varying : select(gram, output, varying, complexity.features()));
    }

    private static int[] select(Gram gram, int output, int[] varying, int features) {
        Products products = new Products(gram, output, Columns.distinct(gram, varying));
        int count = Math.min(features, products.rank());
        // With one feature LARS has no step to end on; the first choice is the same.
        SparseTrainer<Regressor> trainer = count == 1 ? new SLMTrainer(true, 1) : new LARSTrainer(count);
        double[] ones = new double[products.columns().length];
        Arrays.fill(ones, 1);
        SparseModel<Regressor> model = Training.train(trainer, products.data(ones, 1, 8 * count + 64));
        int[] selected = Columns.active(model, products.columns());
        if (selected.length > count) {
            throw Training.failed(trainer, "was asked for " + count + " features and gave " + selected.length, null);
        }
        return selected;
    }
}
