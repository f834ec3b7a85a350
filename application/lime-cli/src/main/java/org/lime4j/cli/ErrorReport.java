package org.lime4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.report.writing.Escapes;

/** Errors as blocks {@code lime: code: message}; where they come from only when asked. */
final class ErrorReport {
    private final PrintWriter errors;
    private final boolean debug;

    /**
     * @param errors receives the blocks
     * @param debug whether stack traces follow them
     */
    ErrorReport(PrintWriter errors, boolean debug) {
        this.errors = errors;
        this.debug = debug;
    }

    /** Tells of whatever ended a command and returns its exit code. */
    int fatal(Throwable error) {
        int exitCode = ExitCode.DEFECT;
        if (error instanceof CommandException command) {
            block(command.code(), String.valueOf(command.getMessage()));
            exitCode = command.exitCode();
        } else if (error instanceof LimeException lime) {
            block(lime.id().code(), String.valueOf(lime.getMessage()));
            exitCode = ExitCode.UNUSABLE;
        } else if (error instanceof OutOfMemoryError) {
            block("out-of-memory", "the memory of the Java machine is full (" + error.getMessage()
                    + "): give it more, with LIME_OPTS=-Xmx4g for instance, or draw fewer samples");
            exitCode = ExitCode.FAILED;
        } else {
            block("internal-error", error + (debug ? "" : "\nThis is a defect of lime or of a plugin; --debug shows where it is."));
        }
        trace(error);
        return exitCode;
    }

    /** Tells of an instance that was not explained. */
    void told(LimeException error) {
        block(error.id().code(), String.valueOf(error.getMessage()));
        trace(error);
    }

    /** Tells of one instance of many that was not explained. */
    void told(long index, LimeException error) {
        block(error.id().code(), "instance " + index + ": " + error.getMessage());
        trace(error);
    }

    /** What became of a file, in words. */
    static CommandException io(int exitCode, String doing, IOException error) {
        String reason = error instanceof NoSuchFileException ? "there is no such file or folder"
                : error instanceof AccessDeniedException ? "access is denied" : String.valueOf(error.getMessage());
        return new CommandException(exitCode, ErrorId.IO.code(), doing + ": " + reason, error);
    }

    /** A block: the code and the first line of the message, then its other lines. */
    void block(String code, String message) {
        StringBuilder block = new StringBuilder("lime: ").append(code).append(": ");
        String[] lines = message.split("\n", -1);
        if (lines.length > 1 && lines[0].matches("\\S+:\\d+: .*")) {
            // Problems with their places, one a line: each starts a line of its own.
            block.append(lines.length).append(" problems\n");
        }
        for (String line : lines) {
            block.append(Escapes.visible(line)).append('\n');
        }
        errors.print(block);
        errors.flush();
    }

    private void trace(Throwable error) {
        if (debug) {
            error.printStackTrace(errors);
            errors.flush();
        }
    }
}
