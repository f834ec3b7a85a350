package org.lime4j.core.representation;

import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;

/**
 * Turns an instance x into its interpretable features x′ and the code space around it.
 *
 * @param <X> type of the instances
 */
public interface Representation<X> extends Component {
    /** {@return the class of the instances; a configuration compares it with the model's input type} */
    Class<X> instanceType();

    /**
     * Represents an instance.
     *
     * @param x the instance; not modified
     * @param random streams of this instance's representation, for those that draw (a segmenter, say)
     * @return the instance's features, codes and decoder
     * @throws LimeException {@link org.lime4j.api.ErrorId#BAD_INSTANCE} if the instance cannot be explained
     */
    InterpretableInstance<X> represent(X x, RandomStreams random);

    /** {@return the sampler that the reference uses for this kind of instance; in force when none is chosen} */
    ComponentRef<?> defaultSampler();

    /** {@return the kernel that the reference uses for this kind of instance; in force when none is chosen} */
    ComponentRef<?> defaultKernel();
}
