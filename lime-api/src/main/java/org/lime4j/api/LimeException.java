package org.lime4j.api;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A failure with a stable {@link ErrorId}; the message says what happened, where, and what to do about it. */
public class LimeException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** Which error this is. */
    private final ErrorId id;

    /**
     * An error that nothing else caused.
     *
     * @param id which error this is
     * @param message what, where and what to change
     */
    public LimeException(ErrorId id, String message) {
        this(id, message, null);
    }

    /**
     * An error with its cause.
     *
     * @param id which error this is
     * @param message what, where and what to change
     * @param cause what was caught, if anything
     */
    public LimeException(ErrorId id, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.id = Objects.requireNonNull(id, "id");
    }

    /** {@return which error this is} */
    public ErrorId id() {
        return id;
    }
}
