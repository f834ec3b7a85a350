package org.lime4j.api.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** A black box failed or answered with something that cannot be used. */
public class ModelException extends LimeException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * A model that threw.
     *
     * @param message what, where and what to change
     * @param cause what the model threw
     */
    public ModelException(String message, @Nullable Throwable cause) {
        super(ErrorId.MODEL_FAILED, message, cause);
    }

    /**
     * A model whose answer cannot be used.
     *
     * @param id which error this is
     * @param message what, where and what to change
     */
    public ModelException(ErrorId id, String message) {
        super(id, message);
    }

    /**
     * A model that failed in a way of its own.
     *
     * @param id which error this is
     * @param message what, where and what to change
     * @param cause what was caught
     */
    public ModelException(ErrorId id, String message, @Nullable Throwable cause) {
        super(id, message, cause);
    }
}
