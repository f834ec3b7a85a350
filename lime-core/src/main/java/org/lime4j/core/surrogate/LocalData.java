package org.lime4j.core.surrogate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.InterpretableFeature;

/**
 * One sample of the black box: design, weights and all outputs. Immutable once made, and thread-safe.
 *
 * <p>Equal rows may have been merged: row i then stands for {@code multiplicity(i)} drawn rows, each of weight
 * {@code proximity(i)}. Least squares needs their product {@code weight(i)}; the middle of a sandwich covariance needs
 * {@code m·π²·r²}, not {@code (m·π)²·r²}.
 */
public final class LocalData {
    private final List<InterpretableFeature> features;
    private final SampleMatrix design;
    private final double[] proximities;
    private final int @Nullable [] multiplicities;
    private final double[] weights;
    private final double[][] outputs;
    private final double totalWeight;
    private final double effectiveSampleSize;
    private @Nullable Gram gram;
    private @Nullable Gram uncentredGram;

    /**
     * The samples of one instance, ready to be fitted.
     *
     * @param features d of them
     * @param design z′, m × d; row 0 is the instance; not copied
     * @param proximities π of each row, at least 0, not all 0; not copied
     * @param multiplicities drawn rows that each row stands for, or null for 1; not copied
     * @param outputs f(z), one array of m numbers an output; not copied
     * @throws IllegalArgumentException if the sizes differ, a weight is negative or not finite, or all are 0
     */
    public LocalData(
            List<InterpretableFeature> features,
            SampleMatrix design,
            double[] proximities,
            int @Nullable [] multiplicities,
            double[][] outputs) {
        this.features = List.copyOf(features);
        this.design = design;
        this.proximities = proximities;
        this.multiplicities = multiplicities;
        this.outputs = outputs;
        int m = design.rows();
        if (design.columns() != features.size() || proximities.length != m
                || multiplicities != null && multiplicities.length != m || outputs.length == 0
                || Arrays.stream(outputs).anyMatch(column -> column.length != m)) {
            throw new IllegalArgumentException("design is " + m + " × " + design.columns() + ", but there are "
                    + features.size() + " features, " + proximities.length + " weights and " + outputs.length
                    + " outputs" + (outputs.length == 0 ? "" : " of " + outputs[0].length + " rows"));
        }
        this.weights = multiplicities == null ? proximities : new double[m];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < m; i++) {
            if (!(proximities[i] >= 0) || proximities[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("proximities[" + i + "] is " + proximities[i] + "; it must be finite, at least 0");
            }
            if (multiplicities != null) {
                weights[i] = multiplicities[i] * proximities[i];
            }
            total += weights[i];
            squares += weights[i] * proximities[i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("all " + m + " proximities are 0");
        }
        this.totalWeight = total;
        this.effectiveSampleSize = total * total / squares;
    }

    /** {@return the features; feature j is column j of the design} */
    public List<InterpretableFeature> features() {
        return features;
    }

    /** {@return z′, m × d} Row 0 is the instance. Not to be modified. */
    public SampleMatrix design() {
        return design;
    }

    /** {@return the number of rows of the design, m} */
    public int rows() {
        return design.rows();
    }

    /** {@return the number of columns of the design, d} */
    public int size() {
        return features.size();
    }

    /** {@return the number of samples drawn, n = Σ multiplicity} */
    public int samples() {
        return multiplicities == null ? rows() : Arrays.stream(multiplicities).sum();
    }

    /** {@return the number of columns of f(z), k} */
    public int outputCount() {
        return outputs.length;
    }

    /**
     * {@return f(z) of one output, m numbers} Not to be modified.
     *
     * @param index column of the model's outputs
     */
    public double[] output(int index) {
        return outputs[index];
    }

    /**
     * {@return π of a row}
     *
     * @param row from 0
     */
    public double proximity(int row) {
        return proximities[row];
    }

    /**
     * {@return how many drawn rows a row stands for}
     *
     * @param row from 0
     */
    public int multiplicity(int row) {
        return multiplicities == null ? 1 : multiplicities[row];
    }

    /**
     * {@return the weight of a row in least squares, multiplicity × π}
     *
     * @param row from 0
     */
    public double weight(int row) {
        return weights[row];
    }

    /** {@return all {@link #weight}s} Not to be modified. */
    public double[] weights() {
        return weights;
    }

    /** {@return Σ weight} */
    public double totalWeight() {
        return totalWeight;
    }

    /** {@return {@code (Σ m·π)² / Σ m·π²}: how many equally weighted samples these are worth} */
    public double effectiveSampleSize() {
        return effectiveSampleSize;
    }

    /** {@return the weighted means and products of the columns, made once and shared by outputs and selectors} */
    public synchronized Gram gram() {
        if (gram == null) {
            gram = new Gram(this, true);
        }
        return gram;
    }

    /**
     * {@return the weighted products of the columns as they are with each other, and with what of an output differs from
     * its plain mean over the samples drawn; for fits without a fitted constant, made once as well}
     */
    public synchronized Gram uncentredGram() {
        if (uncentredGram == null) {
            uncentredGram = new Gram(this, false);
        }
        return uncentredGram;
    }

    /**
     * {@return {@code 1 - Σ w (f - g)² / Σ w (f - f̄)²}; 1 if both sums are 0, 0 if only the lower one is}
     *
     * @param output column
     * @param predictions g(z′) of each row
     */
    public double weightedR2(int output, double[] predictions) {
        WeightedR2 fidelity = new WeightedR2(this, output);
        fidelity.add(0, rows(), predictions);
        return fidelity.value();
    }
}
