package org.lime4j.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lime completion}: what a shell reads to complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Writes a script that completes commands and options in a shell.",
            "bash: source <(lime completion bash)",
            "zsh:  source <(lime completion zsh)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    /** Shells that the script is for; it is the same one, which looks at where it runs. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Streams streams;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SHELL", defaultValue = "bash",
            description = "The shell: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private @Nullable Shell shell;

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("lime", LimeCommand.of(streams));
        streams.write(out -> out.write(script.getBytes(StandardCharsets.UTF_8)));
        return ExitCode.OK;
    }
}
