package org.lime4j.cli;

import java.io.Console;
import java.util.Map;
import org.lime4j.report.TextOptions;

/**
 * What the reader of a stream can show.
 *
 * @param coloured whether ANSI colours are wanted
 * @param width columns of a line
 * @param live whether a line may be written over again and again
 */
record Terminal(boolean coloured, int width, boolean live) {
    /** Not a terminal: a file, a pipe, a test. */
    static final Terminal NONE = new Terminal(false, 80);

    /** Set to true by the launcher, which can tell whether standard error is a terminal. */
    private static final String ERROR_TERMINAL = "lime.error-terminal";

    Terminal(boolean coloured, int width) {
        this(coloured, width, false);
    }

    /** Whether there is one, however little it shows. */
    boolean isTerminal() {
        return this != NONE;
    }

    /** How text for people is written to it. */
    TextOptions textOptions() {
        return new TextOptions(width, coloured ? TextOptions.Colour.ALWAYS : TextOptions.Colour.NEVER, false);
    }

    /** Standard output of this process. */
    static Terminal ofProcess() {
        return of(isConsole(), System.getenv());
    }

    /** Standard error of this process; Java cannot tell whether it is a terminal, so it stays plain unless the launcher says so. */
    static Terminal ofProcessErrors() {
        boolean live = Boolean.getBoolean(ERROR_TERMINAL) && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(false, of(live || isConsole(), System.getenv()).width(), live);
    }

    /**
     * By the conventions of terminals: NO_COLOR with any value forbids colours (no-color.org), and so does TERM=dumb;
     * COLUMNS is the width if it is exported.
     */
    static Terminal of(boolean terminal, Map<String, String> environment) {
        if (!terminal) {
            return NONE;
        }
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        int width = NONE.width();
        try {
            width = Math.max(40, Math.min(200, Integer.parseInt(environment.getOrDefault("COLUMNS", "").strip())));
        } catch (NumberFormatException e) {
            // Not exported: the default stays.
        }
        return new Terminal(!plain, width);
    }

    /** Whether standard input and output are a terminal. From Java 22 on there is a console in any case, and it knows. */
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
