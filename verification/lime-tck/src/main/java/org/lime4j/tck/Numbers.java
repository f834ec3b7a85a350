package org.lime4j.tck;

/** Comparisons of numbers. */
final class Numbers {
    private Numbers() {}

    /** Whether two numbers differ by no more than a share of the larger one, or of 1; NaN is near NaN. */
    static boolean near(double a, double b, double tolerance) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }
}
