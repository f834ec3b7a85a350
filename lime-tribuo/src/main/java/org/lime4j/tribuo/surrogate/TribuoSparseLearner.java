package org.lime4j.tribuo.surrogate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.Gram;
import org.lime4j.core.surrogate.LinearSurrogate;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.SparseModel;
import org.tribuo.SparseTrainer;
import org.tribuo.common.tree.DecisionTreeTrainer;
import org.tribuo.regression.Regressor;

/**
 * Any sparse trainer of Tribuo's, or of anyone else's for Tribuo, as a surrogate learner.
 *
 * <p>A trainer of linear models is shown rows without weights that have the weighted variances and products of the sample in
 * its own units, so that a penalty means what the trainer says of it, the squared error being a weighted mean. What comes
 * back is checked on the sample itself: it must be a weighted sum, without a constant of its own; and its weights must be
 * those of weighted least squares on its features, which are then fitted to the last digits, or minimise the squared error
 * under a penalty on absolute or squared weights, or both, to 1e-4 of a correlation. Anything else is refused.
 *
 * <p>A trainer of trees is shown the weighted rows; see {@code tribuo-cart} for what is done with its tree.
 *
 * <p>Immutable; trainers that are made for each fit need not be thread-safe, one that is given is used by one thread at a
 * time, and always as if for the first time.
 */
public final class TribuoSparseLearner implements SurrogateLearner {
    /** Largest correlation of the residuals with a feature in least squares. */
    private static final double LEAST_SQUARES = 1e-6;

    /** Largest violation of a penalised minimum's conditions, as a correlation; penalties below it are none. */
    private static final double PENALISED = 1e-4;

    /** Largest part of an answer, in standard deviations of the output, that a weighted sum may leave unsaid. */
    private static final double LINEAR = 1e-9;

    private final int features;
    private final TrainerSource source;

    private TribuoSparseLearner(int features, TrainerSource source) {
        this.features = features;
        this.source = source;
    }

    /** Makes the trainer of one fit. */
    @FunctionalInterface
    public interface TrainerSource {
        /**
         * {@return a new trainer}
         *
         * @param features the most features that its model may use
         * @param seed drawn for this fit, for trainers that draw
         */
        SparseTrainer<Regressor> trainer(int features, long seed);
    }

    /**
     * {@return a learner that uses one trainer for all fits}
     *
     * @param trainer of linear models or of trees; nobody else may use it at the same time
     */
    public static TribuoSparseLearner of(SparseTrainer<Regressor> trainer) {
        return new TribuoSparseLearner(Integer.MAX_VALUE, (features, seed) -> trainer);
    }

    /**
     * {@return a learner that makes a trainer for each fit: {@code of(5, (features, seed) -> new LARSTrainer(features))}}
     *
     * @param features the most features when the request does not say, at least 1
     * @param source of trainers
     * @throws IllegalArgumentException if {@code features < 1}
     */
    public static TribuoSparseLearner of(int features, TrainerSource source) {
        if (features < 1) {
            throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
        }
        return new TribuoSparseLearner(features, source);
    }

    @Override
    public int features() {
        return features;
    }

