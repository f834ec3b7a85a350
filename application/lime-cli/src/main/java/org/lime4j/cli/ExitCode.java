package org.lime4j.cli;

/** How the process ends; part of the command's interface, listed in its help. */
final class ExitCode {
    /** Everything that was asked for was done. */
    static final int OK = 0;

    /** At least one instance could not be explained, or a result could not be written. */
    static final int FAILED = 1;

    /** The command line, the configuration or something it names cannot be used; nothing was explained. */
    static final int UNUSABLE = 2;

    /** A defect of lime or of a plugin. */
    static final int DEFECT = 3;

    /** Interrupted; a process that ends by a signal has the code of the signal, which for Ctrl-C is the same. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
