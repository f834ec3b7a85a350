package org.lime4j.tribuo.surrogate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.Gram;
import org.lime4j.core.surrogate.LinearSurrogate;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/**
 * The elastic net by Tribuo's {@link ElasticNetCDTrainer}: the minimum of {@code Σ w (y - b - x·β)² / (2 Σ w) + lambda·(
 * l1Ratio·‖β‖₁ + (1 - l1Ratio)/2·‖β‖²)} with an unpenalised constant b. With l1Ratio 1 it is the lasso; without a lambda it
 * is then K-LASSO, the features at the smallest penalty with at most K, and least squares on them.
 *
 * <p>The trainer ignores weights, so it is shown rows of our own making that need none, see {@link Products}, and first only
 * the columns that may have a weight. The features and signs that it comes to are then solved for exactly, and the result
 * must fulfil the conditions of the minimum for every column of the sample; columns that break them are shown too, and the
 * trainer is asked for more digits. What fulfils them in none of these ways is no minimum, and is refused.
 *
 * <p>If the minimum has more than K features, lambda is raised to the smallest value with K that bisection finds, and the
 * description tells it. Draws nothing. Immutable and thread-safe.
 */
final class TribuoElasticNetLearner implements SurrogateLearner {
    /** Largest violation of the minimum's conditions, as a correlation. */
    private static final double EXACT = 1e-9;

    /** Penalties below this share of the one that leaves no feature are not tried in search of a number of features. */
    private static final double LEAST_PENALTY = 1e-5;

    /** How far down the next penalty is while all minima have few features. */
    private static final double STEP = 0.7;

    private static final double CLOSE = 1 + 1e-7;

    /** Columns that the trainer is shown at first, beside twice as many as may be used. */
    private static final int SHOWN_FIRST = 8;

    private static final double[] TOLERANCES = {1e-5, 1e-8, 1e-12};
    private static final int[] ITERATIONS = {500, 5_000, 20_000};

    private final OptionalDouble lambda;
    private final double l1Ratio;
    private final int features;

    /**
     * A learner.
     *
     * @param lambda penalty; empty only with an l1Ratio of 1
     */
    TribuoElasticNetLearner(OptionalDouble lambda, double l1Ratio, int features) {
        this.lambda = lambda;
        this.l1Ratio = l1Ratio;
        this.features = features;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        data.gram().requireFinite(output);
        return new Fit(data, output, complexity.features()).surrogate();
    }

    /** A minimum: columns with weights other than 0, ascending, and their weights. */
    private record Minimum(int[] columns, double[] weights) {}

    /**
     * What the trainer is shown.
     *
     * @param products of the columns
     * @param factors of the columns
     * @param data the rows
     * @param smallest variance of a column
     * @param slope of the weights in units of those that the trainer gives
     */
    private record Shown(Products products, double[] factors, TribuoData data, double smallest, double slope) {}

    /** One fit. Belongs to one thread. */
    private final class Fit {
        private final LocalData data;
        private final Gram gram;
        private final int output;
        private final int most;
        private final int[] columns;
        /** {@code c / Σ w}. */
        private final double[] cross;
        /** What the difference of a condition is measured by: √ of the variances of column and output. */
        private final double[] scales;
        private final double largest;
        /** Multiples of columns that are shown: without a quadratic part they would share a weight in any way. */
        private final boolean[] dropped;
        private @Nullable Shown shown;

        Fit(LocalData data, int output, int most) {
            this.data = data;
            this.gram = data.gram();
            this.output = output;
            this.most = most;
            this.columns = Columns.varying(gram, output);
            this.dropped = new boolean[gram.size()];
            double total = gram.totalWeight();
            this.cross = new double[gram.size()];
            this.scales = new double[gram.size()];
            double most1 = 0;
            for (int j : columns) {
                cross[j] = gram.cross(output)[j] / total;
                scales[j] = Math.sqrt(gram.diagonal(j) / total) * Math.sqrt(gram.outputVariation(output) / total);
                most1 = Math.max(most1, Math.abs(cross[j]));
            }
            this.largest = most1 / l1Ratio;
            if (largest > 0) {
                show(shownFirst());
            }
        }

