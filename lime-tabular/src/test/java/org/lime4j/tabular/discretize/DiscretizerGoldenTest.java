package org.lime4j.tabular.discretize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.core.kernel.EuclideanDistance;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tabular.GoldenFiles;
import org.lime4j.tabular.Json;
import org.lime4j.tabular.TabularBackground;

class DiscretizerGoldenTest {
    @TestFactory
    Stream<DynamicTest> binsAreThoseOfTheReference() {
        return GoldenFiles.each("discretizer", any -> true, DiscretizerGoldenTest::check);
    }

    private static void check(Map<String, Object> golden, Path file) {
        switch ((String) golden.get("type")) {
            case "discretizer" -> checkComputed(golden, file);
            case "discretizer_stats" -> checkStatistics(golden);
            default -> throw new IllegalArgumentException(file + " is of type " + golden.get("type"));
        }
    }

    private static void checkComputed(Map<String, Object> golden, Path file) {
        double tolerance = (Double) golden.get("tolerance");
        List<String> names = Json.strings(golden.get("feature_names"));
        double[][] rows = Json.matrix(golden.get("training_data"));
        TabularBackground background = background(golden, names, rows);
        Discretizer discretizer = create(idOf((String) golden.get("discretizer")), Map.of(), background);
        Map<String, Object> features = Json.map(golden.get("features"));
        double[][] probes = Json.matrix(golden.get("probe_rows"));
        double[][] discretized = Json.matrix(golden.get("probe_discretized"));
        assertThat(features).as("features of " + file).isNotEmpty();
        features.forEach((index, described) -> {
            int j = Integer.parseInt(index);
            Bins bins = discretizer.discretize(names.get(j), background.numeric(j)).orElseThrow();
            Map<String, Object> expected = Json.map(described);
            assertThat(bins.boundaries()).as("boundaries " + j).containsExactly(Json.doubles(expected.get("bins")), within(tolerance));
            assertThat(labels(names.get(j), bins)).isEqualTo(expected.get("names"));
            double[] means = Json.doubles(expected.get("means"));
            double[] deviations = Json.doubles(expected.get("stds"));
            double[] minima = Json.doubles(expected.get("mins"));
            double[] maxima = Json.doubles(expected.get("maxs"));
            assertThat(bins.size()).isEqualTo(means.length);
            for (int b = 0; b < bins.size(); b++) {
                double close = tolerance * Math.max(1, Math.abs(means[b]));
                assertThat(bins.mean(b)).as("mean %d %d", j, b).isCloseTo(means[b], within(close));
                assertThat(bins.standardDeviation(b)).as("deviation %d %d", j, b).isCloseTo(deviations[b], within(close));
                assertThat(bins.min(b)).as("min %d %d", j, b).isCloseTo(minima[b], within(tolerance));
                assertThat(bins.max(b)).as("max %d %d", j, b).isCloseTo(maxima[b], within(tolerance));
            }
            for (int i = 0; i < probes.length; i++) {
                assertThat(bins.indexOf(probes[i][j])).as("bin of probe %d, column %d", i, j).isEqualTo((int) discretized[i][j]);
            }
        });
        Map<String, Object> sampled = Json.map(golden.get("explainer_feature_values"));
        assertThat(sampled).hasSize(names.size());
        sampled.forEach((index, expected) -> {
            int j = Integer.parseInt(index);
            checkFrequencies(Json.map(expected), features.containsKey(index)
                    ? discretizer.discretize(names.get(j), background.numeric(j)).orElseThrow()::frequency
                    : value -> background.frequencies(j)[background.schema().code(j, Double.toString((double) value))]);
        });
        assertThat(new EuclideanDistance().defaultWidth(names.size()))
                .isCloseTo((Double) golden.get("kernel_width_default"), within(1e-12));
    }

