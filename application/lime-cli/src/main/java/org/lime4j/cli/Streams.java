package org.lime4j.cli;

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
record Streams(OutputStream out, PrintWriter errors, Terminal terminal, Terminal errorTerminal) {}
