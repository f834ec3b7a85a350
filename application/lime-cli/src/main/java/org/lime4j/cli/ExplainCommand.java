package org.lime4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lime explain}: the instances of a configuration file. */
@Command(
        name = "explain",
        description = {
            "Explains the instances of a pipeline file.",
            "Options given here take the place of what the file says.",
            "Several instances: text, Markdown and JSON (a line each) follow one another; of other formats each has its own file,"
                    + " out-0.html, out-1.html and so on, or with --out FOLDER/ instance-0.html in the folder."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;
    private final LimeCommand lime;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private PipelineOptions options = new PipelineOptions();

    @Option(names = "--renderer", paramLabel = "ID",
            description = "Renderer of the results: text, html, json or another; default by the ending of --out, else what the"
                    + " file says, else text.")
    private @Nullable String renderer;

    @Option(names = "--json", description = "The same as --renderer json.")
    private boolean json;

    ExplainCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        String named = LimeCommand.renderer(spec, json, renderer);
        return new ExplainJob(streams, lime.errors(streams), options.out(), options.isOutFolder())
                .run(options.file(), options.changes(named == null ? ofEnding() : named), options.plugins());
    }

    /** The renderer that the ending of the file's name chooses; null leaves it to the pipeline. */
    private @Nullable String ofEnding() {
        Path out = options.out();
        if (out == null || options.isOutFolder() || OutputFormat.ending(out).isEmpty()) {
            return null;
        }
        Optional<String> chosen = OutputFormat.renderer(OutputFormat.ending(out));
        if (chosen.isEmpty()
                && !options.changes(null).settings().read(options.file()).settings().entries().containsKey("renderers")) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage", "--out is " + out + ", whose ending says nothing of what to write;"
                    + " use one of " + String.join(", ", OutputFormat.endings()) + ", or name a --renderer", null);
        }
        return chosen.orElse(null);
    }
}
