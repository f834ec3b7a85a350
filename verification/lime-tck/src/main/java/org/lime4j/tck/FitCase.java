package org.lime4j.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.LocalData;

/**
 * A sample to fit; row 0 is the instance.
 *
 * @param name for messages
 * @param features d of them
 * @param rows z′, one array of d numbers a row
 * @param proximities π of each row
 * @param multiplicities drawn rows that each row stands for, or null for 1
 * @param outputs f(z), one array an output
 */
record FitCase(
        String name,
        List<InterpretableFeature> features,
        double[][] rows,
        double[] proximities,
        int @Nullable [] multiplicities,
        double[][] outputs) {
    /** Two functions of the same inputs. */
    private static final int OUTPUTS = 2;

    /** Binary, numeric and mixed samples of a smooth function with noise. */
    static List<FitCase> standard(long seed) {
        return List.of(of(seed, 240, 6, 0), of(seed, 240, 0, 5), of(seed, 240, 3, 3), of(seed, 160, 70, 0));
    }

    /** Samples at the edges of what a surrogate is given. */
    static List<FitCase> edges(long seed) {
        return List.of(of(seed, 50, 1, 0), of(seed, 50, 0, 1), of(seed, 2, 3, 0), of(seed, 2, 0, 1), of(seed, 8, 20, 0),
                of(seed, 8, 0, 20));
    }

    static FitCase of(long seed, int n, int binary, int numeric) {
        SplittableRandom random = new SplittableRandom(1000 * seed + 31L * n + 7L * binary + numeric);
        int d = binary + numeric;
        List<InterpretableFeature> features = new ArrayList<>();
        double[] slopes = new double[d];
        for (int j = 0; j < d; j++) {
            double value = j < binary ? 1 : 2 * random.nextDouble() - 1;
            features.add(feature(j, j < binary, value));
            slopes[j] = (2 * random.nextDouble() - 1) * (j < 8 ? 1 : 0.1);
        }
        double[][] rows = new double[n][d];
        double[] proximities = new double[n];
        double[][] outputs = new double[OUTPUTS][n];
        for (int i = 0; i < n; i++) {
            double apart = 0;
            double score = 0.3;
            for (int j = 0; j < d; j++) {
                double x = features.get(j).value();
                double drawn = j < binary ? random.nextInt(2) : x + 4 * random.nextDouble() - 2;
                rows[i][j] = i == 0 ? x : drawn;
                apart += (rows[i][j] - x) * (rows[i][j] - x) / d;
                score += slopes[j] * rows[i][j];
            }
            proximities[i] = Math.exp(-apart);
            outputs[0][i] = score + 0.5 * rows[i][0] * rows[i][d - 1] + 0.05 * random.nextDouble();
            outputs[1][i] = Math.tanh(2 * score) - rows[i][d / 2] + 0.05 * random.nextDouble();
        }
        String kinds = numeric == 0 ? binary + " binary" : binary == 0 ? numeric + " numeric" : binary + " binary and " + numeric + " numeric";
        return new FitCase(n + " rows of " + kinds + " features, seed " + seed, List.copyOf(features), rows, proximities, null, outputs);
    }

    private static InterpretableFeature feature(int j, boolean binary, double value) {
        String name = "feature " + j;
        return new InterpretableFeature(FeatureKey.of(name), name, binary ? FeatureKind.BINARY : FeatureKind.NUMERIC, value,
                binary ? 1 : 4, new Location.Column(j));
    }

    int size() {
        return features.size();
    }

    boolean isBinary() {
        return features.stream().allMatch(feature -> feature.kind() == FeatureKind.BINARY);
    }

    /** New data that shares no array with another. */
    LocalData data() {
        double[][] copies = Arrays.stream(outputs).map(double[]::clone).toArray(double[][]::new);
        return new LocalData(features, design(0, rows.length), proximities.clone(),
                multiplicities == null ? null : multiplicities.clone(), copies);
    }

    /** Rows {@code from .. to - 1} as a matrix of their own. */
    SampleMatrix design(int from, int to) {
        SampleMatrix design = isBinary() ? new BinarySamples(to - from, size()) : new DenseSamples(to - from, size());
        for (int i = from; i < to; i++) {
            for (int j = 0; j < size(); j++) {
                design.set(i - from, j, rows[i][j]);
            }
        }
        return design;
    }

    /** The same sample with nothing present in row 1, if all features are binary. */
    FitCase withEmptyRow() {
        if (!isBinary()) {
            return this;
        }
        double[][] changed = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        Arrays.fill(changed[1], 0);
        return new FitCase(name + ", row 1 empty", features, changed, proximities, multiplicities, outputs);
    }

    /** Column j of the new case is column {@code order[j]} of this one. */
    FitCase withColumns(int[] order) {
        List<InterpretableFeature> chosen = Arrays.stream(order).mapToObj(features::get).toList();
        double[][] reordered = Arrays.stream(rows)
                .map(row -> Arrays.stream(order).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
        return new FitCase(name, chosen, reordered, proximities, multiplicities, outputs);
    }

    /** Row i of the new case is row {@code order[i]} of this one; a row may come several times, or not at all. */
    FitCase withRows(int[] order) {
        return new FitCase(name, features,
                Arrays.stream(order).mapToObj(i -> rows[i].clone()).toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(i -> proximities[i]).toArray(),
                multiplicities == null ? null : Arrays.stream(order).map(i -> multiplicities[i]).toArray(),
                Arrays.stream(outputs)
                        .map(output -> Arrays.stream(order).mapToDouble(i -> output[i]).toArray())
                        .toArray(double[][]::new));
    }

    /** The same rows with other weights. */
    FitCase withProximities(double[] others) {
        return new FitCase(name, features, rows, others, multiplicities, outputs);
    }

    /** The same rows, standing for as many drawn ones as given. */
    FitCase withMultiplicities(int[] counts) {
        return new FitCase(name, features, rows, proximities, counts, outputs);
    }

    /** The same sample with other answers. */
    FitCase withOutputs(double[]... others) {
        return new FitCase(name, features, rows, proximities, multiplicities, others);
    }

    /** The same sample with column {@code copy} made equal to column {@code original}, or to zero if that is −1. */
    FitCase withColumnLike(int copy, int original) {
        double[][] changed = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : changed) {
            row[copy] = original < 0 ? 0 : row[original];
        }
        List<InterpretableFeature> adjusted = new ArrayList<>(features);
        adjusted.set(copy, feature(copy, features.get(copy).kind() == FeatureKind.BINARY, changed[0][copy]));
        return new FitCase(name + ", column " + copy + (original < 0 ? " all zero" : " equal to column " + original), adjusted,
                changed, proximities, multiplicities, outputs);
    }

    static int[] identity(int count) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        return order;
    }
}
