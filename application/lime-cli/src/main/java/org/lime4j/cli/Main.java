package org.lime4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of the lime command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter errors = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        // Not System.out, which hides that its reader has gone.
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        System.exit(LimeCommand.run(new Streams(out, errors, Terminal.ofProcess(), Terminal.ofProcessErrors()), args));
    }
}
