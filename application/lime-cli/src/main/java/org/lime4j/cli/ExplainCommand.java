package org.lime4j.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline, in HOCON.")
    private @Nullable Path file;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness.")
    private @Nullable Long seed;

    @Option(names = "--samples", paramLabel = "N", description = "Perturbed samples an instance, at least 2.")
    private @Nullable Integer samples;

    @Option(names = "--outputs", paramLabel = "NAME", split = ",",
            description = "Outputs to explain: names separated by commas, 'top N', or all.")
    private @Nullable List<String> outputs;

    @Option(names = "--renderer", paramLabel = "ID",
            description = "Renderer of the results: text, json or a plugin's; default text.")
    private @Nullable String renderer;

    @Option(names = "--json", description = "The same as --renderer json.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the results here instead of standard output.")
    private @Nullable Path out;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; they change the speed and nothing else.")
    private @Nullable Integer threads;

    ExplainCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        if (file == null || spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        if (json && renderer != null && !renderer.equals("json")) {
            throw new ParameterException(spec.commandLine(), "--json and --renderer " + renderer + " contradict each other");
        }
        Changes changes = new Changes(seed, samples, outputs, json ? "json" : renderer, threads);
        return new ExplainJob(streams, lime.errors(streams), out).run(file, changes, plugins);
    }
}
