package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tribuo.TrainedModels.Trained;
import org.tribuo.Model;

/** Models of every type of output, trained, saved, loaded and explained. */
class EveryKindOfModelTest {
    private static final TabularBackground BACKGROUND = TabularBackground.of(TrainedModels.SCHEMA, TrainedModels.table());

    @TempDir private Path folder;

    static List<Trained> models() {
        return TrainedModels.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aSavedModelAnswersAsBeforeAndIsExplainedFromEightThreadsAsFromOne(Trained trained) throws IOException {
        Model<?> model = trained.model().get();
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);
        TribuoBlackBox<Row> loaded = TribuoBlackBox.of(TribuoModels.load(file), TrainedModels.SCHEMA);
        assertThat(loaded.outputs().kind()).isEqualTo(trained.kind());
        assertThat(loaded.outputs().names()).isEqualTo(trained.outputs());
        List<Row> rows = new ArrayList<>();
        for (double[] cells : TrainedModels.table()) {
            rows.add(Row.of(TrainedModels.SCHEMA, cells));
        }
        assertThat(predict(loaded, rows)).containsExactly(predict(TribuoBlackBox.of(model, TrainedModels.SCHEMA), rows));
        Explanation one = explain(loaded, 1);
        assertThat(explain(loaded, 8)).isEqualTo(one);
        assertThat(one.outputs()).hasSize(trained.outputs().size());
    }

    private static double[] predict(TribuoBlackBox<Row> blackBox, List<Row> rows) {
        double[] out = new double[rows.size() * blackBox.outputs().size()];
        blackBox.predict(rows, out, 0);
        return out;
    }

    private static Explanation explain(TribuoBlackBox<Row> blackBox, int threads) {
        LimeExplainer<Row> explainer = LimeExplainer.builder(blackBox)
                .background(BACKGROUND)
                .representation("tabular")
                .execution(Execution.standard().withThreads(threads).withBatchSize(20))
                .build();
        ExplanationRequest request = ExplanationRequest.standard()
                .withSamples(300).withTopOutputs(blackBox.outputs().size());
        return explainer.explain(Row.of(TrainedModels.SCHEMA, 0.2, 0.8, 0.5, 0), request);
    }
}
