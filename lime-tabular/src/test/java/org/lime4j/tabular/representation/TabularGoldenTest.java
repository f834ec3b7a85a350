package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;
import org.lime4j.tabular.GoldenFiles;
import org.lime4j.tabular.Json;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;

/**
 * Whole tabular explanations by the preset {@code reference} beside those of the reference: means over seeds by z-test,
 * spreads by their ratio.
 */
class TabularGoldenTest {
    private static final int SEEDS = 100;
    private static final double LIMIT = 4.5;
    /** A weight that is 0 for every seed, that of a column with one value, is this near to it. */
    private static final double ROUNDING = 1e-12;
    /** Names change what is displayed, not a number. */
    private static final Set<String> EXPLAINER_OPTIONS = Set.of(
            "feature_selection", "categorical_features", "discretize_continuous", "discretizer", "sample_around_instance",
            "kernel_width", "feature_names", "class_names", "categorical_names");
    private static final Set<String> EXPLAIN_OPTIONS = Set.of("sampling_method", "distance_metric");

    @TestFactory
    Stream<DynamicTest> explanationsAgreeWithTheReferenceOverSeeds() {
        return GoldenFiles.each(
                "e2e",
                golden -> !Set.of("e2e_text", "e2e_image").contains(golden.get("type")),
                (golden, file) -> check(golden));
    }

    /** The preset's surrogate without a selection, which keeps the sample it was given. */
    private static final class Observer implements SurrogateLearner {
        private final SurrogateLearner ridge = ofPreset();
        private final int label;
        /** Of the reference's kernel: what its weights say of the distances. */
        private final double width;

        private @Nullable Moments design;
        private @Nullable Moments answers;
        private final Moments distances = new Moments(0);

        Observer(int label, double width) {
            this.label = label;
            this.width = width;
        }

        private static SurrogateLearner ofPreset() {
            CreationContext context = CreationContext.of(PluginRegistry.standard());
            ComponentRef<?> preset = Preset.choices(ComponentRef.of("reference"), ComponentRef.of("tabular"), context)
                    .surrogate()
                    .orElseThrow();
            return context.create(SurrogateFactory.class,
                    ComponentRef.of("ridge").with("selection", "none").inheriting(preset), SurrogateLearner.class);
        }

        @Override
        public int features() {
            return ridge.features();
        }

        @Override
        public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
            double[] first = row(data, 0);
            double[] y = data.output(label);
            if (design == null) {
                design = new Moments(first);
                answers = new Moments(y[0]);
            }
            for (int i = 1; i < data.rows(); i++) {
                design.add(row(data, i));
                answers.add(y[i]);
                distances.add(width * Math.sqrt(-2 * Math.log(data.proximity(i))));
            }
            return ridge.fit(data, output, complexity, random);
        }