    private static void checkFrequencies(Map<String, Object> expected, IntToDoubleFunction frequency) {
        double[] values = Json.doubles(expected.get("values"));
        double[] frequencies = Json.doubles(expected.get("frequencies"));
        double sum = 0;
        for (int v = 0; v < values.length; v++) {
            double own = frequency.applyAsDouble((int) values[v]);
            assertThat(own).isCloseTo(frequencies[v], within(1e-12));
            sum += own;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    private static void checkStatistics(Map<String, Object> golden) {
        Map<String, Object> stats = Json.map(golden.get("stats"));
        Map<String, Object> names = Json.map(golden.get("names"));
        Map<String, Object> columns = new LinkedHashMap<>();
        double[][] rows = Json.matrix(golden.get("training_data"));
        List<String> columnNames = new ArrayList<>();
        for (int j = 0; j < rows[0].length; j++) {
            columnNames.add("column " + j);
        }
        names.forEach((index, labels) -> {
            String first = Json.strings(labels).get(0);
            String column = first.substring(0, first.indexOf(" <= "));
            columnNames.set(Integer.parseInt(index), column);
            columns.put(column, Map.of(
                    "boundaries", of(stats, "bins", index),
                    "frequencies", of(stats, "feature_frequencies", index),
                    "means", of(stats, "means", index),
                    "standard-deviations", of(stats, "stds", index),
                    "minima", of(stats, "mins", index),
                    "maxima", of(stats, "maxs", index)));
        });
        TabularBackground background = background(Map.of(), columnNames, rows);
        Discretizer discretizer = create("statistics", Map.of("columns", columns), background);
        double[][] probes = Json.matrix(golden.get("probe_rows"));
        double[][] discretized = Json.matrix(golden.get("probe_discretized"));
        for (String index : names.keySet()) {
            int j = Integer.parseInt(index);
            Bins bins = discretizer.discretize(columnNames.get(j), background.numeric(j)).orElseThrow();
            assertThat(labels(columnNames.get(j), bins)).isEqualTo(names.get(index));
            assertThat(bins.frequencies())
                    .containsExactly(Json.doubles(Json.map(golden.get("feature_frequencies")).get(index)), within(1e-12));
            for (int b = 0; b < bins.size(); b++) {
                assertThat(bins.mean(b)).isEqualTo(Json.doubles(of(stats, "means", index))[b]);
                assertThat(bins.standardDeviation(b)).isEqualTo(Json.doubles(of(stats, "stds", index))[b]);
                assertThat(bins.min(b)).isEqualTo(Json.doubles(of(stats, "mins", index))[b]);
                assertThat(bins.max(b)).isEqualTo(Json.doubles(of(stats, "maxs", index))[b]);
            }
            for (int i = 0; i < probes.length; i++) {
                assertThat(bins.indexOf(probes[i][j])).isEqualTo((int) discretized[i][j]);
            }
        }
    }

    private static Object of(Map<String, Object> stats, String statistic, String index) {
        return Json.map(stats.get(statistic)).get(index);
    }

    private static List<String> labels(String column, Bins bins) {
        List<String> labels = new ArrayList<>();
        for (int b = 0; b < bins.size(); b++) {
            labels.add(bins.label(column, b));
        }
        return labels;
    }

    private static TabularBackground background(Map<String, Object> golden, List<String> names, double[][] rows) {
        Set<String> categorical = new HashSet<>();
        if (golden.containsKey("categorical_features")) {
            for (double index : Json.doubles(golden.get("categorical_features"))) {
                categorical.add(names.get((int) index));
            }
        }
        double[] labels = golden.containsKey("training_labels") ? Json.doubles(golden.get("training_labels")) : new double[rows.length];
        TabularBackground.Builder builder = TabularBackground.builder(names, categorical);
        for (int i = 0; i < rows.length; i++) {
            List<String> cells = new ArrayList<>();
            for (double number : rows[i]) {
                cells.add(Double.toString(number));
            }
            builder.parse(cells, Double.toString(labels[i]));
        }
        return builder.build();
    }

    private static Discretizer create(String id, Map<String, Object> options, TabularBackground background) {
        PluginRegistry registry = PluginRegistry.standard();
        return CreationContext.of(registry)
                .withBackground(background)
                .create(DiscretizerFactory.class, new ComponentRef<>(id, options), Discretizer.class);
    }

    /** {@code QuartileDiscretizer} is {@code quartile}. */
    private static String idOf(String referenceClass) {
        return referenceClass.replace("Discretizer", "").toLowerCase(Locale.ROOT);
    }
}
