package org.lime4j.core.surrogate;

import org.jspecify.annotations.Nullable;

/**
 * A symmetric positive semidefinite system, factored once for many right-hand sides: by Cholesky, or, where columns
 * depend on each other, by eigenvectors, which gives the solution of least norm. Immutable and thread-safe.
 */
final class SymmetricSystem {
    /** Share of its own square below which what a column adds to the ones before it is rounding. */
    static final double DEPENDENT = 1e-12;

    private final int size;
    private final double @Nullable [] factor;
    private final double @Nullable [] inverse;

    /**
     * @param matrix k × k, row-major; not modified
     * @param size k
     * @param alpha added to the diagonal
     */
    SymmetricSystem(double[] matrix, int size, double alpha) {
        this.size = size;
        double[] work = matrix.clone();
        for (int j = 0; j < size; j++) {
            work[j * size + j] += alpha;
        }
        double[] lower = work.clone();
        if (factor(lower, size)) {
            this.factor = lower;
            this.inverse = null;
        } else {
            this.factor = null;
            this.inverse = pseudoInverse(work, size);
        }
    }

    /** Whether no column depends on the others. */
    boolean isRegular() {
        return factor != null;
    }

    /** The solution of {@code A·x = b}, of least norm if there are several; b is not modified. */
    double[] solve(double[] b) {
        double[] x = b.clone();
        if (factor == null) {
            for (int a = 0; a < size; a++) {
                double sum = 0;
                for (int c = 0; c < size; c++) {
                    sum += inverse[a * size + c] * b[c];
                }
                x[a] = sum;
            }
            return x;
        }
        for (int a = 0; a < size; a++) {
            double sum = x[a];
            for (int c = 0; c < a; c++) {
                sum -= factor[a * size + c] * x[c];
            }
            x[a] = sum / factor[a * size + a];
        }
        for (int a = size - 1; a >= 0; a--) {
            double value = x[a] / factor[a * size + a];
            x[a] = value;
            for (int c = 0; c < a; c++) {
                x[c] -= factor[a * size + c] * value;
            }
        }
        return x;
    }

    /** {@code A⁻¹·M·A⁻¹} for a symmetric k × k matrix M, row-major, which is not modified. */
    double[][] sandwich(double[] middle) {
        double[][] half = new double[size][];
        double[] column = new double[size];
        for (int c = 0; c < size; c++) {
            for (int a = 0; a < size; a++) {
                column[a] = middle[a * size + c];
            }
            half[c] = solve(column);
        }
        double[][] out = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int c = 0; c < size; c++) {
                column[c] = half[c][a];
            }
            out[a] = solve(column);
        }
        for (int a = 0; a < size; a++) {
            for (int c = 0; c < a; c++) {
                double mean = 0.5 * (out[a][c] + out[c][a]);
                out[a][c] = mean;
                out[c][a] = mean;
            }
        }
        return out;
    }

    /** Lower Cholesky factor in place; false if a pivot is only rounding. */
    private static boolean factor(double[] a, int size) {
        for (int j = 0; j < size; j++) {
            int rowJ = j * size;
            double square = a[rowJ + j];
            double pivot = square;
            for (int c = 0; c < j; c++) {
                pivot -= a[rowJ + c] * a[rowJ + c];
            }
            if (!(pivot > DEPENDENT * square)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            a[rowJ + j] = root;
            for (int i = j + 1; i < size; i++) {
                int rowI = i * size;
                double s0 = a[rowI + j];
                double s1 = 0;
                int c = 0;
                for (; c + 1 < j; c += 2) {
                    s0 -= a[rowI + c] * a[rowJ + c];
                    s1 -= a[rowI + c + 1] * a[rowJ + c + 1];
                }
                if (c < j) {
                    s0 -= a[rowI + c] * a[rowJ + c];
                }
                a[rowI + j] = (s0 + s1) / root;
            }
        }
        return true;
    }

    /**
     * The Moore-Penrose inverse by cyclic Jacobi rotations; eigenvalues below rounding count as 0. Modifies a.
     */
    private static double[] pseudoInverse(double[] a, int size) {
        double[] vectors = new double[size * size];
        double scale = 0;
        for (int j = 0; j < size; j++) {
            vectors[j * size + j] = 1;
            scale = Math.max(scale, Math.abs(a[j * size + j]));
        }
        double[] out = new double[size * size];
        if (scale == 0) {
            return out;
        }
        boolean rotated = true;
        for (int sweep = 0; sweep < 60 && rotated; sweep++) {
            rotated = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotated |= rotate(a, vectors, size, p, q, scale);
                }
            }
        }
        double largest = 0;
        for (int j = 0; j < size; j++) {
            largest = Math.max(largest, a[j * size + j]);
        }
        for (int j = 0; j < size; j++) {
            double eigenvalue = a[j * size + j];
            if (eigenvalue <= size * 1e-14 * largest) {
                continue;
            }
            for (int r = 0; r < size; r++) {
                double weight = vectors[r * size + j] / eigenvalue;
                for (int c = 0; c < size; c++) {
                    out[r * size + c] += weight * vectors[c * size + j];
                }
            }
        }
        return out;
    }

    private static boolean rotate(double[] a, double[] vectors, int size, int p, int q, double scale) {
        double off = a[p * size + q];
        double diagonalP = a[p * size + p];
        double diagonalQ = a[q * size + q];
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(diagonalP)) * Math.sqrt(Math.abs(diagonalQ))
                || Math.abs(off) <= 1e-30 * scale) {
            return false;
        }
        double theta = (diagonalQ - diagonalP) / (2 * off);
        double t = Math.signum(theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        if (theta == 0) {
            t = 1;
        }
        double cosine = 1 / Math.sqrt(t * t + 1);
        double sine = t * cosine;
        for (int k = 0; k < size; k++) {
            double kp = a[k * size + p];
            double kq = a[k * size + q];
            a[k * size + p] = cosine * kp - sine * kq;
            a[k * size + q] = sine * kp + cosine * kq;
        }
        for (int k = 0; k < size; k++) {
            double pk = a[p * size + k];
            double qk = a[q * size + k];
            a[p * size + k] = cosine * pk - sine * qk;
            a[q * size + k] = sine * pk + cosine * qk;
        }
        for (int k = 0; k < size; k++) {
            double kp = vectors[k * size + p];
            double kq = vectors[k * size + q];
            vectors[k * size + p] = cosine * kp - sine * kq;
            vectors[k * size + q] = sine * kp + cosine * kq;
        }
        return true;
    }
}
