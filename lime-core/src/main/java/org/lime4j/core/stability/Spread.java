package org.lime4j.core.stability;

/**
 * One number over several runs.
 *
 * @param mean of the runs
 * @param minimum of the runs
 * @param maximum of the runs
 */
public record Spread(double mean, double minimum, double maximum) {
    /**
     * {@return the spread of some numbers}
     *
     * @param values at least one; not modified
     */
    static Spread of(double[] values) {
        double sum = 0;
        double minimum = values[0];
        double maximum = values[0];
        for (double value : values) {
            sum += value;
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        double mean = sum / values.length;
        return new Spread(Math.max(minimum, Math.min(maximum, mean)), minimum, maximum);
    }
}
