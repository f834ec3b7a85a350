package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;

/** Mean and standard deviation of a number over independent runs. */
final class Runs {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double step = value - mean;
        mean += step / count;
        squares += step * (value - mean);
    }

    private double deviation() {
        return Math.sqrt(squares / (count - 1));
    }

    /** How many standard errors the mean lies above a true value. */
    double z(double truth) {
        return (mean - truth) / (deviation() / Math.sqrt(count));
    }

    /** The comparison with 40 runs of the reference: means within 4.5 standard errors, spreads alike. */
    void compare(String what, double referenceMean, double referenceDeviation) {
        double error = Math.sqrt(
                referenceDeviation * referenceDeviation / 40 + deviation() * deviation() / count);
        assertThat(Math.abs(mean - referenceMean)).as("mean of %s: %s against %s", what, mean, referenceMean)
                .isLessThanOrEqualTo(4.5 * error + 1e-6);
        assertThat(deviation() / referenceDeviation).as("spread of %s", what).isBetween(0.6, 1.7);
    }
}