        private static double[] row(LocalData data, int index) {
            double[] row = new double[data.size()];
            data.design().copyRow(index, row);
            return row;
        }
    }

    private static void check(Map<String, Object> golden) {
        assertThat(golden.get("type")).as("type this test knows").isEqualTo("e2e_tabular");
        Map<String, Object> options = Json.map(golden.get("explainer_options"));
        Map<String, Object> explainOptions = Json.map(golden.get("explain_options"));
        assertThat(EXPLAINER_OPTIONS).as("explainer options this test knows").containsAll(options.keySet());
        assertThat(EXPLAIN_OPTIONS).as("explain options this test knows").containsAll(explainOptions.keySet());
        assertThat(options.get("feature_selection")).as("selection this test knows").isEqualTo("none");
        double[] instance = Json.doubles(golden.get("instance"));
        int d = instance.length;
        int label = isRegression(golden) ? 0 : ((Double) golden.get("label")).intValue();
        TabularBackground background = background(golden, names(d), options.get("categorical_features"));
        BlackBox<Row> model = model(golden);
        Observer observer = new Observer(
                label, options.get("kernel_width") instanceof Double width ? width : 0.75 * Math.sqrt(d));
        Moments inputs = new Moments(instance);
        LimeExplainerBuilder<Row> builder = LimeExplainer.builder(observed(model, d, inputs))
                .background(background)
                .preset("reference")
                .representation(ComponentRef.of("tabular").with("discretizer", discretizer(options)))
                .sampler(sampler(options, explainOptions))
                .kernel(kernel(options, explainOptions))
                .surrogate(observer)
                .build();
        Row x = Row.parse(background.schema(), cells(instance));
        double[][] found = new double[d + 3][SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            OutputExplanation output = explainer.explain(x, ExplanationRequest.standard()
                            .withSamples(((Double) golden.get("num_samples")).intValue())
                            .withSeed(1_000 + seed)
                            .withOutputs(model.outputs().names().get(label)))
                    .outputs().get(0);
            for (FeatureContribution contribution : output.contributions()) {
                found[((Location.Column) contribution.location()).index()][seed] = contribution.weight();
            }
            found[d][seed] = output.intercept();
            found[d + 1][seed] = output.fidelity().weightedR2();
            found[d + 2][seed] = output.surrogatePrediction();
        }
        Map<String, Object> stats = Json.map(golden.get("stats"));
        double[] means = Json.doubles(stats.get("coef_mean"));
        double[] deviations = Json.doubles(stats.get("coef_sd"));
        double seeds = (Double) stats.get("seeds");
        for (int j = 0; j < d; j++) {
            compare("coefficient " + j, found[j], means[j], deviations[j], seeds);
        }
        compare("intercept", found[d], stats);
        compare("score", found[d + 1], stats);
        compare("local_pred", found[d + 2], stats);
        inputs.forgetOrigins(SEEDS);
        compareMeans("z_col_mean", observer.design, Json.doubles(stats.get("z_col_mean")));
        compareMeans("distance_mean", observer.distances, (Double) stats.get("distance_mean"));
        compareMeans("y_mean", observer.answers, (Double) stats.get("y_mean"));
        compareMeans("model_input_col_mean", inputs, Json.doubles(stats.get("model_input_col_mean")));
        compareDeviations("model_input_col_sd", inputs, Json.doubles(stats.get("model_input_col_sd")));
        compareDeviations("distance_sd_within", observer.distances, (Double) stats.get("distance_sd_within"));
    }

    private static boolean isRegression(Map<String, Object> golden) {
        Object mode = golden.get("mode");
        assertThat(mode).as("mode this test knows").isIn("classification", "regression");
        return mode.equals("regression");
    }

    /** With what differs from the preset. */
    private static ComponentRef<?> representation(Map<String, Object> options) {
        ComponentRef<?> tabular = ComponentRef.of("tabular");
        if (isContinuous(options)) {
            return tabular.with("discretizer", "none");
        }
        Object discretizer = options.get("discretizer");
        return discretizer == null ? tabular : tabular.with("discretizer", discretizer);
    }

    private static boolean isContinuous(Map<String, Object> options) {
        return Boolean.FALSE.equals(options.get("discretize_continuous"));
    }

    /** What differs from the preset; the reference ignores how numbers are drawn where it cuts them into bins. */
    private static Optional<ComponentRef<?>> sampler(Map<String, Object> options, Map<String, Object> explainOptions) {
        Object method = explainOptions.getOrDefault("sampling_method", "gaussian");
        assertThat(method).as("sampling method this test knows").isIn("gaussian", "lhs");
        boolean aroundInstance = Boolean.TRUE.equals(options.get("sample_around_instance"));
        if (!isContinuous(options) || method.equals("gaussian") && !aroundInstance) {
            return Optional.empty();
        }
        String around = Boolean.TRUE.equals(options.get("sample_around_instance")) ? "instance" : "mean";
        return ComponentRef.of(method.equals("lhs") ? "latin-hypercube" : "gaussian").with("around", around);
    }

    /** What differs from the preset. */
    private static Optional<ComponentRef<?>> kernel(Map<String, Object> options, Map<String, Object> explainOptions) {
        Object metric = explainOptions.getOrDefault("distance_metric", "euclidean");
        assertThat(metric).as("distance this test knows").isIn("euclidean", "manhattan", "chebyshev");
        ComponentRef<?> kernel = ComponentRef.of("exponential").with("distance", ComponentRef.of((String) metric));
        return options.get("kernel_width") == null ? kernel : kernel.with("width", options.get("kernel_width"));
    }

    /** The same model; its inputs are counted. */
    private static BlackBox<Row> observed(BlackBox<Row> model, int columns, Moments inputs) {
        return BlackBox.of(Row.class, model.outputs(), batch -> {
            int k = model.outputs().size();
            double[] flat = new double[batch.size() * k];
            model.predict(batch, flat, 0);
            double[][] answers = new double[batch.size()][];
            double[] input = new double[columns];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = Arrays.copyOfRange(flat, i * k, (i + 1) * k);
                for (int j = 0; j < columns; j++) {
                    input[j] = number(batch.get(i), j);
                }
                inputs.add(input);
            }
            return answers;
        });
    }

    /** A number, or the number that a category is called. */
    private static double number(Row row, int column) {
        return row.schema().column(column).isNumeric() ? row.number(column) : Double.parseDouble(row.text(column));
    }

    private static void compare(String what, double[] found, Map<String, Object> stats) {
        compare(what, found, (Double) stats.get(what + "_mean"), (Double) stats.get(what + "_sd"), (Double) stats.get("seeds"));
    }

    private static void compare(String what, double[] found, double mean, double deviation, double seeds) {
        double own = Arrays.stream(found).sum() / found.length;
        double squares = Arrays.stream(found).map(value -> (value - own) * (value - own)).sum();
        double ownDeviation = Math.sqrt(squares / (found.length - 1));
        double allowed = LIMIT * Math.sqrt(deviation * deviation / seeds + ownDeviation * ownDeviation / found.length) + 1e-6;
        assertThat(Math.abs(own - mean)).as("%s: %s, reference %s", what, own, mean).isLessThanOrEqualTo(allowed);
        if (Math.max(deviation, ownDeviation) > ROUNDING) {
            assertThat(ownDeviation / deviation)
                    .as("spread of %s: %s, reference %s", what, ownDeviation, deviation).isBetween(0.6, 1.7);
        }
    }

    /** Recorded without a spread: both means vary as much as those of independent rows. */
    private static void compareMeans(String what, Moments own, double... means) {
        for (int j = 0; j < means.length; j++) {
            assertThat(own.mean(j)).as("%s %d", what, j)
                    .isCloseTo(means[j], within(LIMIT * Math.sqrt(2) * own.errorOfMean(j) + 1e-6));
        }
    }

    private static void compareDeviations(String what, Moments own, double... deviations) {
        for (int j = 0; j < deviations.length; j++) {
            assertThat(own.deviation(j)).as("%s %d", what, j)
                    .isCloseTo(deviations[j], within(LIMIT * Math.sqrt(2) * own.errorOfDeviation(j) + 1e-6));
        }
    }

    private static BlackBox<Row> model(Map<String, Object> golden) {
        Map<String, Object> model = Json.map(golden.get("model"));
        return switch ((String) model.get("kind")) {
            case "softmax_linear" -> softmax(Json.matrix(model.get("W_classes_by_features")), Json.doubles(model.get("b")));
            case "logit" -> logit(Json.map(model.get("spec")));
            case "regression" -> {
                Polynomial formula = Polynomial.parse((String) model.get("formula"));
                yield BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> formula.at(j -> number(row, j)));
            }
            default -> throw new IllegalArgumentException("model of kind " + model.get("kind"));
        };
    }

    private static BlackBox<Row> softmax(double[][] weights, double[] constants) {
        String[] names = new String[weights.length];
        for (int k = 0; k < names.length; k++) {
            names[k] = "class " + k;
        }
        return BlackBox.of(Row.class, Outputs.classes(names), batch -> {
            double[][] answers = new double[batch.size()][];
            for (int i = 0; i < answers.length; i++) {
                double[] scores = constants.clone();
                double sum = 0;
                for (int k = 0; k < scores.length; k++) {
                    for (int j = 0; j < weights[k].length; j++) {
                        scores[k] += weights[k][j] * number(batch.get(i), j);
                    }
                    scores[k] = Math.exp(scores[k]);
                    sum += scores[k];
                }
                for (int k = 0; k < scores.length; k++) {
                    scores[k] /= sum;
                }
                answers[i] = scores;
            }
            return answers;
        });
    }

    private static BlackBox<Row> logit(Map<String, Object> spec) {
        Map<String, Object> numeric = Json.map(spec.get("numeric"));
        Map<String, Object> levels = Json.map(spec.get("levels"));
        double constant = (Double) spec.get("intercept");
        return BlackBox.of(Row.class, Outputs.classes("class 0", "class 1"), batch -> {
            double[][] answers = new double[batch.size()][];
            for (int i = 0; i < answers.length; i++) {
                Row row = batch.get(i);
                double s = constant;
                for (Map.Entry<String, Object> column : numeric.entrySet()) {
                    Map<String, Object> terms = Json.map(column.getValue());
                    double x = number(row, Integer.parseInt(column.getKey()));
                    s += (Double) terms.get("coef") * (x - (Double) terms.get("mean")) / (Double) terms.get("std");
                }
                for (Map.Entry<String, Object> column : levels.entrySet()) {
                    int level = (int) number(row, Integer.parseInt(column.getKey()));
                    s += (Double) Json.list(column.getValue()).get(level);
                }
                double p = 1 / (1 + Math.exp(-s));
                answers[i] = new double[] {1 - p, p};
            }
            return answers;
        });
    }

    private static List<String> names(int columns) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            names.add(String.format(Locale.ROOT, "x%d", j));
        }
        return names;
    }

    private static TabularBackground background(
            Map<String, Object> golden, List<String> names, @Nullable Object categorical) {
        Set<String> categories = new HashSet<>();
        if (categorical != null) {
            for (double index : Json.doubles(categorical)) {
                categories.add(names.get((int) index));
            }
        }
        TabularBackground.Builder builder = TabularBackground.builder(names, categories);
        Map<String, Object> training = golden;
        if (golden.get("training_data") instanceof String described) {
            assertThat(described).as("training data this test knows").startsWith("sklearn iris ");
            training = Json.read(GoldenFiles.bundled("discretizer").resolve("iris_quartile.json"));
        }
        double[][] rows = Json.matrix(training.get("training_data"));
        for (int i = 0; i < rows.length; i++) {
            if (training.get("training_labels") instanceof List<?> labels) {
                builder.parse(cells(rows[i]), Double.toString((Double) labels.get(i)));
            } else {
                builder.parse(cells(rows[i]));
            }
        }
        return builder.build();
    }

    private static List<String> cells(double[] row) {
        List<String> cells = new ArrayList<>();
        for (double number : row) {
            cells.add(Double.toString(number));
        }
        return cells;
    }
}
