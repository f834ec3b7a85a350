package org.lime4j.tabular.representation;

/** Means and standard deviations of some columns over rows, and how sure they are. */
final class Moments {
    /** Sums of the powers 1 .. 4 of the columns, each less its origin. */
    private final double[][] sums;

    private final double[] origin;
    private long rows;

    /** Of no row yet; numbers near the origin, which is taken off, lose no digits. */
    Moments(double... origin) {
        this.origin = origin.clone();
        this.sums = new double[4][origin.length];
    }

    void add(double... row) {
        rows++;
        for (int j = 0; j < origin.length; j++) {
            double power = 1;
            for (double[] sum : sums) {
                power *= row[j] - origin[j];
                sum[j] += power;
            }
        }
    }

    /** Takes back rows that were equal to the origin: they are in no sum. */
    void forgetOrigins(int count) {
        rows -= count;
    }

    private double raw(int power, int column) {
        return sums[power - 1][column] / rows;
    }

    double mean(int column) {
        return origin[column] + raw(1, column);
    }

    double deviation(int column) {
        return Math.sqrt(Math.max(0, raw(2, column) - raw(1, column) * raw(1, column)));
    }

    /** Of the mean of independent rows. */
    double errorOfMean(int column) {
        return deviation(column) / Math.sqrt(rows);
    }

    /** Of the standard deviation of independent rows, by the fourth moment. */
    double errorOfDeviation(int column) {
        double m = raw(1, column);
        double fourth = raw(4, column) - 4 * m * raw(3, column) + 6 * m * m * raw(2, column) - 3 * m * m * m * m;
        double variance = deviation(column) * deviation(column);
        return variance == 0
                ? 0
                : Math.sqrt(Math.max(0, fourth - variance * variance) / (4 * variance * rows));
    }
}
