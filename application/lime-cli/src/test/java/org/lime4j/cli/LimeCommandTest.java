package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

class LimeCommandTest {
    @Test
    void helpIsWrittenToStandardOutput() {
        Run run = Run.lime("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: lime [-hV] [--debug] COMMAND\n")
                .contains("explain     Explains the instances of a pipeline file.\n", "stability   Tells how far ", "Exit codes:", "  2     the command line");
    }

    @Test
    void eachCommandHasItsOwnHelp() {
        assertThat(Run.lime("explain", "--help").out()).startsWith("Usage: lime explain ").contains("--seed=N", "--threads=N");
        assertThat(Run.lime("plugins", "--help").out()).startsWith("Usage: lime plugins ").contains("[KIND]");
    }

    @Test
    void theVersionIsTold() {
        Run run = Run.lime("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("lime \\d+\\.\\d+\\.\\d+\\S*\nJava \\d+.*\n");
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(Run.lime()).isEqualTo(new Run(2, "",
                "lime: bad-usage: no command is given\n'lime --help' shows what can be said.\n"));
    }

    @Test
    void aMisspeltOptionIsCorrected() {
        Run run = Run.lime("explain", "--sed", "3", "x.conf");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .startsWith("lime: bad-usage: Unknown option")
                .contains("did you mean --seed or --set?\n'lime explain --help' shows what can be said.\n");
    }

    @Test
    void aMisspeltCommandIsCorrected() {
        Run run = Run.lime("explan");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("explan").contains("did you mean explain");
    }

    @Test
    void anOptionThatIsNoNumberIsAUsageError() {
        Run run = Run.lime("explain", "x.conf", "--seed", "many");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: bad-usage: Invalid value for option '--seed'").contains("many");
    }

    @Test
    void twoRenderersContradict() {
        Run run = Run.lime("explain", "x.conf", "--json", "--renderer", "text");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: bad-usage: --json and --renderer text contradict each other\n");
    }

    @Test
    void anErrorIsABlockWithoutAStackTraceUnlessAsked() {
        LimeException error = new LimeException(ErrorId.BAD_CONFIGURATION, "a.conf:1: unknown key 'x'\na.conf:2: unknown key 'y'");
        assertThat(told(error, false)).isEqualTo(
                "2 lime: bad-configuration: 2 problems\na.conf:1: unknown key 'x'\na.conf:2: unknown key 'y'\n");
        assertThat(told(error, true)).contains("org.lime4j.api.LimeException: a.conf:1", "\tat ");
    }

    @Test
    void aDefectSaysThatItIsOne() {
        assertThat(told(new IllegalStateException("odd"), false)).isEqualTo(
                "3 lime: internal-error: java.lang.IllegalStateException: odd\n"
                        + "This is a defect of lime or of a plugin; --debug shows where it is.\n");
    }

    @Test
    void aFileThatIsNotThereIsSaidInWords() {
        IOException error = new NoSuchFileException("x.conf");
        assertThat(told(ErrorReport.io(ExitCode.UNUSABLE, "x.conf cannot be read", error), false))
                .isEqualTo("2 lime: io: x.conf cannot be read: there is no such file or folder\n");
    }

    @Test
    void controlCharactersInMessagesDoNotReachTheTerminal() {
        LimeException error = new LimeException(ErrorId.BAD_INSTANCE, "cell '\u001b[2J\u202e' is no number");
        assertThat(told(error, false)).isEqualTo("2 lime: bad-instance: cell '\\u001b[2J\\u202e' is no number\n");
    }

    private static String told(Throwable error, boolean debug) {
        StringWriter errors = new StringWriter();
        int exitCode = new ErrorReport(new PrintWriter(errors), debug).fatal(error);
        return exitCode + " " + errors;
    }
}
