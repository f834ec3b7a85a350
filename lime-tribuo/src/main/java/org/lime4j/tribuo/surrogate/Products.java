package org.lime4j.tribuo.surrogate;

import java.util.Arrays;
import org.lime4j.core.surrogate.Gram;

/**
 * A few rows that stand for all weighted samples in least squares. With {@code G} and {@code c} the centred weighted products
 * of some columns with each other and with an output, and {@code v} the variation of that output, these rows X, y of mean 0
 * and weight 1 have {@code XᵀX = G}, {@code Xᵀy = c} and {@code yᵀy = v}, up to one factor a column and one for the output.
 * So Tribuo's trainers, which take weights wrongly or not at all, see no weights, their centring changes nothing, and the
 * solution for these rows is the weighted solution for the samples.
 *
 * <p>The rows are those of a Cholesky factor, one that holds what of the output no column explains, and one of zeros; a
 * reflection that takes the row of ones to the last axis then moves all column sums to 0. There are two rows more than
 * independent columns, however many samples were drawn. Immutable.
 */
final class Products {
    private final int[] columns;
    /** {@code √G_jj} of each chosen column. */
    private final double[] deviations;
    private final double outputDeviation;
    /** Of columns divided by their deviation. */
    private final double[] correlations;
    private final PivotedCholesky factor;
    /** X divided by the columns' deviations, row by row. */
    private final double[][] rows;
    private final double[] responses;

    /**
     * The products of some columns.
     *
     * @param gram of the sample
     * @param output that varies
     * @param columns that vary
     */
    Products(Gram gram, int output, int[] columns) {
        int k = columns.length;
        this.columns = columns;
        this.deviations = new double[k];
        this.correlations = gram.matrix(columns);
        this.outputDeviation = Math.sqrt(gram.outputVariation(output));
        double[] cross = gram.cross(output);
        double[] withOutput = new double[k];
        for (int a = 0; a < k; a++) {
            deviations[a] = Math.sqrt(gram.diagonal(columns[a]));
            withOutput[a] = cross[columns[a]] / deviations[a] / outputDeviation;
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                correlations[a * k + b] = a == b ? 1 : correlations[a * k + b] / deviations[a] / deviations[b];
            }
        }
        this.factor = new PivotedCholesky(correlations, k);
        int rank = factor.rank();
        int n = rank + 2;
        this.rows = new double[n][k];
        this.responses = new double[n];
        double[] explained = factor.forward(withOutput);
        double unexplained = 1;
        for (int t = 0; t < rank; t++) {
            System.arraycopy(factor.row(t), 0, rows[t], 0, k);
            responses[t] = explained[t];
            unexplained -= explained[t] * explained[t];
        }
        responses[rank] = Math.sqrt(Math.max(0, unexplained));
        reflect(n);
    }

    /** {@code I - 2·u·uᵀ / uᵀu} with {@code u = 1/√n - e_n}. */
    private void reflect(int n) {
        double[] axis = new double[n];
        Arrays.fill(axis, 1 / Math.sqrt(n));
        axis[n - 1] -= 1;
        double square = 0;
        for (double value : axis) {
            square += value * value;
        }
        double[] along = new double[columns.length];
        double responseAlong = 0;
        for (int i = 0; i < n; i++) {
            responseAlong += axis[i] * responses[i];
            for (int a = 0; a < along.length; a++) {
                along[a] += axis[i] * rows[i][a];
            }
        }
        for (int i = 0; i < n; i++) {
            double step = 2 * axis[i] / square;
            responses[i] -= step * responseAlong;
            for (int a = 0; a < along.length; a++) {
                rows[i][a] -= step * along[a];
            }
        }
    }

    /** The chosen columns; not to be modified. */
    int[] columns() {
        return columns;
    }

    /** {@code √G_jj} of chosen column a. */
    double deviation(int a) {
        return deviations[a];
    }

    double correlation(int a, int b) {
        return correlations[a * columns.length + b];
    }

    int rank() {
        return factor.rank();
    }

    /** How many rows there are. */
    int size() {
        return rows.length;
    }

    /**
     * The rows as a data set.
     *
     * @param columnFactors what chosen column a, of length 1, is multiplied by
     * @param outputFactor what the output, of length 1, is multiplied by
     * @param mostChoices see {@link TribuoData}
     */
    TribuoData data(double[] columnFactors, double outputFactor, int mostChoices) {
        TribuoData data = new TribuoData(columns.length, mostChoices);
        double[] row = new double[columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < row.length; a++) {
                row[a] = rows[i][a] * columnFactors[a];
            }
            data.add(row, responses[i] * outputFactor, 1);
        }
        return data;
    }
}
