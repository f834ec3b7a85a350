package org.lime4j.core.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

/** Samples for tests. */
final class LocalSamples {
    private LocalSamples() {}

    static LocalData of(SampleMatrix design, double[] weights, double[]... outputs) {
        return of(design, weights, null, outputs);
    }

    static LocalData of(SampleMatrix design, double[] weights, int @Nullable [] multiplicities, double[][] outputs) {
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < design.columns(); j++) {
            features.add(new InterpretableFeature(FeatureKey.of("x" + j), "x" + j,
                    design instanceof BinarySamples ? FeatureKind.BINARY : FeatureKind.NUMERIC,
                    design.get(0, j), 1, new Location.None()));
        }
        return new LocalData(features, design, weights, multiplicities, outputs);
    }

    /** Row 0 all ones, then fair coins. */
    static BinarySamples coins(int rows, int columns, RandomGenerator random) {
        BinarySamples design = new BinarySamples(rows, columns);
        design.setRow(0);
        for (int i = 1; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (random.nextBoolean()) {
                    design.set(i, j);
                }
            }
        }
        return design;
    }

    static DenseSamples normals(int rows, int columns, RandomGenerator random) {
        DenseSamples design = new DenseSamples(rows, columns);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                design.set(i, j, random.nextGaussian());
            }
        }
        return design;
    }

    /** The same numbers, stored as doubles. */
    static DenseSamples dense(SampleMatrix design) {
        DenseSamples copy = new DenseSamples(design.rows(), design.columns());
        for (int i = 0; i < design.rows(); i++) {
            for (int j = 0; j < design.columns(); j++) {
                copy.set(i, j, design.get(i, j));
            }
        }
        return copy;
    }

    static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    static double[] uniform(int count, RandomGenerator random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextDouble();
        }
        return values;
    }

    static double[] normal(int count, RandomGenerator random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
