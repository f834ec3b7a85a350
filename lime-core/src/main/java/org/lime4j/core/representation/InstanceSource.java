package org.lime4j.core.representation;

import java.util.Iterator;
import org.lime4j.api.ErrorId;
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
     * @throws LimeException {@link ErrorId#IO} or {@link ErrorId#BAD_INSTANCE}, here or
     *     from the iterator
     */
    Iterator<X> instances();

    /**
     * Closes an iterator of {@link #instances()} if it holds a resource.
     *
     * @param instances which are read no further
     * @throws LimeException {@link ErrorId#IO} if it cannot be closed
     */
    static void close(Iterator<?> instances) {
        if (instances instanceof AutoCloseable resource) {
            try {
                resource.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                throw new LimeException(ErrorId.IO, "the instances could not be closed: " + e, e);
            }
        }
    }
}
