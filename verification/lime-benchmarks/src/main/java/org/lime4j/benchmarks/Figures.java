package org.lime4j.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks that the project's goals are about and prints the tables of {@code docs/benchmarks.md}. */
public final class Figures {
    private static final String INCLUDED = "AdultBenchmark|TextBenchmark|ImageBenchmark|ExplainBenchmark.wide|BulkBenchmark|PickBenchmark|AllocationBenchmark";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Parameters that every run shares, or that the name of the benchmark says. */
    private static final List<String> LEFT_OUT = List.of("samples", "rows", "trees", "explanations", "features");

    private Figures() {}

    /**
     * Runs and prints.
     *
     * @param arguments JMH's own, for a shorter or another run
     * @throws RunnerException if a benchmark fails
     * @throws CommandLineOptionException if JMH does not know an argument
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        OptionsBuilder options = new OptionsBuilder();
        options.parent(given).addProfiler(GCProfiler.class).shouldFailOnError(true);
        if (given.getIncludes().isEmpty()) {
            options.include(INCLUDED);
        }
        System.out.print(tables(new Runner(options.build()).run()));
    }

    /** The tables, in Markdown. */
    static String tables(Collection<RunResult> results) {
        StringBuilder text = new StringBuilder("\n| Benchmark | Parameters | Median of forks, ms | Lowest iteration, ms |\n|---|---|---:|---:|\n");
        Map<String, Double> medians = new TreeMap<>();
        Map<String, Map<Integer, Double>> allocated = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            if (name.equals("bytes")) {
                allocated.computeIfAbsent(parameters(result), columns -> new TreeMap<>()).put(
                        Integer.valueOf(result.getParams().getParam("samples")),
                        result.getSecondaryResults().get(ALLOCATED).getScore());
                continue;
            }
            medians.put((name + " " + parameters(result)).strip(), median(result));
            text.append(String.format(Locale.ROOT, "| `%s` | %s | %s | %s |\n",
                    name, parameters(result), milliseconds(median(result)), milliseconds(lowest(result))));
        }
        allocated.forEach((columns, bytes) -> text.append(bytes.size() < 2 ? "" : perSample(columns, new ArrayList<>(bytes.entrySet()))));
        ratio(text, medians, "forward-5 is %.2f times auto-10", "adult forward-5, constant", "adult auto-10, constant", 1);
        for (String document : List.of("doc_200", "doc_2000")) {
            ratio(text, medians, "forward-6 is %.2f times auto-10 on " + document,
                    "document " + document + ", forward-6, constant", "document " + document + ", auto-10, constant", 1);
        }
        for (RunResult result : results) {
            if (result.getPrimaryResult().getLabel().equals("together")) {
                int rows = Integer.parseInt(result.getParams().getParam("rows"));
                ratio(text, medians, "together is %.1f times faster than row by row", "alone", "together", rows);
            }
        }
        return text.toString();
    }

    private static String perSample(String columns, List<Map.Entry<Integer, Double>> bytes) {
        Map.Entry<Integer, Double> fewest = bytes.get(0);
        Map.Entry<Integer, Double> most = bytes.get(bytes.size() - 1);
        return String.format(Locale.ROOT, "\n%s columns: %.1f bytes a sample\n", columns,
                (most.getValue() - fewest.getValue()) / (most.getKey() - fewest.getKey()));
    }

    private static void ratio(
            StringBuilder text, Map<String, Double> medians, String format, String above, String below, int factor) {
        if (medians.containsKey(above) && medians.containsKey(below)) {
            text.append('\n').append(String.format(Locale.ROOT, format, factor * medians.get(above) / medians.get(below))).append('\n');
        }
    }

    private static String parameters(RunResult result) {
        return result.getParams().getParamsKeys().stream()
                .filter(key -> !LEFT_OUT.contains(key))
                .map(result.getParams()::getParam)
                .collect(Collectors.joining(", "));
    }

    /** The forks' means count once each: the compiler settles differently from fork to fork. */
    private static double median(RunResult result) {
        double[] forks = result.getBenchmarkResults().stream()
                .mapToDouble(fork -> fork.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        int half = forks.length / 2;
        return forks.length % 2 == 1 ? forks[half] : (forks[half - 1] + forks[half]) / 2;
    }

    private static double lowest(RunResult result) {
        return result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .map(IterationResult::getPrimaryResult)
                .min(Comparator.comparingDouble(iteration -> iteration.getScore()))
                .orElseThrow()
                .getScore();
    }

    /** Three digits. */
    private static String milliseconds(double number) {
        return String.format(Locale.ROOT, number < 1 ? "%.3f" : number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
    }
}
