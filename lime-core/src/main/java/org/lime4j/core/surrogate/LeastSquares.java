package org.lime4j.core.surrogate;

import java.util.Arrays;

/**
 * Weighted least squares with a quadratic penalty and an unpenalised constant, on the products of a {@link Gram}:
 * minimises {@code Σ w (y - b - x·β)² + alpha·‖β‖²}.
 */
final class LeastSquares {
    /** Columns up to which the matrix is made and factored; beyond, conjugate gradients. */
    static final int DIRECT = 256;

    /** Conjugate gradients stop at this share of the first residual. */
    private static final double CONVERGED = 1e-12;

    /** The same where the coefficients are only compared with each other. */
    private static final double SCREENED = 1e-10;

    private static final double SCREENING_ALPHA = 0.01;

    private LeastSquares() {}

    /** A symmetric matrix without negative eigenvalues that is known by what it makes of vectors. */
    interface Operator {
        int size();

        /** What an entry is divided by before conjugate gradients; 0 for one that stays 0. */
        double diagonal(int index);

        void multiply(double[] v, double[] out);
    }

    /**
     * The coefficients of some columns; of least norm if there are several solutions and at most {@value #DIRECT}
     * columns.
     */
    static double[] solve(Gram gram, int output, int[] columns, double alpha) {
        double[] right = right(gram, output, columns);
        if (columns.length <= DIRECT) {
            return system(gram, columns, alpha).solve(right);
        }
        if (alpha > 0 && gram.isWide() && Arrays.equals(columns, Gram.all(gram.size()))) {
            return byRows(gram, output, alpha, CONVERGED);
        }
        return conjugateGradients(gram.operator(columns, alpha), right, CONVERGED);
    }

    /** The coefficients of all columns of a design with more columns than rows. */
    private static double[] byRows(Gram gram, int output, double alpha, double converged) {
        if (gram.outputVariation(output) == 0) {
            return new double[gram.size()];
        }
        Gram.RowOperator operator = gram.rowOperator(alpha);
        return operator.coefficients(conjugateGradients(operator, operator.right(output), converged));
    }

    /** Coefficients of all columns under a penalty of 0.01, to rank columns by. */
    static double[] screen(Gram gram, int output) {
        if (gram.size() <= DIRECT) {
            return gram.system(SCREENING_ALPHA).solve(gram.cross(output));
        }
        if (gram.isWide()) {
            return byRows(gram, output, SCREENING_ALPHA, SCREENED);
        }
        return conjugateGradients(
                gram.operator(Gram.all(gram.size()), SCREENING_ALPHA), gram.cross(output), SCREENED);
    }

    /** {@code G + alpha·I} over some columns, at most {@value #DIRECT}. */
    static SymmetricSystem system(Gram gram, int[] columns, double alpha) {
        if (Arrays.equals(columns, Gram.all(gram.size()))) {
            return gram.system(alpha);
        }
        return new SymmetricSystem(gram.matrix(columns), columns.length, alpha);
    }

    static double[] right(Gram gram, int output, int[] columns) {
        double[] cross = gram.cross(output);
        double[] right = new double[columns.length];
        for (int a = 0; a < columns.length; a++) {
            right[a] = cross[columns[a]];
        }
        return right;
    }

    /** The constant that belongs to coefficients: {@code ȳ - x̄·β}. */
    static double intercept(Gram gram, int output, int[] columns, double[] coefficients) {
        double intercept = gram.outputMean(output);
        for (int a = 0; a < columns.length; a++) {
            intercept -= gram.mean(columns[a]) * coefficients[a];
        }
        return intercept;
    }

    /** Conjugate gradients, preconditioned by the diagonal (Hestenes and Stiefel 1952), from 0. */
    private static double[] conjugateGradients(Operator operator, double[] right, double converged) {
        int size = operator.size();
        double[] x = new double[size];
        double[] residual = right.clone();
        double[] preconditioned = new double[size];
        double[] image = new double[size];
        double rho = precondition(operator, residual, preconditioned);
        double[] direction = preconditioned.clone();
        double goal = converged * converged * rho;
        for (int step = 0; step < 10 * size && rho > goal; step++) {
            operator.multiply(direction, image);
            double curvature = dot(direction, image);
            if (!(curvature > 0)) {
                break;
            }
            double length = rho / curvature;
            for (int a = 0; a < size; a++) {
                x[a] += length * direction[a];
                residual[a] -= length * image[a];
            }
            double next = precondition(operator, residual, preconditioned);
            double turn = next / rho;
            for (int a = 0; a < size; a++) {
                direction[a] = preconditioned[a] + turn * direction[a];
            }
            rho = next;
        }
        return x;
    }

    private static double precondition(Operator operator, double[] residual, double[] out) {
        double product = 0;
        for (int a = 0; a < residual.length; a++) {
            double diagonal = operator.diagonal(a);
            out[a] = diagonal > 0 ? residual[a] / diagonal : 0;
            product += residual[a] * out[a];
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
