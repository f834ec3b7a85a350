package org.lime4j.core.plugin;

import java.util.Optional;
import org.lime4j.core.space.PipelineShape;

/**
 * A part of a pipeline, made by a {@link ComponentFactory}. Immutable and thread-safe.
 */
public interface Component {
    /**
     * Looks whether this component can do its work here; called once an instance, before any model call.
     *
     * @param shape all that is known by then
     * @return empty if it can, else why not
     */
    default Optional<Refusal> check(PipelineShape shape) {
        return Optional.empty();
    }
}
