package org.lime4j.tribuo.surrogate;

/**
 * {@code A = L·Lᵀ} of a symmetric positive semidefinite matrix, with the largest remaining pivot first, so that columns that
 * depend on others come last and are counted. Immutable.
 */
final class PivotedCholesky {
    /** Share of its own square below which what a column adds to the ones before it is rounding. */
    private static final double DEPENDENT = 1e-12;

    private final int size;
    private final int rank;
    private final int[] order;
    /** Row t holds {@code L[j][t]} for every column j of the matrix. */
    private final double[][] rows;

    /**
     * Factors.
     *
     * @param matrix k × k, row-major, with a positive diagonal; not modified
     * @param size k
     */
    PivotedCholesky(double[] matrix, int size) {
        this.size = size;
        this.order = new int[size];
        this.rows = new double[size][];
        double[] left = new double[size];
        boolean[] used = new boolean[size];
        for (int j = 0; j < size; j++) {
            left[j] = matrix[j * size + j];
        }
        int found = 0;
        while (found < size) {
            int pivot = -1;
            double best = DEPENDENT;
            for (int j = 0; j < size; j++) {
                double share = used[j] ? 0 : left[j] / matrix[j * size + j];
                if (share > best) {
                    best = share;
                    pivot = j;
                }
            }
            if (pivot < 0) {
                break;
            }
            double root = Math.sqrt(left[pivot]);
            double[] row = new double[size];
            System.arraycopy(matrix, pivot * size, row, 0, size);
            for (int t = 0; t < found; t++) {
                double factor = rows[t][pivot];
                double[] earlier = rows[t];
                for (int j = 0; j < size; j++) {
                    row[j] -= factor * earlier[j];
                }
            }
            for (int j = 0; j < size; j++) {
                row[j] = used[j] ? 0 : row[j] / root;
                left[j] -= row[j] * row[j];
            }
            row[pivot] = root;
            used[pivot] = true;
            order[found] = pivot;
            rows[found++] = row;
        }
        this.rank = found;
    }

    /** How many columns do not depend on each other. */
    int rank() {
        return rank;
    }

    boolean isRegular() {
        return rank == size;
    }

    /** {@code L[j][t]} for every column j, t below the rank; not to be modified. */
    double[] row(int t) {
        return rows[t];
    }

    /** The column whose row t of the factor is the pivot. */
    int pivot(int t) {
        return order[t];
    }

    /** h with {@code L·h = b} on the independent columns: {@link #rank()} numbers. */
    double[] forward(double[] b) {
        double[] h = new double[rank];
        for (int t = 0; t < rank; t++) {
            int j = order[t];
            double sum = b[j];
            for (int u = 0; u < t; u++) {
                sum -= rows[u][j] * h[u];
            }
            h[t] = sum / rows[t][j];
        }
        return h;
    }

    /** The solution of {@code A·x = b}, which is 0 for columns that depend on others. */
    double[] solve(double[] b) {
        double[] h = forward(b);
        double[] x = new double[size];
        for (int t = rank - 1; t >= 0; t--) {
            double sum = h[t];
            for (int u = t + 1; u < rank; u++) {
                sum -= rows[t][order[u]] * x[order[u]];
            }
            x[order[t]] = sum / rows[t][order[t]];
        }
        return x;
    }
}
