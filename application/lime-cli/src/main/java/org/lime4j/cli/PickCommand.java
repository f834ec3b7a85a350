package org.lime4j.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.pick.SpLime;
import org.lime4j.report.PickJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lime pick}: few instances of many whose explanations together show most. */
@Command(
        name = "pick",
        description = {
            "Explains many instances and picks few that together show how the model behaves (SP-LIME).",
            "The picker is the one of the file, or submodular. Memory does not grow with the explanations: only what the"
                    + " picker needs is kept.",
            "With --journal, what was explained is kept in a file as it is made; after an interruption the same command"
                    + " goes on from there, and ends with the same result.",
            "Options given here take the place of what the file says; its renderers have no part."
        },
        mixinStandardHelpOptions = true)
final class PickCommand implements Callable<Integer> {
    private final Streams streams;
    private final LimeCommand lime;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private PipelineOptions options = new PipelineOptions();

    @Option(names = "--budget", paramLabel = "B", defaultValue = "" + SpLime.DEFAULT_BUDGET,
            description = "How many instances to pick, at least 1; default ${DEFAULT-VALUE}.")
    private int budget;

    @Option(names = "--journal", paramLabel = "FILE",
            description = "Keep the explanations here, a line of JSON each, and go on from those that are there.")
    private @Nullable Path journal;

    @Option(names = "--renderer", paramLabel = "ID",
            description = "How to write the result: text, json or html; default by the ending of --out, else text.")
    private @Nullable String renderer;

    @Option(names = "--json", description = "The same as --renderer json (schema " + PickJson.SCHEMA + ").")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "Show no progress.")
    private boolean quiet;

    PickCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        String named = LimeCommand.renderer(spec, json, renderer);
        if (budget < 1) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage", "--budget is " + budget + "; pick at least 1 instance", null);
        }
        PickFormat format = named == null ? PickFormat.of(options.out()) : PickFormat.named(named);
        return new PickJob(streams, lime.errors(streams), options.out(), budget, journal, format, quiet)
                .run(options.file(), options.changes(null), options.plugins());
    }
}
