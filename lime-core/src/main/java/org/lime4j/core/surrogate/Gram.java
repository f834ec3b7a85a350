package org.lime4j.core.surrogate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * Weighted means and centred weighted products of a design's columns and outputs: all that linear least squares needs
 * to know of the samples. One that is {@linkplain LocalData#uncentredGram() not centred} has 0 in place of the means of
 * the columns, and the plain mean over the samples in place of that of an output.
 *
 * <p>With w the weights of the rows, {@code W = Σ w}, {@code x̄_j = Σ w·x_j / W} and {@code ȳ = Σ w·y / W}, the products
 * are {@code G_jk = Σ w·(x_j - x̄_j)(x_k - x̄_k)} and {@code c_j = Σ w·(x_j - x̄_j)(y - ȳ)}. They are exact relative to
 * the columns' own variation even where weights span hundreds of orders of magnitude.
 *
 * <p>Products are made when asked for and kept: columns one by one, so that no d × d matrix ever exists for a wide
 * design; only the matrix of a design of at most {@value #SMALL} columns is made at once. Sums run in a fixed order,
 * whoever asks first. Thread-safe; the arrays it returns are shared and not to be modified.
 */
public final class Gram {
    /** Columns up to which the whole matrix is made at once. */
    private static final int SMALL = 64;

    /** Penalty of a row, beside columns of zeros and ones, beyond which it is as if it were not there. */
    private static final double UNCOUNTED = 1e100;

    private final LocalData data;
    private final boolean centred;
    private final DesignColumns columns;
    private final double[] weights;
    private final double totalWeight;
    private final double[] shiftedMeans;
    private final double[] diagonal;
    private final double @Nullable [] matrix;
    private final AtomicReferenceArray<double[]> kept;
    private final AtomicReferenceArray<Response> responses;
    private final Map<Double, SymmetricSystem> systems = new ConcurrentHashMap<>();

    Gram(LocalData data, boolean centred) {
        this.data = data;
        this.centred = centred;
        this.weights = data.weights();
        this.totalWeight = data.totalWeight();
        this.columns = centred
                ? DesignColumns.of(data.design(), weights, totalWeight)
                : DesignColumns.unshifted(data.design());
        int d = data.size();
        this.shiftedMeans = new double[d];
        this.diagonal = new double[d];
        this.kept = new AtomicReferenceArray<>(d);
        this.responses = new AtomicReferenceArray<>(data.outputCount());
        if (d <= SMALL) {
            int[] all = all(d);
            double[] moments = columns.moments(DesignColumns.of(weights), all);
            for (int j = 0; j < d; j++) {
                shiftedMeans[j] = centred ? moments[j + 1] / totalWeight : 0;
            }
            this.matrix = centred(moments, all);
            for (int j = 0; j < d; j++) {
                diagonal[j] = matrix[j * d + j];
            }
        } else {
            this.matrix = null;
            double[] sums = columns.sums(DesignColumns.of(weights));
            double[] squares = columns instanceof BinaryColumns ? sums : columns.squares(DesignColumns.of(weights));
            for (int j = 0; j < d; j++) {
                shiftedMeans[j] = centred ? sums[j] / totalWeight : 0;
                diagonal[j] = Math.max(0, squares[j] - sums[j] * shiftedMeans[j]);
            }
        }
    }

    /** What is known of one output: its mean, variation {@code Σ w (y - ȳ)²}, and products with the columns. */
    private record Response(double mean, double variation, double[] cross) {}

    /** {@return the number of columns, d} */
    public int size() {
        return diagonal.length;
    }

    /** {@return W, the sum of the weights} */
    public double totalWeight() {
        return totalWeight;
    }

    /**
     * {@return x̄_j, the weighted mean of a column; 0 if this is not centred}
     *
     * @param column from 0
     */
    public double mean(int column) {
        return columns.origin(column) + columns.sign(column) * shiftedMeans[column];
    }

    /**
     * {@return G_jj, how much a column varies; 0 for a constant one}
     *
     * @param column from 0
     */
    public double diagonal(int column) {
        return diagonal[column];
    }

    /**
     * Products of one column with every column.
     *
     * @param column j
     * @return d numbers, G_j0 to G_j,d-1; kept for the next caller
     */
    public double[] column(int column) {
        double[] known = kept.get(column);
        if (known != null) {
            return known;
        }
        int d = size();
        double[] out = new double[d];
        if (matrix != null) {
            System.arraycopy(matrix, column * d, out, 0, d);
        } else {
            double[] block = new double[DesignColumns.BLOCK];
            double[] sums = columns.sums((from, to, into) -> {
                columns.read(column, from, to, block);
                for (int i = from; i < to; i++) {
                    into[i - from] = weights[i] * block[i - from];
                }
            });
            double mean = shiftedMeans[column];
            for (int k = 0; k < d; k++) {
                double product = sums[k] - mean * (shiftedMeans[k] * totalWeight);
                out[k] = columns.sign(column) * columns.sign(k) * product;
            }
            out[column] = diagonal[column];
        }
        kept.compareAndSet(column, null, out);
        return kept.get(column);
    }

    /**
     * Products among some columns, made in one pass.
     *
     * @param chosen k columns, at most a few hundred
     * @return k × k, row-major, a new array
     */
    public double[] matrix(int[] chosen) {
        int k = chosen.length;
        if (matrix == null) {
            return centred(columns.moments(DesignColumns.of(weights), chosen), chosen);
        }
        double[] out = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                out[a * k + b] = matrix[chosen[a] * size() + chosen[b]];
            }
        }
        return out;
    }

    /** {@code G + alpha·I} over all columns, factored once for all outputs; for at most a few hundred columns. */
    SymmetricSystem system(double alpha) {
        return systems.computeIfAbsent(alpha, penalty -> new SymmetricSystem(matrix(all(size())), size(), penalty));
    }

    /**
     * {@return c, the products of every column with an output; d numbers}
     *
     * @param output column of the model's outputs
     */
    public double[] cross(int output) {
        return response(output).cross;
    }

    /**
     * {@return ȳ, the weighted mean of an output; its plain mean over the samples if this is not centred}
     *
     * @param output column of the model's outputs
     */
    public double outputMean(int output) {
        return response(output).mean;
    }

    /**
     * {@return {@code Σ w (y - ȳ)²} of an output; 0 if it is constant}
     *
     * @param output column of the model's outputs
     */
    public double outputVariation(int output) {
        return response(output).variation;
    }

    /**
     * Checks that the products of the columns with an output can be computed with.
     *
     * @param output column of the model's outputs
     * @throws LimeException {@link ErrorId#FIT_FAILED} if the variation of the output or of a column is not finite
     */
    public void requireFinite(int output) {
        requireFiniteOutput(output);
        for (int j = 0; j < diagonal.length; j++) {
            if (!Double.isFinite(diagonal[j])) {
                throw new LimeException(ErrorId.FIT_FAILED, "the variation of feature '" + data.features().get(j).label()
                        + "' is not finite: look for NaN, and rescale numbers beyond 1e150");
            }
        }
    }

    /**
     * Checks that an output can be computed with.
     *
     * @param output column of the model's outputs
     * @throws LimeException {@link ErrorId#FIT_FAILED} if its variation is not finite
     */
    public void requireFiniteOutput(int output) {
        if (!Double.isFinite(outputVariation(output))) {
            throw new LimeException(ErrorId.FIT_FAILED, "the variation of output " + output
                    + " is not finite: look for NaN among the model's answers, and rescale numbers beyond 1e150");
        }
    }

    private Response response(int output) {
        Response known = responses.get(output);
        if (known != null) {
            return known;
        }
        responses.compareAndSet(output, null, newResponse(data.output(output)));
        return responses.get(output);
    }

    private Response newResponse(double[] y) {
        int m = y.length;
        boolean constant = true;
        for (int i = 0; i < m; i++) {
            constant &= y[i] == y[0];
        }
        if (constant) {
            return new Response(y[0], 0, new double[size()]);
        }
        double mean = centred ? weightedMean(y) : plainMean(y);
        double variation = 0;
        double rest = 0;
        for (int i = 0; i < m; i++) {
            double residual = y[i] - mean;
            double weighted = weights[i] * residual;
            rest += weighted;
            variation += weighted * residual;
        }
        double[] cross = columns.sums((from, to, into) -> {
            for (int i = from; i < to; i++) {
                into[i - from] = weights[i] * (y[i] - mean);
            }
        });
        for (int j = 0; j < cross.length; j++) {
            cross[j] = columns.sign(j) * (cross[j] - shiftedMeans[j] * rest);
        }
        return new Response(mean, variation, cross);
    }

    private double weightedMean(double[] y) {
        double first = 0;
        for (int i = 0; i < y.length; i++) {
            first += weights[i] * y[i];
        }
        first /= totalWeight;
        double second = 0;
        for (int i = 0; i < y.length; i++) {
            second += weights[i] * (y[i] - first);
        }
        return first + second / totalWeight;
    }

    private double plainMean(double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += data.multiplicity(i) * y[i];
        }
        return sum / data.samples();
    }

    /** Centred products from raw moments about the origins, in the orientation of the design. */
    private double[] centred(double[] moments, int[] chosen) {
        int k = chosen.length;
        int side = k + 1;
        double[] out = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int b = a; b < k; b++) {
                double product = moments[(a + 1) * side + b + 1]
                        - moments[a + 1] * shiftedMeans[chosen[b]];
                if (a == b) {
                    product = Math.max(0, product);
                }
                product *= columns.sign(chosen[a]) * columns.sign(chosen[b]);
                out[a * k + b] = product;
                out[b * k + a] = product;
            }
        }
        return out;
    }

    /**
     * Multiplies by {@code G + alpha·I} restricted to some columns without making it, two passes over a block of rows
     * at a time.
     */
    Operator operator(int[] chosen, double alpha) {
        return new Operator(chosen, alpha);
    }

    /** {@code v → (G + alpha·I)·v} over some columns. Belongs to one thread. */
    final class Operator implements LeastSquares.Operator {
        private final int[] chosen;
        private final double alpha;
        private final DesignColumns.Sums sums = columns.newSums();
        private final DesignColumns.Combination combination = columns.newCombination();
        private final double[] wide = new double[Gram.this.size()];
        private final double[] block = new double[DesignColumns.BLOCK];

        private Operator(int[] chosen, double alpha) {
            this.chosen = chosen;
            this.alpha = alpha;
        }

        @Override
        public int size() {
            return chosen.length;
        }

        @Override
        public double diagonal(int index) {
            return Gram.this.diagonal[chosen[index]] + alpha;
        }

        @Override
        public void multiply(double[] v, double[] out) {
            DesignColumns.zeros(wide);
            double centre = 0;
            for (int a = 0; a < chosen.length; a++) {
                int j = chosen[a];
                wide[j] = columns.sign(j) * v[a];
                centre += shiftedMeans[j] * wide[j];
            }
            combination.coefficients(wide);
            sums.reset();
            double rest = 0;
            for (int from = 0; from < columns.rows(); from += DesignColumns.BLOCK) {
                int to = Math.min(columns.rows(), from + DesignColumns.BLOCK);
                combination.apply(from, to, block);
                for (int i = from; i < to; i++) {
                    double value = weights[i] * (block[i - from] - centre);
                    block[i - from] = value;
                    rest += value;
                }
                sums.add(from, to, block);
            }
            sums.finish(wide);
            for (int a = 0; a < chosen.length; a++) {
                int j = chosen[a];
                out[a] = columns.sign(j) * (wide[j] - shiftedMeans[j] * rest) + alpha * v[a];
            }
        }
    }

    /** Whether there are more columns than rows, so that it is quicker to solve for one number a row. */
    boolean isWide() {
        return size() > columns.rows();
    }

    /**
     * Multiplies by {@code X·Xᵀ + alpha·W⁻¹}, where X are the rows less the means. With u the solution for
     * {@code y - ȳ}, {@code β = Xᵀ·u} is the one of {@code (G + alpha·I)·β = c}.
     *
     * @param alpha above 0
     */
    RowOperator rowOperator(double alpha) {
        return new RowOperator(alpha);
    }

    /** {@code u → (X·Xᵀ + alpha·W⁻¹)·u}; rows that count for nothing stay 0. Belongs to one thread. */
    final class RowOperator implements LeastSquares.Operator {
        private final double[] penalties = new double[weights.length];
        private final DesignColumns.CentredRows rows = columns.centredRows(shiftedMeans);
        private final double[] spreads = rows.spreads();

        private RowOperator(double alpha) {
            for (int i = 0; i < penalties.length; i++) {
                penalties[i] = alpha / weights[i];
            }
        }

        @Override
        public int size() {
            return penalties.length;
        }

        private boolean counts(int row) {
            return penalties[row] < UNCOUNTED;
        }

        @Override
        public double diagonal(int index) {
            return counts(index) ? Math.max(0, spreads[index]) + penalties[index] : 0;
        }

        @Override
        public void multiply(double[] v, double[] out) {
            rows.multiply(v, out);
            for (int i = 0; i < v.length; i++) {
                out[i] = counts(i) ? out[i] + penalties[i] * v[i] : 0;
            }
        }

        /** {@code y - ȳ} of an output. */
        double[] right(int output) {
            double[] right = data.output(output).clone();
            double mean = outputMean(output);
            for (int i = 0; i < right.length; i++) {
                right[i] = counts(i) ? right[i] - mean : 0;
            }
            return right;
        }

        /** {@code Xᵀ·u}. */
        double[] coefficients(double[] u) {
            double total = DesignColumns.sum(u, 0, u.length);
            double[] out = columns.sums(DesignColumns.of(u));
            for (int j = 0; j < out.length; j++) {
                out[j] = columns.sign(j) * (out[j] - shiftedMeans[j] * total);
            }
            return out;
        }
    }

    /**
     * The middle of a sandwich covariance: {@code Σ m·π²·r²·(x - x̄)(x - x̄)ᵀ} over some columns, where r is the residual
     * of a linear fit and rows that stand for m samples count m times.
     *
     * @param chosen k columns
     * @param coefficients of the fit, one a column
     * @param intercept of the fit
     * @return k × k, row-major
     */
    double[] residualProducts(int output, int[] chosen, double[] coefficients, double intercept) {
        double[] y = data.output(output);
        double[] wide = new double[size()];
        double constant = intercept;
        for (int a = 0; a < chosen.length; a++) {
            int j = chosen[a];
            wide[j] = columns.sign(j) * coefficients[a];
            constant += columns.origin(j) * coefficients[a];
        }
        DesignColumns.Combination combination = columns.newCombination();
        combination.coefficients(wide);
        double start = constant;
        double[] moments = columns.moments((from, to, into) -> {
            combination.apply(from, to, into);
            for (int i = from; i < to; i++) {
                double residual = y[i] - start - into[i - from];
                double score = data.proximity(i) * residual;
                into[i - from] = data.multiplicity(i) * score * score;
            }
        }, chosen);
        int k = chosen.length;
        int side = k + 1;
        double[] out = new double[k * k];
        for (int a = 0; a < k; a++) {
            double meanA = shiftedMeans[chosen[a]];
            for (int b = 0; b < k; b++) {
                double meanB = shiftedMeans[chosen[b]];
                double product = moments[(a + 1) * side + b + 1] - meanA * moments[b + 1] - meanB * moments[a + 1]
                        + meanA * meanB * moments[0];
                out[a * k + b] = columns.sign(chosen[a]) * columns.sign(chosen[b]) * product;
            }
        }
        return out;
    }

    DesignColumns columns() {
        return columns;
    }

    static int[] all(int count) {
        int[] out = new int[count];
        for (int j = 0; j < count; j++) {
            out[j] = j;
        }
        return out;
    }
}