        Surrogate surrogate() {
            if (largest == 0) {
                return described(new Minimum(new int[0], new double[0]), lambda.orElse(0));
            }
            if (lambda.isEmpty()) {
                return LinearSurrogate.leastSquares(data, output, selected());
            }
            double penalty = lambda.getAsDouble();
            if (penalty == 0 && columns.length <= most) {
                return LinearSurrogate.leastSquares(data, output, l1Ratio == 1 ? Columns.distinct(gram, columns) : columns);
            }
            Found found = columns.length <= most ? at(penalty) : descend(penalty, count -> false);
            return described(found.minimum, found.penalty);
        }

        private Found at(double penalty) {
            Minimum minimum = minimum(penalty);
            if (minimum == null) {
                throw new LimeException(ErrorId.FIT_FAILED, "Tribuo's ElasticNetCDTrainer does not come to the minimum at"
                        + " lambda " + penalty + ": raise lambda, or choose another surrogate, as 'lasso' or 'ridge'");
            }
            return new Found(penalty, minimum);
        }

        private Surrogate described(Minimum minimum, double penalty) {
            double l2 = penalty * (1 - l1Ratio);
            return LinearSurrogate.of(data, output, minimum.columns, minimum.weights, l2 * gram.totalWeight(),
                    new SurrogateDescription.Linear(l1Ratio == 1 ? "lasso" : "elastic net", penalty));
        }

        /** The columns of K-LASSO. */
        private int[] selected() {
            if (columns.length <= most) {
                int[] distinct = Columns.distinct(gram, columns);
                if (new Products(gram, output, distinct).rank() == distinct.length) {
                    return distinct;
                }
            }
            int enough = Math.min(most, data.rows() - 1);
            return descend(LEAST_PENALTY * largest, count -> count == enough).minimum.columns;
        }

        /** A penalty and its minimum. */
        private record Found(double penalty, Minimum minimum) {}

        /**
         * The smallest penalty from a goal on whose minimum has not too many features, or any on the way down with a number
         * that is good enough. It comes from above, where minima have few features and are quickly found.
         */
        private Found descend(double goal, IntPredicate isEnough) {
            Found best = new Found(Math.max(goal, largest), new Minimum(new int[0], new double[0]));
            double low = 0;
            while (best.penalty > goal && best.penalty > low * CLOSE) {
                double next = low == 0
                        ? Math.max(goal, STEP * best.penalty)
                        : Math.max(goal, Math.sqrt(low) * Math.sqrt(best.penalty));
                Minimum minimum = minimum(next);
                if (minimum == null || minimum.columns.length > most) {
                    low = next;
                    continue;
                }
                best = new Found(next, minimum);
                if (isEnough.test(minimum.columns.length)) {
                    break;
                }
            }
            return best;
        }

        /** The minimum at a penalty, or null if the trainer does not come to it. */
        private @Nullable Minimum minimum(double penalty) {
            double l1 = penalty * l1Ratio;
            double l2 = penalty * (1 - l1Ratio);
            while (true) {
                Optional<Minimum> found = Optional.empty();
                for (int attempt = 0; attempt < TOLERANCES.length && found.isEmpty(); attempt++) {
                    found = exact(shown.products, trained(l1, l2, attempt), l1, l2);
                }
                if (found.isEmpty()) {
                    return null;
                }
                int[] wrong = violating(found.get(), l1, l2, shown.products.columns());
                if (wrong.length == 0) {
                    return found.get();
                }
                show(IntStream.concat(Arrays.stream(shown.products.columns()), Arrays.stream(wrong)).sorted().toArray());
            }
        }

