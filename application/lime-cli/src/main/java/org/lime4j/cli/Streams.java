package org.lime4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * Where a command writes.
 *
 * @param out results, and nothing else
 * @param errors what went wrong
 * @param terminal what {@code out} can show
 * @param errorTerminal what {@code errors} can show
 */
record Streams(OutputStream out, PrintWriter errors, Terminal terminal, Terminal errorTerminal) {
    /** Results of one kind, written to a stream. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes results to {@link #out}. */
    void write(Content content) {
        try {
            content.write(out);
            out.flush();
        } catch (IOException e) {
            throw ErrorReport.io(ExitCode.FAILED, "standard output cannot be written", e);
        }
    }
}
