package org.lime4j.tribuo;

import java.util.List;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.Concurrency;
import org.tribuo.Example;
import org.tribuo.Output;

/**
 * How an instance becomes the features of a Tribuo example.
 *
 * <p>Tribuo ignores features that a model does not know without a word, and refuses an example that has none it knows.
 * A featurizer for a trained model therefore says which of its features are {@link #unknown()}, and makes no example
 * without a feature of the model: one with the value 0 stands in.
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
