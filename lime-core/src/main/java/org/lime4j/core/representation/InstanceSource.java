package org.lime4j.core.representation;

import java.util.Iterator;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Component;

/**
 * Instances to explain, from where its options say: a row of a file, a folder of pictures, a text.
 *
 * @param <X> type of the instances
 */
public interface InstanceSource<X> extends Component {
    /** {@return the class of the instances} */
    Class<X> instanceType();

    /**
     * Reads the instances from the first on, one at a time; each call starts anew. An iterator that holds a resource is
     * also {@link AutoCloseable}. An instance that cannot be used is an error of {@code next()}, which has then moved past
     * it; an error of {@code hasNext()} ends the reading.
     *
     * @return the instances, in the order of the source
     * @throws LimeException {@link org.lime4j.api.ErrorId#IO} or {@link org.lime4j.api.ErrorId#BAD_INSTANCE}, here or
     *     from the iterator
     */
    Iterator<X> instances();
}
