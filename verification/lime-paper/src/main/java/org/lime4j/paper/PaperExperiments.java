package org.lime4j.paper;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.surrogate.LassoFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats the experiments and prints their figures beside the published ones; {@code docs/paper.md} says how to start it. */
@Command(
        name = "paper",
        description = "Repeats sections 5.2 and 5.3 of the LIME paper.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class PaperExperiments implements Callable<Integer> {
    /** What can be repeated. */
    enum Experiment {
        /** Section 5.2. */
        FAITHFULNESS,
        /** Section 5.3. */
        TRUST
    }

    @Parameters(paramLabel = "EXPERIMENT", arity = "0..*", defaultValue = "faithfulness",
            description = "faithfulness (5.2), trust (5.3)")
    private List<Experiment> experiments = List.of();

    @Option(names = "--data", paramLabel = "FOLDER", defaultValue = "../shared/data",
            description = "holds reviews/processed_acl and paper_reference")
    private Path data = Path.of("");

    @Option(names = "--domains", split = ",", defaultValue = "books,dvd", description = "books, dvd")
    private List<Domain> domains = List.of();

    @Option(names = "--classifiers", split = ",", defaultValue = "lr,nn,svm", description = "of 5.3: lr, nn, svm")
    private List<Trust.Kind> classifiers = List.of();

    @Option(names = "--samples", defaultValue = "15000", description = "perturbed documents for an explanation")
    private int samples;

    @Option(names = "--centring", defaultValue = "output-mean",
            description = "of LIME's surrogate: output-mean as in the preset, or weighted-means")
    private LassoFactory.Centring centring = LassoFactory.Centring.OUTPUT_MEAN;

    @Option(names = "--documents", defaultValue = "400", description = "most test documents of a domain")
    private int documents;

    @Option(names = "--rounds", defaultValue = "100", description = "of 5.3")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "of all randomness")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "documents explained at once; default: as many as there are "
            + "processors", showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--document", paramLabel = "FILE",
            description = "Markdown with lines '<!-- figures: ID -->' and '<!-- end -->', between which the table is put; IDs "
                    + "are faithfulness and trust")
    private @Nullable Path document;

    private final PrintStream out;
    private final long start = System.nanoTime();

    private PaperExperiments(PrintStream out) {
        this.out = out;
    }

    /**
     * Starts the experiments.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** Runs a command line; 0 if all went well. */
    static int run(PrintStream out, String... arguments) {
        return new CommandLine(new PaperExperiments(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LassoFactory.Centring.class,
                        text -> LassoFactory.Centring.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT)))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (!(e instanceof IllegalArgumentException || e instanceof UncheckedIOException)) {
                        throw e;
                    }
                    line.getErr().println(e.getMessage());
                    return line.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        if (!Corpus.exists(data)) {
            throw new IllegalArgumentException("the folder " + data.toAbsolutePath().normalize() + " has no reviews/processed_acl "
                    + "and paper_reference: name the one that has by --data");
        }
        if (document != null && centring != LassoFactory.Centring.OUTPUT_MEAN) {
            throw new IllegalArgumentException("--document takes the figures of the preset: leave out --centring");
        }
        Settings settings = new Settings(data, domains, samples, centring, documents, rounds, seed, threads);
        tell("seed " + seed + ", " + samples + " samples, at most " + documents + " documents of each domain, " + threads
                + " threads");
        List<Corpus> corpora = settings.domains().stream().map(domain -> Corpus.read(data, domain)).toList();
        for (Experiment experiment : experiments) {
            switch (experiment) {
                case FAITHFULNESS -> faithfulness(settings, corpora);
                case TRUST -> trust(settings, corpora);
            }
        }
        return 0;
    }

    private void faithfulness(Settings settings, List<Corpus> corpora) {
        tell("5.2 Are explanations faithful to the model?");
        List<Faithfulness.Recalls> all = new ArrayList<>();
        for (Corpus corpus : corpora) {
            for (Faithfulness.Kind kind : Faithfulness.Kind.values()) {
                all.add(new Faithfulness(settings, this::tell).run(corpus, kind));
            }
        }
        finish("faithfulness", Tables.faithfulness(all));
    }

    private void trust(Settings settings, List<Corpus> corpora) {
        tell("5.3 Should I trust this prediction? " + rounds + " rounds");
        List<Trust.Scores> all = new ArrayList<>();
        for (Corpus corpus : corpora) {
            for (Trust.Kind kind : classifiers) {
                all.add(new Trust(settings, this::tell).run(corpus, kind));
            }
        }
        finish("trust", Tables.trust(all));
    }

    private void tell(String line) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        out.printf("%2d:%02d  %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), line);
    }

    private void finish(String id, String table) {
        out.println();
        out.println(table);
        if (document != null) {
            try {
                Files.writeString(document, withFigures(Files.readString(document), id, table));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The text with the table between the lines that mark its place. */
    static String withFigures(String text, String id, String table) {
        String opening = "<!-- figures: " + id + " -->\n";
        int from = text.indexOf(opening);
        int to = text.indexOf("<!-- end -->", from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("the document has no lines '" + opening.strip() + "' and '<!-- end -->'");
        }
        return text.substring(0, from) + opening + table + text.substring(to);
    }
}
