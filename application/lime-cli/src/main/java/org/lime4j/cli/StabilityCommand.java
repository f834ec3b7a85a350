package org.lime4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.stability.KernelWidthAdvisor;
import org.lime4j.core.stability.Stability;
import org.lime4j.report.StabilityJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lime stability}: how far explanations depend on the seed and on the width of the kernel. */
@Command(
        name = "stability",
        description = {
            "Tells how far explanations depend on the seed and the kernel width.",
            "Explains the instances of a pipeline file under several seeds and compares the explanations: are the same"
                    + " features chosen, how far do their weights vary, which are tied.",
            "With --widths, does so at several widths of the kernel and suggests one; the model is not asked more often.",
            "Options given here take the place of what the file says; its renderers and --renderer have no part."
        },
        footer = {
            "",
            "A widths table suggests the smallest width that is stable (mean Jaccard@k at least 0.8), has enough effective"
                    + " samples (10 for each feature) and fits (weighted R² at least 0.5), or says why none is."
        },
        mixinStandardHelpOptions = true)
final class StabilityCommand implements Callable<Integer> {
    private final Streams streams;
    private final LimeCommand lime;

    @Mixin private PipelineOptions options = new PipelineOptions();

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "" + Stability.DEFAULT_RUNS,
            description = "How many explanations, each under a seed of its own, at least 2; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--k", paramLabel = "K",
            description = "How many features of largest weight to compare; default 5, or one less than the surrogate may report.")
    private @Nullable Integer k;

    @Option(names = "--widths", paramLabel = "W,W,…",
            description = "Compare these kernel widths; auto: from a quarter of the default to four times, in steps of √2.")
    private @Nullable String widths;

    @Option(names = "--json", description = "Write JSON (schema " + StabilityJson.STABILITY_SCHEMA + ", with --widths "
            + StabilityJson.WIDTHS_SCHEMA + ").")
    private boolean json;

    StabilityCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        require(seeds >= 2, "--seeds is " + seeds + "; a comparison needs at least 2");
        require(k == null || k >= 1, "--k is " + k + "; it must be at least 1");
        Stability stability = new Stability(seeds, k == null ? OptionalInt.empty() : OptionalInt.of(k));
        Optional<KernelWidthAdvisor> advisor = Optional.ofNullable(widths).map(list ->
                KernelWidthAdvisor.standard().withStability(stability).withWidths(parse(list)));
        return new StabilityJob(streams, lime.errors(streams), options.out(), stability, advisor, json)
                .run(options.file(), options.changes(null), options.plugins());
    }

    private static List<Double> parse(String list) {
        List<Double> parsed = new ArrayList<>();
        if (list.strip().equals("auto")) {
            return parsed;
        }
        for (String part : list.split(",", -1)) {
            double width;
            try {
                width = Double.parseDouble(part.strip());
            } catch (NumberFormatException e) {
                width = Double.NaN;
            }
            require(width > 0 && width < Double.POSITIVE_INFINITY,
                    "--widths has '" + part.strip() + "'; give positive numbers separated by commas, or auto");
            parsed.add(width);
        }
        return parsed;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage", message, null);
        }
    }
}
