package org.lime4j.tck;

/** Whether a matrix can be a covariance. */
final class Covariances {
    private static final double TOLERANCE = 1e-9;

    private Covariances() {}

    /** Whether a square matrix is finite, symmetric and positive semidefinite but for rounding. */
    static boolean isCovariance(double[][] matrix) {
        int k = matrix.length;
        double trace = 0;
        for (int i = 0; i < k; i++) {
            trace += Math.abs(matrix[i][i]);
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                if (!Double.isFinite(matrix[i][j]) || Math.abs(matrix[i][j] - matrix[j][i]) > TOLERANCE * trace) {
                    return false;
                }
            }
        }
        return k == 0 || trace == 0 || hasRoot(matrix, TOLERANCE * trace);
    }

    /** Whether Cholesky's factorisation of {@code matrix + ridge·I} exists. */
    private static boolean hasRoot(double[][] matrix, double ridge) {
        int k = matrix.length;
        double[][] root = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j] + (i == j ? ridge : 0);
                for (int m = 0; m < j; m++) {
                    sum -= root[i][m] * root[j][m];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        return false;
                    }
                    root[i][i] = Math.sqrt(sum);
                } else {
                    root[i][j] = sum / root[j][j];
                }
            }
        }
        return true;
    }
}
