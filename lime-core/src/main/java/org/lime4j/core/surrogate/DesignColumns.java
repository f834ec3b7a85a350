package org.lime4j.core.surrogate;

import java.util.Arrays;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

/**
 * The columns of a design, shifted so that weighted products over them lose no digits: column j is
 * {@code x_j = origin(j) + sign(j)·s_j}, and all methods speak of s.
 *
 * <p>A binary column is turned so that ones are its lighter side, {@code Σ w·s_j ≤ W/2}: the centred products
 * {@code Σ w·s_j·s_k - (Σ w·s_j)(Σ w·s_k)/W} are then exact relative to the columns' own variation, even where one row
 * holds nearly all weight. A dense column is centred at its weighted mean.
 *
 * <p>Rows are read in blocks of {@link #BLOCK} in ascending order, so that sums do not depend on threads, and nothing
 * that grows with the rows is allocated. Immutable and thread-safe; {@link Sums} and {@link Combination} belong to one
 * thread.
 */
abstract sealed class DesignColumns permits BinaryColumns, DenseColumns {
    /** Rows of a block. */
    static final int BLOCK = 1024;

    private final int rows;
    private final int size;

    DesignColumns(int rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    static DesignColumns of(SampleMatrix design, double[] weights, double totalWeight) {
        if (design instanceof BinarySamples bits) {
            return new BinaryColumns(bits, weights, totalWeight);
        }
        return new DenseColumns((DenseSamples) design, weights, totalWeight);
    }

    /** The columns not shifted: s is x. */
    static DesignColumns unshifted(SampleMatrix design) {
        return design instanceof BinarySamples bits ? new BinaryColumns(bits) : new DenseColumns((DenseSamples) design);
    }

    /** Numbers of consecutive rows. */
    interface RowValues {
        /** Writes the numbers of rows {@code from .. to - 1} into {@code into[0 .. to - from)}. */
        void fill(int from, int to, double[] into);
    }

    /** Hears numbers of consecutive rows. */
    interface RowSink {
        /** Numbers of rows {@code from .. to - 1} in {@code values[0 .. to - from)}, which may be modified. */
        void accept(int from, int to, double[] values);
    }

    /** {@code Σ_i u_i·s_ij} for every column j at once. */
    interface Sums {
        /** Forgets all rows. */
        void reset();

        /** Adds rows {@code from .. to - 1}; their u in {@code values[0 .. to - from)}. */
        void add(int from, int to, double[] values);

        /** Writes one sum a column; the next call must be {@link #reset()}. */
        void finish(double[] out);
    }

    /** {@code Σ_j s_ij·v_j} for each row i. */
    interface Combination {
        /** Chooses v, one number a column. */
        void coefficients(double[] v);

        /** Writes the combinations of rows {@code from .. to - 1} into {@code into[0 .. to - from)}. */
        void apply(int from, int to, double[] into);
    }

    /** The rows as vectors of columns less their means, {@code x_i - x̄}, of a design with more columns than rows. */
    interface CentredRows {
        /** {@code Σ_k (x_i - x̄)·(x_k - x̄)·u_k} for each row i. */
        void multiply(double[] u, double[] out);

        /** {@code |x_i - x̄|²} for each row i, less what rows have in common that differ from the mean in all columns alike. */
        double[] spreads();
    }

    final int rows() {
        return rows;
    }

    final int size() {
        return size;
    }

    abstract double origin(int column);

    abstract double sign(int column);

    /** Writes s of a column for rows {@code from .. to - 1}. */
    abstract void read(int column, int from, int to, double[] into);

    abstract Sums newSums();

    abstract Combination newCombination();

    /**
     * Products of rows with each other.
     *
     * @param means of s, one a column
     */
    abstract CentredRows centredRows(double[] means);

    /** {@code Σ_i u_i·s_ij²} for every column. */
    abstract double[] squares(RowValues u);

    /**
     * {@code Σ_i u_i·e_i·e_iᵀ} with {@code e = (1, s_a, s_b, …)} over some columns.
     *
     * @return (k + 1) × (k + 1), row-major, symmetric
     */
    abstract double[] moments(RowValues u, int[] columns);

    double[] sums(RowValues u) {
        Sums sums = newSums();
        sums.reset();
        forEachBlock(u, sums::add);
        double[] out = new double[size];
        sums.finish(out);
        return out;
    }

    /** Reads rows block by block. */
    final void forEachBlock(RowValues u, RowSink sink) {
        double[] values = new double[Math.min(BLOCK, rows)];
        for (int from = 0; from < rows; from += BLOCK) {
            int to = Math.min(rows, from + BLOCK);
            u.fill(from, to, values);
            sink.accept(from, to, values);
        }
    }

    /** Numbers of rows that stand in an array. */
    static RowValues of(double[] values) {
        return (from, to, into) -> System.arraycopy(values, from, into, 0, to - from);
    }

    /** The sum of {@code values[from .. to)}, in ascending order. */
    static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    static double[] zeros(double[] array) {
        Arrays.fill(array, 0);
        return array;
    }
}
