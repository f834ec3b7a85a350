package org.lime4j.spi.examples.surrogate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

/**
 * Weighted least-squares boosting of stumps: each round adds a share of the one step, in one feature, that explains most
 * of what is left. The result is a step function of each feature, summed. Once the budget of features is used up, later
 * rounds keep to the features chosen by then.
 *
 * <p>Takes rounds × n × d steps after sorting each column. Draws nothing. Immutable and thread-safe. Source: J. Friedman,
 * Annals of Statistics 29 (2001), algorithm 2.
 */
public final class BoostedStumpsLearner implements SurrogateLearner {
    /** Steps that explain a smaller share of the output's variation than this are noise of rounding. */
    private static final double LEAST_GAIN = 1e-12;

    private final BoostedStumpsFactory.Options options;

    /**
     * A learner with these options.
     *
     * @param options how many stumps, and how quickly they learn
     */
    public BoostedStumpsLearner(BoostedStumpsFactory.Options options) {
        this.options = options;
    }

    @Override
    public int features() {
        return options.features();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        double[] y = data.output(output);
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            mean += data.weight(i) * y[i] / data.totalWeight();
        }
        double[] left = new double[y.length];
        double variation = 0;
        for (int i = 0; i < y.length; i++) {
            left[i] = y[i] - mean;
            variation += data.weight(i) * left[i] * left[i];
        }
        int[][] orders = orders(data);
        StepSum sum = new StepSum(data.features(), mean);
        for (int round = 0; round < options.rounds(); round++) {
            boolean full = sum.featuresUsed() >= complexity.features();
            Step best = null;
            for (int j = 0; j < data.size(); j++) {
                Step step = full && !sum.uses(j) ? null : bestStep(data, j, orders[j], left);
                if (step != null && (best == null || step.gain() > best.gain() + LEAST_GAIN * variation)) {
                    best = step;
                }
            }
            if (best == null || best.gain() <= LEAST_GAIN * variation) {
                break;
            }
            sum.add(best.column(), best.threshold(), options.rate() * best.below(), options.rate() * best.above());
            for (int i = 0; i < left.length; i++) {
                boolean isAbove = data.design().get(i, best.column()) > best.threshold();
                left[i] -= options.rate() * (isAbove ? best.above() : best.below());
            }
        }
        return sum.finish(data);
    }

    /** A stump: the mean of what is left on each side of a threshold. */
    private record Step(int column, double threshold, double below, double above, double gain) {}

    /** The rows that count, by ascending z′ of each column. */
    private static int[][] orders(LocalData data) {
        int[] counted = IntStream.range(0, data.rows()).filter(i -> data.weight(i) > 0).toArray();
        int[][] orders = new int[data.size()][];
        for (int j = 0; j < orders.length; j++) {
            int column = j;
            orders[j] = Arrays.stream(counted)
                    .boxed()
                    .sorted((a, b) -> Double.compare(data.design().get(a, column), data.design().get(b, column)))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return orders;
    }

    private static Step bestStep(LocalData data, int column, int[] order, double[] left) {
        double total = 0;
        double totalWeight = 0;
        for (int i : order) {
            total += data.weight(i) * left[i];
            totalWeight += data.weight(i);
        }
        Step best = null;
        double sum = 0;
        double weight = 0;
        for (int k = 0; k + 1 < order.length; k++) {
            sum += data.weight(order[k]) * left[order[k]];
            weight += data.weight(order[k]);
            double here = data.design().get(order[k], column);
            double next = data.design().get(order[k + 1], column);
            if (here == next) {
                continue;
            }
            double below = sum / weight;
            double above = (total - sum) / (totalWeight - weight);
            double gain = below * sum + above * (total - sum);
            if (best == null || gain > best.gain()) {
                best = new Step(column, here + (next - here) / 2, below, above, gain);
            }
        }
        return best;
    }
}
