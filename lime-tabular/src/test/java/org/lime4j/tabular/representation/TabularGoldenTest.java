package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.GoldenFiles;
import org.lime4j.tabular.Json;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;

/**
 * Whole tabular explanations by the preset {@code reference} beside those of the reference: means over seeds by z-test,
 * spreads by their ratio.
 */
class TabularGoldenTest {
    private static final int SEEDS = 40;
    private static final double LIMIT = 4.5;
    private static final Set<String> OPTIONS = Set.of(
            "feature_selection", "categorical_features", "discretize_continuous", "discretizer", "sample_around_instance", "kernel_width");

    @TestFactory
    Stream<DynamicTest> explanationsAgreeWithTheReferenceOverSeeds() {
        return GoldenFiles.of("e2e").stream()
                .filter(file -> "e2e_tabular".equals(Json.read(file).get("type")))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        Map<String, Object> golden = Json.read(file);
        Map<String, Object> options = Json.map(golden.get("explainer_options"));
        double[] instance = Json.doubles(golden.get("instance"));
        List<String> names = names(instance.length);
        TabularBackground background = background(golden, names, Json.doubles(options.get("categorical_features")));
        ComponentRef<?> representation = ComponentRef.of("tabular");
        if (Boolean.FALSE.equals(options.get("discretize_continuous"))) {
            representation = representation.with("discretizer", "none");
        } else if (options.containsKey("discretizer")) {
            representation = representation.with("discretizer", options.get("discretizer"));
        }
        assertThat(OPTIONS).as("options this test knows").containsAll(options.keySet());
        boolean aroundInstance = Boolean.TRUE.equals(options.get("sample_around_instance"));
        LimeExplainerBuilder<Row> builder = LimeExplainer.builder(model(golden))
                .background(background)
                .preset("reference")
                .representation(representation)
                .surrogate(ComponentRef.of("ridge").with("selection", "none"));
        sampler(golden, aroundInstance).ifPresent(builder::sampler);
        if (options.containsKey("kernel_width")) {
            builder.kernel(ComponentRef.of("exponential").with("width", options.get("kernel_width")));
        }
        LimeExplainer<Row> explainer = builder.build();
        Row x = Row.parse(background.schema(), cells(instance));
        int samples = ((Double) golden.get("num_samples")).intValue();
        int label = golden.get("mode").equals("regression") ? 0 : ((Double) golden.get("label")).intValue();
        int d = instance.length;
        double[][] found = new double[d + 3][SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            ExplanationRequest request = ExplanationRequest.standard()
                    .withSamples(samples)
                    .withSeed(1_000 + seed)
                    .withOutputs(model(golden).outputs().names().get(label));
            OutputExplanation output = explainer.explain(x, request).outputs().get(0);
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
        for (int j = 0; j < d; j++) {
            compare("coefficient " + j, found[j], means[j], deviations[j]);
        }
        compare("intercept", found[d], stats);
        compare("score", found[d + 1], stats);
        compare("local_pred", found[d + 2], stats);
    }

    /** What differs from the sampler of the preset. */
    private static Optional<ComponentRef<?>> sampler(Map<String, Object> golden, boolean aroundInstance) {
        Object method = Json.map(golden.get("explain_options")).getOrDefault("sampling_method", "gaussian");
        assertThat(method).as("sampling methods this test knows").isIn("gaussian", "lhs");
        if (method.equals("gaussian") && !aroundInstance) {
            return Optional.empty();
        }
        String around = aroundInstance ? "instance" : "mean";
        return Optional.of(ComponentRef.of(method.equals("lhs") ? "latin-hypercube" : "gaussian").with("around", around));
    }

    private static void compare(String what, double[] found, Map<String, Object> stats) {
        compare(what, found, (Double) stats.get(what + "_mean"), (Double) stats.get(what + "_sd"));
    }

    private static void compare(String what, double[] found, double mean, double deviation) {
        double own = 0;
        for (double value : found) {
            own += value / found.length;
        }
        double squares = 0;
        for (double value : found) {
            squares += (value - own) * (value - own);
        }
        double ownDeviation = Math.sqrt(squares / (found.length - 1));
        double allowed = LIMIT * Math.sqrt(deviation * deviation / 40 + ownDeviation * ownDeviation / found.length) + 1e-6;
        assertThat(Math.abs(own - mean)).as("%s: %s, reference %s", what, own, mean).isLessThanOrEqualTo(allowed);
        assertThat(ownDeviation / deviation).as("spread of %s: %s, reference %s", what, ownDeviation, deviation).isBetween(0.6, 1.7);
    }

    private static BlackBox<Row> model(Map<String, Object> golden) {
        Map<String, Object> model = Json.map(golden.get("model"));
        return switch ((String) model.get("kind")) {
            case "softmax_linear" -> softmax(Json.matrix(model.get("W_classes_by_features")), Json.doubles(model.get("b")));
            case "logit" -> logit(Json.map(model.get("spec")));
            case "regression" -> {
                assertThat(model.get("formula")).isEqualTo("1*x0 - 2*x1 + 3*x2 + 0.5*x3 + x2*x3");
                yield BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> row.number(0) - 2 * row.number(1)
                        + 3 * row.number(2) + 0.5 * row.number(3) + row.number(2) * row.number(3));
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
                        scores[k] += weights[k][j] * batch.get(i).number(j);
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
                    double x = row.number(Integer.parseInt(column.getKey()));
                    s += (Double) terms.get("coef") * (x - (Double) terms.get("mean")) / (Double) terms.get("std");
                }
                for (Map.Entry<String, Object> column : levels.entrySet()) {
                    int level = (int) Double.parseDouble(row.text(Integer.parseInt(column.getKey())));
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

    private static TabularBackground background(Map<String, Object> golden, List<String> names, double[] categorical) {
        Set<String> categories = new HashSet<>();
        for (double index : categorical) {
            categories.add(names.get((int) index));
        }
        TabularBackground.Builder builder = TabularBackground.builder(names, categories);
        if (golden.get("training_data") instanceof List<?> rows) {
            for (double[] row : Json.matrix(rows)) {
                builder.parse(cells(row));
            }
        } else {
            Map<String, Object> iris = Json.read(GoldenFiles.bundled("discretizer").resolve("iris_quartile.json"));
            double[][] rows = Json.matrix(iris.get("training_data"));
            double[] labels = Json.doubles(iris.get("training_labels"));
            for (int i = 0; i < rows.length; i++) {
                builder.parse(cells(rows[i]), Double.toString(labels[i]));
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
