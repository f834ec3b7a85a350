package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvInstances;

class RandomForestTest {
    @TempDir private Path folder;

    private static Row flower(int row) {
        return new CsvInstances(Iris.FILE, true, Iris.background().schema(), List.of(row)).instances().next();
    }

    private static double[] predict(TribuoBlackBox<Row> forest, List<Row> rows) {
        double[] out = new double[rows.size() * forest.outputs().size()];
        forest.predict(rows, out, 0);
        return out;
    }

    @Test
    void givesProbabilitiesInTheOrderOfTheLabelsNames() {
        TribuoBlackBox<Row> forest = Iris.forest(Map.of());
        assertThat(forest.outputs().kind()).isEqualTo(OutputKind.DISTRIBUTION);
        assertThat(forest.outputs().names()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(forest.concurrency()).isEqualTo(Concurrency.CONCURRENT);
        assertThat(forest.description()).isEqualTo("Tribuo WeightedEnsembleModel by RandomForestTrainer (numMembers=50), 4 features,"
                + " 150 examples of iris.csv, Tribuo 4.3.2");
        double[] out = predict(forest, List.of(flower(0), flower(60), flower(120)));
        for (int i = 0; i < 3; i++) {
            assertThat(out[3 * i] + out[3 * i + 1] + out[3 * i + 2]).isCloseTo(1, within(1e-9));
            assertThat(out[3 * i + i]).as("flower of class %d", i).isGreaterThan(0.8);
        }
    }

    @Test
    void writesFromTheOffsetOn() {
        TribuoBlackBox<Row> forest = Iris.forest(Map.of("trees", 5));
        double[] out = new double[7];
        Arrays.fill(out, -1);
        forest.predict(List.of(flower(0)), out, 3);
        assertThat(out).startsWith(-1, -1, -1).endsWith(-1);
        assertThat(out[3] + out[4] + out[5]).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSameOptionsGiveTheSameForestAndAnotherSeedAnother() {
        List<Row> rows = IntStream.range(0, 150).mapToObj(RandomForestTest::flower).toList();
        double[] first = predict(Iris.forest(Map.of()), rows);
        assertThat(predict(Iris.forest(Map.of()), rows)).containsExactly(first);
        assertThat(predict(Iris.forest(Map.of("seed", 2)), rows)).isNotEqualTo(first);
    }

    @Test
    void anExplanationHasPetalsOnTopAndTheSameContentAtAnyThreadsAndBatchSize() {
        TribuoBlackBox<Row> forest = Iris.forest(Map.of());
        TabularBackground background = Iris.background();
        ExplanationRequest request = ExplanationRequest.standard().withSeed(42).withFeatures(4);
        Explanation expected = null;
        for (int threads : new int[] {1, 2, 8}) {
            for (int batch : new int[] {1, 7, 64, 5_000}) {
                LimeExplainer<Row> explainer = LimeExplainer.builder(forest)
                        .background(background)
                        .representation("tabular")
                        .surrogate(ComponentRef.of("lasso"))
                        .execution(Execution.standard().withThreads(threads).withBatchSize(batch))
                        .build();
                Explanation explanation = explainer.explain(flower(77), request);
                if (expected == null) {
                    expected = explanation;
                }
                assertThat(explanation).as("%d threads, batches of %d", threads, batch).isEqualTo(expected);
                assertThat(explanation.toString()).isEqualTo(expected.toString());
            }
        }
        OutputExplanation output = expected.outputs().get(0);
        assertThat(output.contributions()).hasSize(4);
        assertThat(output.contributions().get(0).key().name()).startsWith("petal");
        assertThat(output.contributions().get(1).key().name()).startsWith("petal");
        assertThat(output.contributions().get(0).standardError()).isPresent();
        assertThat(output.modelPrediction()).isEqualTo(predict(forest, List.of(flower(77)))[output.output()]);
        assertThat(expected.provenance().model()).isEqualTo(forest.description());
    }

    @Test
    void trainingDataThatDoNotFitAreRefused() throws IOException {
        TabularBackground background = Iris.background();
        Path oneClass = Files.writeString(folder.resolve("one.csv"),
                "sepal_length,sepal_width,petal_length,petal_width,species\n1,2,3,4,a\n2,3,4,5,a\n");
        assertFails(oneClass, background, ErrorId.MODEL_NOT_LOADED, "column 'species' has 1 classes; a classifier is trained on at least 2");
        Path bad = Files.writeString(folder.resolve("bad.csv"),
                "sepal_length,sepal_width,petal_length,petal_width,species\n1,2,3,4,a\n2,wide,4,5,b\n");
        assertFails(bad, background, ErrorId.MODEL_NOT_LOADED, "bad.csv:3: column 'sepal_width': 'wide' is not a finite number");
        assertFails(folder.resolve("none.csv"), background, ErrorId.MODEL_NOT_LOADED, "there is no such file");
        Path columns = Files.writeString(folder.resolve("columns.csv"), "sepal_length,species\n1,a\n");
        assertFails(columns, background, ErrorId.MODEL_NOT_LOADED, "has no such column; columns are [sepal_length, species]");
    }

    private static void assertFails(Path data, TabularBackground background, ErrorId id, String message) {
        ComponentRef<?> ref = ComponentRef.of("tribuo-random-forest").with("data", data.toString()).with("response", "species");
        assertThatThrownBy(() -> Iris.open(ref, background))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageContaining(message);
    }
}
