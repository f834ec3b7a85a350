package org.lime4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tribuo.TribuoBlackBox;
import org.tribuo.MutableDataset;
import org.tribuo.SparseModel;
import org.tribuo.SparseTrainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.explanations.lime.LIMEBase;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.LARSLassoTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

/**
 * Tribuo's own LIME and lime4j beside each other in one run: the same models and instances, samples and numbers of features,
 * all labels, both on the caller's thread, whose computing time is measured. That of the model is measured where it is called;
 * overhead is all the rest. The collection of garbage counts for neither. Rounds of both are interleaved, and medians are
 * printed.
 */
public final class TribuoComparison {
    /** Its trainers say a line for every feature that they select. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private static final long WARM_UP_NANOS = 2_000_000_000L;

    private final int samples;
    private final int rounds;

    private TribuoComparison(int samples, int rounds) {
        this.samples = samples;
        this.rounds = rounds;
    }

    /**
     * Prints the tables.
     *
     * @param arguments the file of the irises; then samples and rounds, if they are not to be 5000 and 7; then tasks, if they
     *     are not to be all: iris, iris-forest, table, columnar, table-forest, text-50, text-200, known
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int samples = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        List<String[]> flowers = flowers(Path.of(arguments[0]));
        Map<String, Supplier<TribuoTask>> tasks = new LinkedHashMap<>();
        tasks.put("iris", () -> TribuoTask.iris(flowers, 0));
        tasks.put("iris-forest", () -> TribuoTask.iris(flowers, 500));
        tasks.put("table", () -> TribuoTask.census(20_000, 20_000, 0, false));
        tasks.put("columnar", () -> TribuoTask.census(20_000, 20_000, 0, true));
        tasks.put("table-forest", () -> TribuoTask.census(20_000, 2_000, 500, false));
        tasks.put("text-50", () -> TribuoTask.text(50));
        tasks.put("text-200", () -> TribuoTask.text(200));
        List<String> chosen = List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
        if (!chosen.isEmpty()) {
            tasks.keySet().retainAll(chosen);
        }
        if (!tasks.isEmpty()) {
            report(samples, rounds, List.copyOf(tasks.values()), System.out::print);
        }
        if (chosen.isEmpty() || chosen.contains("known")) {
            System.out.print(knownModel(flowers, samples));
        }
    }

    static List<String[]> flowers(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split(",")).toList();
        }
    }

    /** Tells the times of explanations line by line, in Markdown. */
    static void report(int samples, int rounds, List<Supplier<TribuoTask>> tasks, Consumer<String> out) {
        TRIBUO.setLevel(Level.WARNING);
        TribuoComparison comparison = new TribuoComparison(samples, rounds);
        out.accept("\n| Task | Surrogate: theirs, ours | Theirs: total, ms | model | overhead |"
                + " Ours: total, ms | model | overhead | Overhead, times lower | Total, times faster |\n"
                + "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Supplier<TribuoTask> made : tasks) {
            TribuoTask task = made.get();
            out.accept(comparison.line(task, task.lasso(), ComponentRef.of("lasso")));
            out.accept(comparison.line(task, task.lasso(), ComponentRef.of("tribuo-lasso")));
            out.accept(comparison.line(task, TribuoTask.cart(), ComponentRef.of("tribuo-cart")));
        }
    }

    private String line(TribuoTask task, SparseTrainer<Regressor> trainer, ComponentRef<?> surrogate) {
        Runnable theirs = task.theirs().with(trainer, samples);
        Runnable ours = task.ours().with(surrogate.with("features", task.features()), samples);
        Times ofTheirs = new Times(task.model(), true);
        Times ofOurs = new Times(task.model(), false);
        boolean answers = warm(theirs, ofTheirs);
        warm(ours, ofOurs);
        for (int round = 0; round < rounds; round++) {
            answers = answers && ofTheirs.measure(theirs);
            ofOurs.measure(ours);
        }
        return String.format(Locale.ROOT, "| %s | `%s`, `%s` | %s | %s | %s |%n",
                task.name(), trainer.getClass().getSimpleName(), surrogate.id(), ofTheirs, ofOurs,
                answers
                        ? String.format(Locale.ROOT, "%.1f | %.2f", ofTheirs.overhead() / ofOurs.overhead(),
                                ofTheirs.total() / ofOurs.total())
                        : "– | –");
    }

    /** Lets the compiler settle, for as long for theirs as for ours; a single round is not worth it. */
    private boolean warm(Runnable explain, Times times) {
        long start = System.nanoTime();
        boolean answers = true;
        while (answers && rounds > 1 && System.nanoTime() - start < WARM_UP_NANOS) {
            answers = times.measure(explain);
        }
        times.clear();
        return answers;
    }

    /** Times of the rounds of one explainer, in milliseconds. */
    private static final class Times {
        private final TimedModel model;
        private final boolean mayFail;
        private final List<Double> totals = new ArrayList<>();
        private final List<Double> inModel = new ArrayList<>();
        private final List<Double> overheads = new ArrayList<>();
        private String failure = "";

