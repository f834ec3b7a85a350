package org.lime4j.core.plugin;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * One thing that is wrong with settings.
 *
 * @param origin where they were written, {@code pipeline.conf:3}; "" for settings from code
 * @param message what is wrong and what to write instead
 */
public record Problem(String origin, String message) {
    /**
     * Checks that nothing is missing.
     *
     * @param origin where they were written, {@code pipeline.conf:3}
     * @param message what is wrong and what to write instead
     */
    public Problem {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(message, "message");
    }

    /**
     * {@return one error for many problems, one line each, in their order}
     *
     * @param id which error it is
     * @param problems at least one
     */
    public static LimeException exception(ErrorId id, List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems is empty: nothing is wrong");
        }
        return new LimeException(id, problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    /** {@code origin: message}, or the message alone if there is no origin. */
    @Override
    public String toString() {
        return origin.isEmpty() ? message : origin + ": " + message;
    }
}