    /**
     * @throws LimeException {@link org.lime4j.api.ErrorId#FIT_FAILED} if the trainer throws, uses more features than the
     *     complexity allows, or gives something that is no solution for the weighted sample; the message says which
     */
    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        SparseTrainer<Regressor> trainer = source.trainer(Math.min(complexity.features(), data.size()), random.nextLong());
        synchronized (trainer) {
            return trainer instanceof DecisionTreeTrainer
                    ? TribuoTreeLearner.fit(trainer, data, output, complexity.features(), false)
                    : linear(trainer, data, output, complexity.features());
        }
    }

    private static Surrogate linear(SparseTrainer<Regressor> trainer, LocalData data, int output, int features) {
        Gram gram = data.gram();
        gram.requireFinite(output);
        int[] columns = Columns.varying(gram, output);
        if (columns.length == 0) {
            return LinearSurrogate.leastSquares(data, output, columns);
        }
        Products products = new Products(gram, output, columns);
        double unit = Math.sqrt(products.size() / gram.totalWeight());
        double[] factors = new double[columns.length];
        for (int a = 0; a < factors.length; a++) {
            factors[a] = products.deviation(a) * unit;
        }
        double outputFactor = Math.sqrt(gram.outputVariation(output)) * unit;
        TribuoData rows = products.data(factors, outputFactor, 8 * columns.length + 64);
        SparseModel<Regressor> model = Training.train(trainer, rows);
        int[] active = Columns.active(model, columns);
        if (active.length > features) {
            throw Training.failed(trainer, "uses " + active.length + " features where " + features + " are allowed", null);
        }
        Weights weights = Weights.read(model, rows, factors);
        if (active.length > 0) {
            requireSum(trainer, model, rows, weights, outputFactor);
        }
        return solution(trainer, data, output, active, weightsOf(active, columns, weights.values()));
    }

    private static double[] weightsOf(int[] active, int[] columns, double[] values) {
        return Arrays.stream(active).mapToDouble(j -> values[Arrays.binarySearch(columns, j)]).toArray();
    }

    private static void requireSum(SparseTrainer<Regressor> trainer, SparseModel<Regressor> model, TribuoData rows,
            Weights weights, double outputFactor) {
        double most = LINEAR * outputFactor;
        if (!(Math.abs(weights.constant()) <= most)) {
            throw Training.failed(trainer, "adds a constant of its own to centred data", null);
        }
        for (Example<Regressor> example : rows) {
            double sum = weights.constant();
            double size = outputFactor;
            for (Feature feature : example) {
                double term = weights.values()[TribuoData.column(feature.getName())] * feature.getValue();
                sum += term;
                size += Math.abs(term);
            }
            double answer = model.predict(example).getOutput().getValues()[0];
            if (!(Math.abs(answer - sum) <= LINEAR * size)) {
                throw Training.failed(trainer, "gave a model that is no weighted sum of its features", null);
            }
        }
    }

    /** The surrogate, if weights solve a weighted problem. */
    private static Surrogate solution(
            SparseTrainer<Regressor> trainer, LocalData data, int output, int[] active, double[] weights) {
        Gram gram = data.gram();
        double total = gram.totalWeight();
        double[] gradient = gram.cross(output).clone();
        for (int a = 0; a < active.length; a++) {
            double[] column = gram.column(active[a]);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= weights[a] * column[i];
            }
        }
        double[] scales = IntStream.range(0, gradient.length)
                .mapToDouble(j -> Math.sqrt(gram.diagonal(j)) * Math.sqrt(gram.outputVariation(output)))
                .toArray();
        double largest = Arrays.stream(active).mapToDouble(j -> Math.abs(gradient[j]) / scales[j]).max().orElse(0);
        if (active.length > 0 && largest <= LEAST_SQUARES) {
            return LinearSurrogate.leastSquares(data, output, active);
        }
        double[] penalties = penalties(active, weights, gradient, scales);
        double l1 = penalties[0];
        double l2 = penalties[1];
        double off = 0;
        double[] weightOf = new double[gradient.length];
        for (int a = 0; a < active.length; a++) {
            weightOf[active[a]] = weights[a];
        }
        for (int j = 0; j < gradient.length; j++) {
            if (scales[j] > 0) {
                double rest = gradient[j] - l2 * weightOf[j];
                double violation = weightOf[j] == 0 ? Math.abs(rest) - l1 : Math.abs(rest - l1 * Math.signum(weightOf[j]));
                off = Math.max(off, violation / scales[j]);
            }
        }
        if (!(off <= PENALISED)) {
            throw Training.failed(trainer, "gave weights that solve no weighted least squares problem, with or without a"
                    + " penalty on absolute or squared weights: residuals are correlated by " + off + " with a feature", null);
        }
        String fit = l2 == 0 ? "lasso" : l1 == 0 ? "ridge" : "elastic net";
        return LinearSurrogate.of(data, output, active, weights, l2,
                new SurrogateDescription.Linear(fit, l1 == 0 ? l2 : (l1 + l2) / total));
    }

    /** The l1 and l2, at least 0, that come closest to {@code gradient = l1·sign + l2·weight} over the active columns. */
    private static double[] penalties(int[] active, double[] weights, double[] gradient, double[] scales) {
        double oneOne = 0;
        double oneTwo = 0;
        double twoTwo = 0;
        double oneRight = 0;
        double twoRight = 0;
        for (int a = 0; a < active.length; a++) {
            double one = 1 / scales[active[a]];
            double two = Math.abs(weights[a]) / scales[active[a]];
            double right = gradient[active[a]] * Math.signum(weights[a]) / scales[active[a]];
            oneOne += one * one;
            oneTwo += one * two;
            twoTwo += two * two;
            oneRight += one * right;
            twoRight += two * right;
        }
        if (active.length == 0) {
            double largest = IntStream.range(0, gradient.length).mapToDouble(j -> Math.abs(gradient[j])).max().orElse(0);
            return new double[] {largest, 0};
        }
        double determinant = oneOne * twoTwo - oneTwo * oneTwo;
        double l2 = determinant > 1e-9 * oneOne * twoTwo ? (oneOne * twoRight - oneTwo * oneRight) / determinant : 0;
        double l1 = (oneRight - oneTwo * l2) / oneOne;
        if (l2 * Math.sqrt(twoTwo) <= PENALISED) {
            return new double[] {Math.max(0, oneRight / oneOne), 0};
        }
        if (l1 * Math.sqrt(oneOne) <= PENALISED) {
            return new double[] {0, Math.max(0, twoRight / twoTwo)};
        }
        return new double[] {l1, l2};
    }
}