        /** Tribuo's trainers throw where a column does not vary; ours may not. */
        Times(TimedModel model, boolean mayFail) {
            this.model = model;
            this.mayFail = mayFail;
        }

        /** Measures, or takes down what is thrown; whether there was an explanation. */
        boolean measure(Runnable explain) {
            model.reset();
            long start = TimedModel.cpuNanos();
            try {
                explain.run();
            } catch (RuntimeException e) {
                if (!mayFail) {
                    throw e;
                }
                failure = e.getClass().getSimpleName();
                return false;
            }
            double total = (TimedModel.cpuNanos() - start) / 1e6;
            totals.add(total);
            inModel.add(model.nanos() / 1e6);
            overheads.add(total - model.nanos() / 1e6);
            return true;
        }

        void clear() {
            totals.clear();
            inModel.clear();
            overheads.clear();
        }

        double total() {
            return median(totals);
        }

        double overhead() {
            return median(overheads);
        }

        private static double median(List<Double> values) {
            double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }

        @Override
        public String toString() {
            return !failure.isEmpty()
                    ? failure + " | – | –"
                    : String.format(Locale.ROOT, "%.2f | %.2f | %.2f", total(), median(inModel), overhead());
        }
    }

    /** What both say of a model whose weights are known, in Markdown. */
    static String knownModel(List<String[]> flowers, int samples) {
        TRIBUO.setLevel(Level.WARNING);
        String[] names = {"sepal_length", "sepal_width", "petal_length", "petal_width"};
        double[] slopes = {0.02, -0.05, 0.03, 0.04};
        TableSchema schema = TableSchema.ofNumeric(names);
        TabularBackground.Builder rows = TabularBackground.builder(schema);
        MutableDataset<Label> data = TribuoTask.data();
        for (String[] cells : flowers) {
            double[] row = Arrays.stream(cells, 0, 4).mapToDouble(Double::parseDouble).toArray();
            rows.add(row);
            data.add(new ArrayExample<>(new Label(row[2] > 4 ? "yes" : "no"), names, row));
        }
        TabularBackground background = rows.build();
        Map<String, Double> slopeOf = new HashMap<>();
        for (int j = 0; j < 4; j++) {
            slopeOf.put(names[j], slopes[j]);
        }
        LinearLabels model = new LinearLabels(new LogisticRegressionTrainer().train(data), 0.3, slopeOf);
        double[] instance = Arrays.stream(flowers.get(100), 0, 4).mapToDouble(Double::parseDouble).toArray();
        double[] ours = ours(model, schema, background, instance, samples);
        ArrayExample<Label> example = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, names, instance);
        SparseModel<Regressor> theirs = new LIMEBase(new SplittableRandom(7), model, new LARSLassoTrainer(4), samples)
                .explain(example)
                .getModel();
        double here = yes(theirs, names, instance);
        StringBuilder text = new StringBuilder("\n| Feature | True weight | Ours | Relative error | Theirs, by answers | Relative error |"
                + " Theirs, as told |\n|---|---:|---:|---:|---:|---:|---:|\n");
        for (int j = 0; j < 4; j++) {
            double[] moved = instance.clone();
            moved[j] += 1;
            double answered = yes(theirs, names, moved) - here;
            double told = ((SparseLinearModel) theirs).getWeights().get("yes").get(theirs.getFeatureIDMap().getID(names[j]));
            text.append(String.format(Locale.ROOT, "| %s | %.4f | %.4f | %.0e | %.4f | %.0e | %.4f |%n", names[j], slopes[j], ours[j],
                    Math.abs(ours[j] / slopes[j] - 1), answered, Math.abs(answered / slopes[j] - 1), told));
        }
        return text.toString();
    }

    private static double[] ours(
            LinearLabels model, TableSchema schema, TabularBackground background, double[] instance, int samples) {
        try (LimeExplainer<Row> lime = LimeExplainer.builder(TribuoBlackBox.of(model, schema))
                .representation(ComponentRef.of("tabular").with("discretizer", ComponentRef.of("none")))
                .background(background)
                .surrogate(ComponentRef.of("tribuo-lasso").with("features", 4))
                .build()) {
            OutputExplanation yes = lime.explain(Row.of(schema, instance),
                            ExplanationRequest.standard().withSamples(samples).withOutputs("yes"))
                    .outputs()
                    .get(0);
            double[] slopes = new double[4];
            for (FeatureContribution contribution : yes.contributions()) {
                int j = schema.indexOf(contribution.key().name());
                slopes[j] = contribution.weight() / background.numeric(j).standardDeviation();
            }
            return slopes;
        }
    }

    private static double yes(SparseModel<Regressor> model, String[] names, double[] row) {
        Regressor answer = model.predict(new ArrayExample<>(new Regressor("yes", 0), names, row)).getOutput();
        return answer.getValues()[Arrays.asList(answer.getNames()).indexOf("yes")];
    }
}
