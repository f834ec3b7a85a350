package org.lime4j.benchmarks;

import java.util.List;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;

/**
 * A model that reads none of its inputs, so that the time of an explanation is all overhead.
 *
 * @param <X> the input type
 */
final class ConstantModel<X> implements BlackBox<X> {
    private static final double NO = 0.75;
    private static final double YES = 0.25;

    private final Class<X> inputType;

    ConstantModel(Class<X> inputType) {
        this.inputType = inputType;
    }

    @Override
    public Class<X> inputType() {
        return inputType;
    }

    @Override
    public Outputs outputs() {
        return Outputs.classes("no", "yes");
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    @Override
    public void predict(List<? extends X> batch, double[] out, int offset) {
        for (int at = offset, end = offset + 2 * batch.size(); at < end; at += 2) {
            out[at] = NO;
            out[at + 1] = YES;
        }
    }
}
