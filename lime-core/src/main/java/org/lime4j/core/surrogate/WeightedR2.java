package org.lime4j.core.surrogate;

/**
 * {@code 1 - Σ w (f - g)² / Σ w (f - f̄)²} of a surrogate g whose predictions come block by block; 1 if both sums are 0,
 * 0 if only the lower one is. How rows are cut into blocks changes nothing. Not thread-safe.
 */
public final class WeightedR2 {
    private final double[] weights;
    private final double[] y;
    private final double mean;
    private double residual;
    private double total;

    /**
     * The fidelity to an output, before any prediction.
     *
     * @param data the samples
     * @param output column of the model's outputs
     */
    public WeightedR2(LocalData data, int output) {
        this.weights = data.weights();
        this.y = data.output(output);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * y[i];
        }
        this.mean = sum / data.totalWeight();
    }

    /**
     * Adds rows {@code from .. to - 1}, which follow those added before.
     *
     * @param from first row
     * @param to one past the last row
     * @param predictions g(z′) of these rows, in {@code predictions[0 .. to - from)}; not modified
     */
    public void add(int from, int to, double[] predictions) {
        for (int i = from; i < to; i++) {
            double r = y[i] - predictions[i - from];
            double t = y[i] - mean;
            residual += weights[i] * r * r;
            total += weights[i] * t * t;
        }
    }

    /** {@return the value over the rows added} */
    public double value() {
        if (total == 0) {
            return residual == 0 ? 1 : 0;
        }
        return 1 - residual / total;
    }
}