        /** Columns that may well have a weight: those of the largest products with the output. */
        private int[] shownFirst() {
            int few = SHOWN_FIRST + 2 * Math.min(most, columns.length);
            if (columns.length <= few) {
                return columns;
            }
            int[] byCross = IntStream.of(columns)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> -Math.abs(cross[j])))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return Arrays.stream(byCross, 0, few).sorted().toArray();
        }

        /**
         * Shows the trainer some columns. It takes numbers below 1e-12 for 0: the least column gets length 1, and the
         * output such a length that weights are near 1.
         */
        private void show(int[] candidates) {
            int[] chosen = l1Ratio == 1 ? Columns.distinct(gram, candidates) : candidates;
            for (int j : candidates) {
                dropped[j] = Arrays.binarySearch(chosen, j) < 0;
            }
            Products products = new Products(gram, output, chosen);
            double total = gram.totalWeight();
            double smallest = Double.POSITIVE_INFINITY;
            double slope = 0;
            for (int j : chosen) {
                double variance = gram.diagonal(j) / total;
                smallest = Math.min(smallest, variance);
                slope = Math.max(slope, Math.abs(cross[j]) / variance);
            }
            double[] factors = new double[chosen.length];
            for (int a = 0; a < factors.length; a++) {
                factors[a] = products.deviation(a) / Math.sqrt(total) / Math.sqrt(smallest);
            }
            double outputFactor = Math.sqrt(gram.outputVariation(output) / total) / Math.sqrt(smallest) / slope;
            shown = new Shown(products, factors, products.data(factors, outputFactor, Integer.MAX_VALUE), smallest, slope);
        }

        /** The trainer's weights of the columns that it is shown. */
        private double[] trained(double l1, double l2, int attempt) {
            double scaledL1 = l1 / shown.smallest / shown.slope;
            double scaledL2 = l2 / shown.smallest;
            double alpha = (scaledL1 + scaledL2) / shown.products.size();
            ElasticNetCDTrainer trainer = new ElasticNetCDTrainer(alpha, scaledL1 / (scaledL1 + scaledL2),
                    TOLERANCES[attempt], ITERATIONS[attempt], false, ElasticNetCDTrainer.DEFAULT_SEED);
            double[] weights = Weights.read(Training.train(trainer, shown.data), shown.data, shown.factors).values();
            for (int a = 0; a < weights.length; a++) {
                weights[a] *= shown.slope;
            }
            return weights;
        }

        /** The exact minimum among these columns, if weights have its features and signs. */
        private Optional<Minimum> exact(Products products, double[] weights, double l1, double l2) {
            int[] columns = products.columns();
            int[] active = IntStream.range(0, columns.length).filter(a -> weights[a] != 0).toArray();
            int k = active.length;
            double total = gram.totalWeight();
            double[] matrix = new double[k * k];
            double[] right = new double[k];
            for (int a = 0; a < k; a++) {
                double deviation = products.deviation(active[a]) / Math.sqrt(total);
                for (int b = 0; b < k; b++) {
                    double other = products.deviation(active[b]) / Math.sqrt(total);
                    matrix[a * k + b] = products.correlation(active[a], active[b]) + (a == b ? l2 / deviation / other : 0);
                }
                right[a] = (cross[columns[active[a]]] - l1 * Math.signum(weights[active[a]])) / deviation;
            }
            PivotedCholesky factor = new PivotedCholesky(matrix, k);
            double[] solved = factor.solve(right);
            int[] chosen = new int[k];
            double[] values = new double[k];
            for (int a = 0; a < k; a++) {
                chosen[a] = columns[active[a]];
                values[a] = factor.isRegular()
                        ? solved[a] / (products.deviation(active[a]) / Math.sqrt(total))
                        : weights[active[a]];
                if (!(values[a] * weights[active[a]] > 0)) {
                    return Optional.empty();
                }
            }
            Minimum minimum = new Minimum(chosen, values);
            boolean isMinimum = Arrays.stream(violating(minimum, l1, l2, new int[0]))
                    .noneMatch(j -> Arrays.binarySearch(columns, j) >= 0);
            return isMinimum ? Optional.of(minimum) : Optional.empty();
        }

        /** The columns, but for some, where {@code c - G·β - l2·β} is not l1 times the sign, or within ±l1 of a weight 0. */
        private int[] violating(Minimum minimum, double l1, double l2, int[] except) {
            double total = gram.totalWeight();
            double[] gradient = cross.clone();
            double[] weights = new double[gradient.length];
            for (int a = 0; a < minimum.columns.length; a++) {
                int j = minimum.columns[a];
                weights[j] = minimum.weights[a];
                double[] products = gram.column(j);
                for (int i : columns) {
                    gradient[i] -= products[i] / total * weights[j];
                }
            }
            return IntStream.of(columns)
                    .filter(j -> !dropped[j])
                    .filter(j -> {
                        double rest = gradient[j] - l2 * weights[j];
                        double off = weights[j] == 0 ? Math.abs(rest) - l1 : Math.abs(rest - l1 * Math.signum(weights[j]));
                        return !(off <= EXACT * scales[j]);
                    })
                    .filter(j -> Arrays.binarySearch(except, j) < 0)
                    .toArray();
        }
    }
}
