package org.lime4j.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lime explain}: the instances of a configuration file. */
@Command(
        name = "explain",
        description = {
            "Explains the instances of a pipeline file.",
            "Options given here take the place of what the file says."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;
    private final LimeCommand lime;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private PipelineOptions options = new PipelineOptions();

    @Option(names = "--renderer", paramLabel = "ID",
            description = "Renderer of the results: text, json or a plugin's; default text.")
    private @Nullable String renderer;

    @Option(names = "--json", description = "The same as --renderer json.")
    private boolean json;

    ExplainCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        if (json && renderer != null && !renderer.equals("json")) {
            throw new ParameterException(spec.commandLine(), "--json and --renderer " + renderer + " contradict each other");
        }
        return new ExplainJob(streams, lime.errors(streams), options.out())
                .run(options.file(), options.changes(json ? "json" : renderer), options.plugins());
    }
}
