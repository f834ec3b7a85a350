package org.lime4j.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands that run a pipeline file understand. */
final class PipelineOptions {
    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline, in HOCON.")
    private @Nullable Path file;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness.")
    private @Nullable Long seed;

    @Option(names = "--samples", paramLabel = "N", description = "Perturbed samples an instance, at least 2.")
    private @Nullable Integer samples;

    @Option(names = "--outputs", paramLabel = "NAME", split = ",",
            description = "Outputs to explain: names separated by commas, 'top N', or all.")
    private @Nullable List<String> outputs;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the results here instead of standard output.")
    private @Nullable Path out;

    @Mixin private PluginOptions plugins = new PluginOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; they change the speed and nothing else.")
    private @Nullable Integer threads;

    /** The pipeline file. */
    Path file() {
        if (file == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return file;
    }

    /** Where results go; null for standard output. */
    @Nullable Path out() {
        return out;
    }

    /** Where plugins are looked for. */
    PluginOptions plugins() {
        return plugins;
    }

    /**
     * What is said instead of the file.
     *
     * @param renderer id of the only renderer; null leaves it to the file
     */
    Changes changes(@Nullable String renderer) {
        return new Changes(seed, samples, outputs, renderer, threads);
    }
}
