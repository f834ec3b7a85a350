package org.lime4j.core.surrogate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

/**
 * A constant and a weighted sum of some columns.
 *
 * <p>The covariance is the sandwich estimator {@code A⁻¹·(Σ m·π²·r²·(x - x̄)(x - x̄)ᵀ)·A⁻¹}, where
 * {@code A = Σ m·π·(x - x̄)(x - x̄)ᵀ + alpha·I}, r are the residuals, and centring accounts for the constant: how the
 * reported weights would vary over other draws of the same number of samples (H. White 1980; weighted designs are
 * random here). An interval made from it covers the expectation of the reported weights for these features. It covers
 * neither the choice of the features, which the same samples made, nor the bias of a penalty.
 */
public final class LinearSurrogate implements Surrogate {
    private final int size;
    private final double intercept;
    private final int[] columns;
    private final double[] coefficients;
    /** The coefficient of each column of the design, 0 of one not chosen, up to a whole number of bytes. */
    private final double[] coefficientOf;
    private final double @Nullable [][] covariance;
    private final SurrogateDescription.Linear description;

    /**
     * A fitted weighted sum.
     *
     * @param size columns of the design, d
     * @param intercept the constant
     * @param columns chosen columns in the order of selection; not modified
     * @param coefficients of these columns; not modified
     * @param covariance of these coefficients, k × k, or null; not modified
     * @param description how it was fitted
     */
    public LinearSurrogate(
            int size,
            double intercept,
            int[] columns,
            double[] coefficients,
            double @Nullable [][] covariance,
            SurrogateDescription.Linear description) {
        int k = columns.length;
        if (coefficients.length != k || covariance != null && covariance.length != k) {
            throw new IllegalArgumentException(k + " columns have " + coefficients.length + " coefficients"
                    + (covariance == null ? "" : " and a covariance of " + covariance.length + " rows"));
        }
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> -Math.abs(coefficients[a])))
                .mapToInt(Integer::intValue)
                .toArray();
        this.size = size;
        this.intercept = intercept;
        this.columns = Arrays.stream(order).map(a -> columns[a]).toArray();
        this.coefficients = Arrays.stream(order).mapToDouble(a -> coefficients[a]).toArray();
        this.coefficientOf = new double[(size + 7) / 8 * 8];
        for (int a = 0; a < k; a++) {
            coefficientOf[columns[a]] = coefficients[a];
        }
        this.covariance = covariance == null ? null : reordered(covariance, order);
        this.description = description;
    }

    /**
     * Weighted least squares on some columns, without a penalty: minimises {@code Σ w (y - b - x·β)²}. Columns that depend
     * on each other get the solution of least norm. With a covariance for at most 256 columns.
     *
     * @param data the sample
     * @param output column of the model's outputs
     * @param columns chosen columns, none twice; not modified
     * @return the fit
     * @throws LimeException {@link org.lime4j.api.ErrorId#FIT_FAILED} if it is not finite
     */
    public static LinearSurrogate leastSquares(LocalData data, int output, int[] columns) {
        return LinearFit.ridge(data.gram(), output, columns, 0);
    }

    /**
     * Coefficients that were found in some other way, with the intercept that fits the samples best beside them, and for at
     * most 256 columns the covariance that a ridge fit with penalty alpha on these columns would have about these
     * predictions.
     *
     * @param data the sample
     * @param output column of the model's outputs
     * @param columns chosen columns, none twice; not modified
     * @param coefficients of these columns; not modified
     * @param alpha of a penalty {@code alpha·‖β‖²} beside {@code Σ w (y - b - x·β)²}, at least 0
     * @param description how the coefficients were found
     * @return the fit
     * @throws LimeException {@link org.lime4j.api.ErrorId#FIT_FAILED} if it is not finite
     */
    public static LinearSurrogate of(
            LocalData data,
            int output,
            int[] columns,
            double[] coefficients,
            double alpha,
            SurrogateDescription.Linear description) {
        return LinearFit.given(data.gram(), output, columns, coefficients, alpha, description);
    }

    private static double[][] reordered(double[][] matrix, int[] order) {
        double[][] out = new double[order.length][order.length];
        for (int a = 0; a < order.length; a++) {
            for (int b = 0; b < order.length; b++) {
                out[a][b] = matrix[order[a]][order[b]];
            }
        }
        return out;
    }

    @Override
    public void predict(SampleMatrix design, double[] out) {
        if (design.columns() != size) {
            throw new IllegalArgumentException(
                    "design has " + design.columns() + " columns; the surrogate was fitted to " + size);
        }
        Arrays.fill(out, 0, design.rows(), intercept);
        if (design instanceof BinarySamples bits) {
            addBits(bits, out);
        } else {
            addDense((DenseSamples) design, out);
        }
    }

    private void addDense(DenseSamples design, double[] out) {
        double[] values = design.values();
        for (int a = 0; a < columns.length; a++) {
            int at = design.offset(columns[a]);
            double coefficient = coefficients[a];
            for (int i = 0; i < design.rows(); i++) {
                out[i] += coefficient * values[at + i];
            }
        }
    }

    /** Eight columns at once: the sum over the ones of each byte that holds a chosen column is looked up. */
    private void addBits(BinarySamples design, double[] out) {
        long[] words = design.words();
        int wordsPerRow = design.wordsPerRow();
        double[] table = new double[256];
        for (int group : Arrays.stream(columns).map(column -> column >>> 3).sorted().distinct().toArray()) {
            for (int bit = 0; bit < 8; bit++) {
                int half = 1 << bit;
                for (int i = 0; i < half; i++) {
                    table[half + i] = table[i] + coefficientOf[8 * group + bit];
                }
            }
            int shift = (group & 7) << 3;
            for (int i = 0, at = group >>> 3; i < design.rows(); i++, at += wordsPerRow) {
                out[i] += table[(int) (words[at] >>> shift & 255)];
            }
        }
    }

    @Override
    public double intercept() {
        return intercept;
    }

    @Override
    public List<Contribution> contributions() {
        return IntStream.range(0, columns.length)
                .mapToObj(a -> new Contribution(columns[a], coefficients[a]))
                .toList();
    }

    /** A copy of the sandwich covariance described above; empty for more than 256 features. */
    @Override
    public Optional<double[][]> covariance() {
        return covariance == null
                ? Optional.empty()
                : Optional.of(Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new));
    }

    @Override
    public SurrogateDescription description() {
        return description;
    }
}
