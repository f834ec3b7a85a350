package org.lime4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;

class OnnxBlackBoxTest {
    private static final TableSchema SCHEMA = TableSchema.of(
            Column.numeric("age"), Column.categorical("work", "Private", "State", "Other"), Column.numeric("hours"));
    private static final double[][] WEIGHTS = {{0.5, -0.25}, {1, 0.125}, {-0.75, 2}};
    private static final double[] BIASES = {0.25, -0.5};

    @TempDir
    private Path folder;

    private OnnxBlackBox<Row> open(OnnxGraph graph) {
        return OnnxBlackBox.open(OnnxFactory.Options.of(graph.write(folder, "model.onnx")), SCHEMA);
    }

    private OnnxBlackBox<Row> classifier(long batch) {
        return open(OnnxGraph.linear(batch, WEIGHTS, BIASES, true));
    }

    private static List<Row> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(SCHEMA, random.nextDouble(-2, 2), random.nextInt(3), random.nextDouble(-2, 2)));
        }
        return rows;
    }

    private static double[] scores(Row row) {
        double[] scores = BIASES.clone();
        for (int j = 0; j < WEIGHTS.length; j++) {
            for (int c = 0; c < scores.length; c++) {
                scores[c] += row.number(j) * WEIGHTS[j][c];
            }
        }
        return scores;
    }

    private static double[] softmax(double... scores) {
        double[] out = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            out[c] = Math.exp(scores[c]);
            sum += out[c];
        }
        for (int c = 0; c < scores.length; c++) {
            out[c] /= sum;
        }
        return out;
    }

    private static double[] predict(OnnxBlackBox<Row> model, List<Row> rows) {
        double[] out = new double[rows.size() * model.outputs().size()];
        model.predict(rows, out, 0);
        return out;
    }

    private static double[] expected(List<Row> rows) {
        return rows.stream().flatMapToDouble(row -> Arrays.stream(softmax(scores(row)))).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void answersAreThoseOfTheClosedForm(long seed) {
        try (OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY)) {
            for (int size : new int[] {1, 2, 7, 300, 64}) {
                List<Row> rows = rows(size, seed);
                assertThat(predict(model, rows)).as("seed %d, batch %d", seed, size)
                        .containsExactly(expected(rows), within(1e-6));
            }
        }
    }

    @Test
    void answersAreWrittenFromTheOffsetOnAndNowhereElse() {
        try (OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY)) {
            double[] out = {9, 9, 9, 9, 9, 9, 9, 9};
            List<Row> rows = rows(2, 1);
            model.predict(rows, out, 3);
            double[] answers = expected(rows);
            assertThat(out).containsExactly(
                    new double[] {9, 9, 9, answers[0], answers[1], answers[2], answers[3], 9}, within(1e-6));
        }
    }

    @Test
    void anEmptyBatchIsNoCall() {
        try (OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY)) {
            model.predict(List.of(), new double[0], 0);
        }
    }

    @Test
    void classesAreNumberedUnlessNamed() {
        OnnxGraph graph = OnnxGraph.linear(OnnxGraph.ANY, WEIGHTS, BIASES, true);
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("class 0", "class 1"));
            assertThat(model.inputType()).isEqualTo(Row.class);
            assertThat(model.concurrency()).isEqualTo(Concurrency.CONCURRENT);
            assertThat(model.retainsInputs()).isFalse();
        }
        OnnxFactory.Options options =
                OnnxFactory.Options.of(graph.write(folder, "named.onnx")).withOutputs("no", "yes");
        try (OnnxBlackBox<Row> model = OnnxBlackBox.open(options, SCHEMA)) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("no", "yes"));
        }
    }

    @Test
    void theDescriptionTellsTwoFilesOfOneNameApart() {
        String one;
        String other;
        try (OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY)) {
            one = model.description();
        }
        try (OnnxBlackBox<Row> model = open(OnnxGraph.linear(OnnxGraph.ANY, WEIGHTS, new double[] {0, 0}, true))) {
            other = model.description();
        }
        assertThat(one).matches("ONNX model model\\.onnx, SHA-256 [0-9a-f]{16}…").isNotEqualTo(other);
    }

    @Test
    void oneColumnIsARegression() {
        double[][] weights = {{2}, {-1}, {0.5}};
        OnnxGraph graph = OnnxGraph.linear(OnnxGraph.ANY, weights, new double[] {3}, false);
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(model.outputs()).isEqualTo(Outputs.regression("value"));
            assertThat(predict(model, List.of(Row.of(SCHEMA, 1, 2, 4)))).containsExactly(2 - 2 + 2 + 3);
        }
    }

    @Test
    void aTensorOfOneDimensionIsOneColumn() {
        double[][] weights = {{2}, {-1}, {0.5}};
        OnnxGraph graph = OnnxGraph.linear(OnnxGraph.FLOAT, OnnxGraph.ANY, weights, new double[] {3})
                .constant("axis", OnnxGraph.INT64, new double[] {1}, 1)
                .then("Squeeze", "scores,axis", "answer")
                .output("answer", OnnxGraph.FLOAT, OnnxGraph.ANY);
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(model.outputs()).isEqualTo(Outputs.regression("value"));
            assertThat(predict(model, List.of(Row.of(SCHEMA, 1, 2, 4), Row.of(SCHEMA, 0, 0, 0)))).containsExactly(5, 3);
        }
    }

    @Test
    void aModelOfDoublesKeepsAllDigits() {
        double[][] weights = {{1e-9}, {0}, {1}};
        OnnxGraph graph = OnnxGraph.linear(OnnxGraph.DOUBLE, OnnxGraph.ANY, weights, new double[] {0})
                .then("Identity", "scores", "answer")
                .output("answer", OnnxGraph.DOUBLE, OnnxGraph.ANY, 1);
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(predict(model, List.of(Row.of(SCHEMA, 1, 0, 1)))).containsExactly(1 + 1e-9);
        }
    }

    @Test
    void severalColumnsCanBeScoresOrRegressions() {
        OnnxFactory.Options options = OnnxFactory.Options.of(
                OnnxGraph.linear(OnnxGraph.ANY, WEIGHTS, BIASES, false).write(folder, "scores.onnx"));
        try (OnnxBlackBox<Row> model = OnnxBlackBox.open(options.withKind(OutputKind.SCORE), SCHEMA)) {
            assertThat(model.outputs()).isEqualTo(Outputs.scores("class 0", "class 1"));
            Row row = rows(1, 7).get(0);
            assertThat(predict(model, List.of(row))).containsExactly(scores(row), within(1e-6));
        }
        try (OnnxBlackBox<Row> model = OnnxBlackBox.open(options.withKind(OutputKind.REGRESSION), SCHEMA)) {
            assertThat(model.outputs()).isEqualTo(Outputs.regression("value 0", "value 1"));
        }
    }

    @Test
    void aFixedBatchIsFilledUp() {
        try (OnnxBlackBox<Row> model = classifier(4)) {
            assertThat(model.maxBatchSize()).isEqualTo(4);
            predict(model, rows(4, 1));
            for (int size = 1; size <= 4; size++) {
                List<Row> rows = rows(size, 2);
                assertThat(predict(model, rows)).containsExactly(expected(rows), within(1e-6));
            }
        }
    }

    @Test
    void missingCellsAreNaNAndUnknownCategoriesMinusOne() {
        OnnxGraph graph = OnnxGraph.linear(OnnxGraph.ANY, new double[][] {{0}, {1}, {0}}, new double[] {0}, false);
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(predict(model, List.of(Row.parse(SCHEMA, List.of("1", "Unknown", "2"))))).containsExactly(-1);
            assertThat(predict(model, List.of(Row.of(SCHEMA, 1, Double.NaN, 2)))).containsExactly(Double.NaN);
        }
    }

    private OnnxGraph probabilities() {
        return OnnxGraph.linear(OnnxGraph.FLOAT, OnnxGraph.ANY, WEIGHTS, BIASES).then("Softmax", "scores", "shares")
                .then("ArgMax", "shares", "label")
                .output("label", OnnxGraph.INT64, OnnxGraph.ANY, 1);
    }

    @Test
    void mapsFromStringsNameTheClassesInAlphabeticalOrder() {
        OnnxGraph graph = probabilities().zipMap("shares", "probabilities", "yes", "no");
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("no", "yes"));
            Row row = rows(1, 3).get(0);
            double[] shares = softmax(scores(row));
            assertThat(predict(model, List.of(row, row)))
                    .containsExactly(new double[] {shares[1], shares[0], shares[1], shares[0]}, within(1e-6));
        }
        OnnxFactory.Options options = OnnxFactory.Options.of(graph.write(folder, "ordered.onnx"));
        try (OnnxBlackBox<Row> model = OnnxBlackBox.open(options.withOutputs("yes", "no"), SCHEMA)) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("yes", "no"));
            Row row = rows(1, 3).get(0);
            assertThat(predict(model, List.of(row))).containsExactly(softmax(scores(row)), within(1e-6));
        }
        assertThatThrownBy(() -> OnnxBlackBox.open(options.withOutputs("yes", "maybe"), SCHEMA))
                .isInstanceOf(LimeException.class)
                .hasMessage(options.path() + ": option 'outputs' is [yes, maybe], but output 'probabilities' names its "
                        + "classes itself: [no, yes]; give these in the order you want, or leave it out");
    }

    @Test
    void mapsFromNumbersAreInTheirOrderAndCanBeNamed() {
        OnnxGraph graph = probabilities().zipMap("shares", "probabilities", 10L, 9L);
        try (OnnxBlackBox<Row> model = open(graph)) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("9", "10"));
        }
        OnnxFactory.Options options = OnnxFactory.Options.of(graph.write(folder, "named.onnx"));
        try (OnnxBlackBox<Row> model = OnnxBlackBox.open(options.withOutputs("nine", "ten"), SCHEMA)) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("nine", "ten"));
            Row row = rows(1, 3).get(0);
            double[] shares = softmax(scores(row));
            assertThat(predict(model, List.of(row))).containsExactly(new double[] {shares[1], shares[0]}, within(1e-6));
        }
    }

    @Test
    void aClosedModelSaysSo() {
        OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY);
        model.close();
        model.close();
        assertThatThrownBy(() -> predict(model, rows(1, 1)))
                .isInstanceOf(ModelException.class)
                .hasMessage("the ONNX model is closed: explain before it is closed");
    }

    @Test
    void closingDuringCallsFailsThemAndNothingElse() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 20; round++) {
                OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY);
                List<Row> rows = rows(200, round);
                double[] expected = expected(rows);
                List<Future<Integer>> calls = new ArrayList<>();
                for (int t = 0; t < 4; t++) {
                    calls.add(pool.submit(() -> {
                        int answered = 0;
                        try {
                            while (true) {
                                assertThat(predict(model, rows)).containsExactly(expected, within(1e-6));
                                answered++;
                            }
                        } catch (ModelException e) {
                            return answered;
                        }
                    }));
                }
                model.close();
                for (Future<Integer> call : calls) {
                    assertThat(call.get()).isNotNegative();
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    private static TabularBackground background() {
        TabularBackground.Builder builder = TabularBackground.builder(SCHEMA);
        rows(400, 11).forEach(row -> builder.add(row.number(0), row.number(1), row.number(2)));
        return builder.build();
    }

    private static Explanation explain(OnnxBlackBox<Row> model, Row row, Execution execution) {
        try (LimeExplainer<Row> explainer = LimeExplainer.builder(model)
                .representation(ComponentRef.of("tabular"))
                .background(background())
                .execution(execution)
                .build()) {
            return explainer.explain(row, ExplanationRequest.standard().withOutputs("class 0").withSamples(2_000));
        }
    }

    @Test
    void explanationsAreEqualWithOneAndEightThreads() {
        Row row = rows(1, 5).get(0);
        try (OnnxBlackBox<Row> model = classifier(OnnxGraph.ANY)) {
            Execution standard = Execution.standard().withBatchSize(64);
            Explanation one = explain(model, row, standard);
            assertThat(explain(model, row, standard.withThreads(8))).isEqualTo(one);
            assertThat(explain(model, row, standard.withThreads(2))).isEqualTo(one);
        }
    }

    @Test
    void anExplanationFindsTheColumnsThatTheModelReads() {
        Row row = Row.of(SCHEMA, 1.9, 0, 0);
        double[][] weights = {{2, -2}, {0, 0}, {0, 0}};
        try (OnnxBlackBox<Row> model = open(OnnxGraph.linear(OnnxGraph.ANY, weights, new double[] {0, 0}, true))) {
            Explanation explanation = explain(model, row, Execution.standard());
            OutputExplanation output = explanation.output("class 0");
            assertThat(output.modelPrediction()).isCloseTo(softmax(3.8, -3.8)[0], within(1e-6));
            FeatureContribution first = output.contributions().get(0);
            assertThat(first.key().name()).isEqualTo("age");
            assertThat(first.weight()).isGreaterThan(0.4);
            assertThat(output.contributions().subList(1, 3))
                    .allSatisfy(rest -> assertThat(Math.abs(rest.weight())).isLessThan(0.1));
            assertThat(explanation.provenance().model()).startsWith("ONNX model model.onnx, SHA-256 ");
        }
    }

    @Test
    void aModelThatFailsOnLaterRowsIsAModelException() {
        OnnxGraph graph = OnnxGraph.linear(OnnxGraph.FLOAT, OnnxGraph.ANY, WEIGHTS, BIASES)
                .constant("two", OnnxGraph.INT64, new double[] {1, 2}, 2)
                .then("Reshape", "scores,two", "answer")
                .output("answer", OnnxGraph.FLOAT, OnnxGraph.ANY, 2);
        try (OnnxBlackBox<Row> model = open(graph)) {
            predict(model, rows(1, 1));
            assertThatThrownBy(() -> predict(model, rows(3, 1)))
                    .isInstanceOfSatisfying(ModelException.class,
                            e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_FAILED))
                    .hasMessageStartingWith("ONNX Runtime failed: ");
        }
    }

    @Test
    void anAnswerThatDoesNotGrowWithTheBatchIsRefused() {
        OnnxGraph firstRow = OnnxGraph.linear(OnnxGraph.FLOAT, OnnxGraph.ANY, WEIGHTS, BIASES)
                .constant("first", OnnxGraph.INT64, new double[] {0}, 1)
                .then("Gather", "scores,first", "answer")
                .output("answer", OnnxGraph.FLOAT, OnnxGraph.ANY, 2);
        try (OnnxBlackBox<Row> model = open(firstRow)) {
            assertThatThrownBy(() -> predict(model, rows(3, 1)))
                    .isInstanceOfSatisfying(ModelException.class,
                            e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT))
                    .hasMessage("the ONNX model answered a batch of 3 with the shape [1, 2]; expected were 2 numbers a row");
        }
    }
}
