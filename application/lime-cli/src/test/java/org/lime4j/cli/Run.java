package org.lime4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a command line gave.
 *
 * @param exitCode of the process
 * @param out standard output
 * @param errors standard error
 */
record Run(int exitCode, String out, String errors) {
    /** Runs a command line in this process, with nothing that is a terminal. */
    static Run lime(String... args) {
        return lime(Terminal.NONE, args);
    }

    static Run lime(Terminal terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        int exitCode = LimeCommand.run(new Streams(out, new PrintWriter(errors), terminal, Terminal.NONE), args);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), errors.toString());
    }
}
