package org.lime4j.benchmarks;

import java.util.List;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;

/**
 * A model of the classes {@code no} and {@code yes} by a logistic score. Thread-safe.
 *
 * @param <X> what it reads
 */
abstract class YesOrNo<X> implements BlackBox<X> {
    private final Class<X> inputType;

    YesOrNo(Class<X> inputType) {
        this.inputType = inputType;
    }

    /** The logarithm of the odds of {@code yes}. */
    abstract double score(X instance);

    /** The probability of {@code yes}. */
    final double yes(X instance) {
        return 1 / (1 + Math.exp(-score(instance)));
    }

    @Override
    public final Class<X> inputType() {
        return inputType;
    }

    @Override
    public final Outputs outputs() {
        return Outputs.classes("no", "yes");
    }

    @Override
    public final Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    @Override
    public final void predict(List<? extends X> batch, double[] out, int offset) {
        int at = offset;
        for (X instance : batch) {
            double yes = yes(instance);
            out[at++] = 1 - yes;
            out[at++] = yes;
        }
    }
}
