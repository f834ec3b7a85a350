package org.lime4j.tribuo.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Rows to fit, and plain solutions that share no code with the learners. */
record Sample(double[][] x, double[] weights, int @Nullable [] multiplicities, double[] y, boolean binary) {
    /** Weighted, some rows merged, some columns correlated, with a few that matter. */
    static Sample of(long seed, int n, int d, boolean binary, double correlation) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[n][d];
        double[] weights = new double[n];
        int[] multiplicities = new int[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double score = 0.4;
            for (int j = 0; j < d; j++) {
                double drawn = binary ? random.nextInt(2) : 3 + j + 2 * normal(random);
                boolean copies = j > 0 && random.nextDouble() < correlation;
                x[i][j] = copies ? (binary ? x[i][j - 1] : x[i][j - 1] + 0.3 * normal(random)) : drawn;
                score += (j % 4 == 0 ? 1.5 : j % 4 == 1 ? -0.7 : 0.02) / (1 + j) * x[i][j];
            }
            weights[i] = Math.exp(-3 * random.nextDouble());
            multiplicities[i] = 1 + random.nextInt(3);
            y[i] = score + 0.3 * normal(random) + 0.2 * x[i][0] * x[i][d - 1];
        }
        return new Sample(x, weights, multiplicities, y, binary);
    }

    private static double normal(RandomGenerator random) {
        double sum = 0;
        for (int k = 0; k < 12; k++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    Sample withY(double[] other) {
        return new Sample(x, weights, multiplicities, other, binary);
    }

    Sample withWeights(double[] others) {
        return new Sample(x, others, multiplicities, y, binary);
    }

    /** With column j made {@code factor} times column k, plus a shift. */
    Sample withColumn(int j, double factor, int k, double shift) {
        double[][] changed = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : changed) {
            row[j] = factor * row[k] + shift;
        }
        return new Sample(changed, weights, multiplicities, y, binary);
    }

    int size() {
        return x[0].length;
    }

    LocalData data() {
        SampleMatrix design = binary ? new BinarySamples(x.length, size()) : new DenseSamples(x.length, size());
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < size(); j++) {
            for (int i = 0; i < x.length; i++) {
                design.set(i, j, x[i][j]);
            }
            features.add(new InterpretableFeature(FeatureKey.of("x" + j), "x" + j,
                    binary ? FeatureKind.BINARY : FeatureKind.NUMERIC, x[0][j], 1, new Location.None()));
        }
        return new LocalData(features, design, weights, multiplicities, new double[][] {y});
    }

    Surrogate fit(SurrogateLearner learner, int features) {
        return learner.fit(data(), 0, new Complexity(features), new SplittableRandom(7));
    }

    /** The weight of each column, 0 of one that is not reported. */
    double[] weightsOf(Surrogate surrogate) {
        double[] out = new double[size()];
        surrogate.contributions().forEach(contribution -> out[contribution.feature()] = contribution.weight());
        return out;
    }

    double weight(int row) {
        return weights[row] * (multiplicities == null ? 1 : multiplicities[row]);
    }

    double totalWeight() {
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            total += weight(i);
        }
        return total;
    }

    /**
     * {@code Σ w·x_j·(y - b - x·β) / Σ w} for each column, and at the end {@code Σ w·(y - b - x·β) / Σ w}: what is 0 in least
     * squares.
     */
    double[] gradient(double intercept, double[] beta) {
        double[] gradient = new double[size() + 1];
        for (int i = 0; i < x.length; i++) {
            double rest = y[i] - intercept;
            for (int j = 0; j < size(); j++) {
                rest -= beta[j] * x[i][j];
            }
            for (int j = 0; j < size(); j++) {
                gradient[j] += weight(i) * x[i][j] * rest;
            }
            gradient[size()] += weight(i) * rest;
        }
        double total = totalWeight();
        return Arrays.stream(gradient).map(value -> value / total).toArray();
    }

    /** The elastic net by plain coordinate descent on the raw rows, an intercept among the coordinates. */
    double[] elasticNet(double l1, double l2) {
        int d = size();
        double total = totalWeight();
        double[] beta = new double[d + 1];
        double[] rest = y.clone();
        double[] square = new double[d];
        double[] mean = new double[d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < x.length; i++) {
                mean[j] += weight(i) * x[i][j] / total;
            }
            for (int i = 0; i < x.length; i++) {
                square[j] += weight(i) * (x[i][j] - mean[j]) * (x[i][j] - mean[j]) / total;
            }
        }
        for (int sweep = 0; sweep < 20_000; sweep++) {
            double moved = 0;
            double shift = 0;
            for (int i = 0; i < x.length; i++) {
                shift += weight(i) * rest[i] / total;
            }
            beta[d] += shift;
            for (int i = 0; i < x.length; i++) {
                rest[i] -= shift;
            }
            for (int j = 0; j < d; j++) {
                double product = square[j] * beta[j];
                for (int i = 0; i < x.length; i++) {
                    product += weight(i) * (x[i][j] - mean[j]) * rest[i] / total;
                }
                double next = square[j] == 0 ? 0 : Math.signum(product) * Math.max(0, Math.abs(product) - l1) / (square[j] + l2);
                double step = next - beta[j];
                moved = Math.max(moved, Math.abs(step) * Math.sqrt(square[j]));
                beta[j] = next;
                for (int i = 0; i < x.length; i++) {
                    rest[i] -= step * (x[i][j] - mean[j]);
                }
                beta[d] -= step * mean[j];
            }
            if (moved < 1e-14) {
                break;
            }
        }
        return beta;
    }
}
