package org.lime4j.benchmarks;

import java.util.List;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;

/** A classifier of two classes by the logistic function of a score, for any number of threads. */
abstract class YesOrNo<X> implements BlackBox<X> {
    private final Class<X> inputType;

    /** A classifier of such inputs. */
    YesOrNo(Class<X> inputType) {
        this.inputType = inputType;
    }

    /** The log-odds of {@code yes}. */
    abstract double score(X input);

    /** The probability of {@code yes}. */
    final double yes(X input) {
        return 1 / (1 + Math.exp(-score(input)));
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
        for (X input : batch) {
            double yes = yes(input);
            out[at++] = 1 - yes;
            out[at++] = yes;
        }
    }
}
