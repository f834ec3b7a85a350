package org.lime4j.tribuo;

import java.util.List;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.Concurrency;
import org.tribuo.Example;
import org.tribuo.Output;

/**
 * How an instance becomes the features of a Tribuo example.
 *
 * <p>Tribuo ignores features that a model does not know without a word: a featurizer for a trained model says which of its
 * features are {@link #unknown()}. An example may have no feature at all, or none that the model knows; what Tribuo would
 * refuse, the black box asks as an example in which everything is absent.
 *
 * @param <X> the instances: a row, a text, a composite
 */
public interface Featurizer<X> {
    /** {@return the class of the instances} */
    Class<X> inputType();

    /**
     * {@return an instance as an example}
     *
     * @param <T> the type of the output
     * @param instance not modified, not kept
     * @param output the response, or the placeholder of its type
     * @throws LimeException if the instance cannot be read
     */
    <T extends Output<T>> Example<T> example(X instance, T output);

    /** {@return the features that it may make and the model does not know, in a fixed order; empty where none is known in advance} */
    default List<String> unknown() {
        return List.of();
    }

    /** {@return {@link Concurrency#CONCURRENT} unless overridden: any number of threads may make examples at once} */
    default Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    /** {@return one for a thread of its own; called only under {@link Concurrency#PER_THREAD}} */
    default Featurizer<X> forThread() {
        return this;
    }
}
