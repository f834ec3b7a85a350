package org.lime4j.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends a command with an error block and an exit code. */
final class CommandException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;

    /**
     * @param exitCode of the process
     * @param code of the error, in kebab case
     * @param message what, where and what to change
     * @param cause what was caught, if anything
     */
    CommandException(int exitCode, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.code = code;
    }

    int exitCode() {
        return exitCode;
    }

    String code() {
        return code;
    }
}
