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

    double deviation() {
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

    /** The same for a mean that was recorded without its spread, over so many runs. */
    void compareMean(String what, double referenceMean, int referenceRuns) {
        assertThat(Math.abs(mean - referenceMean)).as("mean of %s: %s against %s", what, mean, referenceMean)
                .isLessThanOrEqualTo(4.5 * deviation() * Math.sqrt(1.0 / referenceRuns + 1.0 / count) + 1e-6);
    }

    double mean() {
        return mean;
    }
}
