package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;

/** Many rows of a table are explained with few model calls, and each as if it were alone. */
class SharedSamplesTest {
    private static final TableSchema SCHEMA = TableSchema.of(
            Column.numeric("a"), Column.numeric("b"), Column.categorical("c", "red", "green", "blue"));

    private final AtomicInteger asked = new AtomicInteger();

    private static double[][] rows() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] rows = new double[300][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextDouble(), 10 * random.nextDouble(), random.nextInt(3)};
        }
        return rows;
    }

    private static double number(Row row, int column) {
        return row.isMissing(column) ? -1 : row.number(column);
    }

    private LimeExplainer<Row> explainer(String discretizer, String sampler, Execution execution) {
        return explainer(rows(), discretizer, sampler, execution);
    }

    private LimeExplainer<Row> explainer(double[][] background, String discretizer, String sampler, Execution execution) {
        BlackBox<Row> model = BlackBox.of(Row.class, Outputs.classes("no", "yes"), Concurrency.CONCURRENT, batch -> {
            asked.addAndGet(batch.size());
            return batch.stream().map(row -> {
                double p = 1 / (1 + Math.exp(number(row, 0) - row.number(1) / 5 + number(row, 2)));
                return new double[] {1 - p, p};
            }).toArray(double[][]::new);
        });
        return LimeExplainer.builder(model)
                .background(TabularBackground.of(SCHEMA, background))
                .representation(ComponentRef.of("tabular").with("discretizer", discretizer))
                .sampler(sampler)
                .execution(execution)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"quartile,training-distribution,1,256,true", "quartile,training-distribution,4,7,true",
        "none,training-distribution,1,256,true", "none,gaussian,1,256,false", "quartile,training-distribution,2,64,true"})
    void eachOfManyRowsIsExplainedAsIfAlone(String discretizer, String sampler, int threads, int batch, boolean shared) {
        Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
        LimeExplainer<Row> explainer = explainer(discretizer, sampler, execution);
        int instances = 2 * Explainer.PERTURBATION_SETS + 5;
        List<Row> xs = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            xs.add(Row.of(SCHEMA, rows()[i]));
        }
        ExplanationRequest request = ExplanationRequest.standard().withSamples(200).withSeed(11);
        List<Explanation> many = new ArrayList<>();
        explainer.explainAll(xs, request, result -> many.add(((Result.Success) result).explanation()));

        int expected = shared ? 200 * Explainer.PERTURBATION_SETS + instances - Explainer.PERTURBATION_SETS : 200 * instances;
        assertThat(asked.get()).isEqualTo(expected);
        for (int i = 0; i < instances; i++) {
            Explanation alone = explainer.explain(xs.get(i), request.withSeed(many.get(i).provenance().seed()));
            assertThat(many.get(i)).isEqualTo(alone);
            assertThat(many.get(i)).hasToString(alone.toString());
            assertThat(many.get(i).provenance().perturbationSet()).isEqualTo(i % Explainer.PERTURBATION_SETS);
        }
    }

    @Test
    void equalSeedsOfARunAreEqualSetsAndOtherSetsAreOtherSamples() {
        List<Row> xs = Collections.nCopies(2 * Explainer.PERTURBATION_SETS, Row.of(SCHEMA, rows()[0]));
        for (long seed : new long[] {0, 1, 11, -1, Long.MIN_VALUE}) {
            List<Explanation> many = new ArrayList<>();
            explainer("quartile", "training-distribution", Execution.standard()).explainAll(
                    xs,
                    ExplanationRequest.standard().withSamples(100).withSeed(seed),
                    result -> many.add(((Result.Success) result).explanation()));
            int half = Explainer.PERTURBATION_SETS;
            assertThat(many.subList(half, 2 * half)).isEqualTo(many.subList(0, half));
            assertThat(many.stream().map(explanation -> explanation.outputs().get(0).intercept()).distinct()).hasSize(half);
            assertThat(many.get(0).provenance().seed()).isEqualTo(Explainer.seedOf(seed, half)).isNotEqualTo(seed);
        }
        assertThat(LongStream.of(0, 1, 2, 64, -1).map(seed -> Explainer.seedOf(seed, 0)).distinct()).hasSize(5);
    }

    /** Every third row has no number, every fifth no category; only the former occurs in the background. */
    @ParameterizedTest
    @CsvSource({"quartile,1,256", "quartile,3,7", "none,1,256", "none,3,7"})
    void rowsWithoutAValueAreExplainedAsIfAlone(String discretizer, int threads, int batch) {
        double[][] background = rows();
        for (int i = 0; i < background.length; i += 3) {
            background[i][0] = Double.NaN;
        }
        Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
        LimeExplainer<Row> explainer = explainer(background, discretizer, "training-distribution", execution);
        int instances = 2 * Explainer.PERTURBATION_SETS + 5;
        List<Row> xs = new ArrayList<>();
        boolean[] known = new boolean[Explainer.PERTURBATION_SETS];
        int expected = 0;
        for (int i = 0; i < instances; i++) {
            double[] cells = background[i].clone();
            if (i % 5 == 0) {
                cells[2] = Double.NaN;
            }
            boolean alone = i % 5 == 0 || discretizer.equals("none") && i % 3 == 0;
            int set = i % known.length;
            expected += !alone && known[set] ? 1 : 200;
            known[set] |= !alone;
            xs.add(Row.of(SCHEMA, cells));
        }
        ExplanationRequest request = ExplanationRequest.standard().withSamples(200).withSeed(11);
        List<Explanation> many = new ArrayList<>();
        explainer.explainAll(xs, request, result -> many.add(((Result.Success) result).explanation()));
        assertThat(asked.get()).isEqualTo(expected);
        for (int i = 0; i < instances; i++) {
            assertThat(many.get(i)).as("row %d", i)
                    .isEqualTo(explainer.explain(xs.get(i), request.withSeed(Explainer.seedOf(11, i))));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "400000"})
    void whereThereIsNoRoomNothingIsSharedAndNothingChanges(long spare) {
        ExplanationRequest request = ExplanationRequest.standard().withSamples(200);
        List<Row> xs = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            xs.add(Row.of(SCHEMA, rows()[i]));
        }
        List<Result> roomy = new ArrayList<>();
        explainer("quartile", "training-distribution", Execution.standard()).explainAll(xs, request, roomy::add);
        List<Result> tight = new ArrayList<>();
        explainer("quartile", "training-distribution", Execution.standard().withMemoryBudget(13_000 + spare))
                .explainAll(xs, request, tight::add);
        assertThat(tight).isEqualTo(roomy);
    }
}
