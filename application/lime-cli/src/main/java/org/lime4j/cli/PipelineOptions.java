package org.lime4j.cli;

import java.io.File;
import java.nio.file.Files;
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

    @Mixin private SettingOptions settings = new SettingOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the results here instead of standard output, which is -.")
    private @Nullable String out;

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
        return out == null || out.equals("-") ? null : Path.of(out);
    }

    /** Whether {@link #out} is a folder: one that there is, or one that is written with a slash at its end. */
    boolean isOutFolder() {
        Path path = out();
        return path != null && out != null && (out.endsWith("/") || out.endsWith(File.separator) || Files.isDirectory(path));
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
        return new Changes(settings, seed, samples, outputs, renderer, threads);
    }
}
