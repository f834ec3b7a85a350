package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** Models with one output, of every kind, and what a name that is no output is answered with. */
class OneOutputTest {
    private static final TableSchema SCHEMA = TableSchema.ofNumeric("a", "b", "c");

    private static TabularBackground background() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = new double[200][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.doubles(SCHEMA.size()).toArray();
        }
        return TabularBackground.of(SCHEMA, rows);
    }

    private static LimeExplainer<Row> explainer(Outputs outputs, boolean constant) {
        BlackBox<Row> model = BlackBox.of(Row.class, outputs, batch -> batch.stream()
                .map(row -> {
                    double[] answer = new double[outputs.size()];
                    java.util.Arrays.fill(answer, constant ? 1 : 0.5 * row.number(0) + 0.25 * row.number(2));
                    return answer;
                })
                .toArray(double[][]::new));
        return LimeExplainer.builder(model)
                .background(background())
                .representation("tabular")
                .surrogate(ComponentRef.of("ridge").with("selection", "none"))
                .build();
    }

    private static final Row X = Row.of(SCHEMA, 0.9, 0.5, 0.1);

    @ParameterizedTest
    @EnumSource(value = OutputKind.class, names = "DISTRIBUTION", mode = EnumSource.Mode.EXCLUDE)
    void theOneOutputIsExplainedHoweverItIsAskedFor(OutputKind kind) {
        LimeExplainer<Row> explainer = explainer(new Outputs(kind, List.of("risk")), false);
        ExplanationRequest request = ExplanationRequest.standard();
        Explanation standard = explainer.explain(X, request);
        assertThat(standard.outputs()).hasSize(1);
        OutputExplanation output = standard.output("risk");
        assertThat(output.modelPrediction()).isCloseTo(0.475, within(1e-12));
        assertThat(output.contributions()).extracting(contribution -> contribution.key().name()).startsWith("a", "c");
        assertThat(output.contributions().get(0).weight()).isPositive();
        assertThat(output.contributions().get(1).weight()).isNegative();
        assertThat(standard.provenance().outputKind()).isEqualTo(kind);
        assertThat(explainer.explain(X, request.withTopOutputs(1))).isEqualTo(standard);
        assertThat(explainer.explain(X, request.withTopOutputs(5)).outputs()).isEqualTo(standard.outputs());
        assertThat(explainer.explain(X, request.withOutputs("risk"))).isEqualTo(standard);
    }

    @Test
    void oneProbabilityThatIsNotOneIsNoDistribution() {
        assertThatThrownBy(() -> explainer(Outputs.classes("risk"), false).explain(X, ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT))
                .hasMessageContaining("sum");
        assertThat(explainer(Outputs.classes("risk"), true).explain(X, ExplanationRequest.standard()).output("risk").cautions())
                .extracting(caution -> caution.id()).contains("constant-model");
    }

    @ParameterizedTest
    @EnumSource(OutputKind.class)
    void aNameThatIsNoOutputIsAnErrorThatNamesThoseThatAre(OutputKind kind) {
        ExplanationRequest request = ExplanationRequest.standard().withOutputs("profit");
        assertThatThrownBy(() -> explainer(new Outputs(kind, List.of("risk")), false).explain(X, request))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_REQUEST))
                .hasMessage("the model has no output 'profit'; its outputs are risk");
        assertThatThrownBy(() -> explainer(new Outputs(kind, List.of("risk", "gain")), false)
                        .explain(X, ExplanationRequest.standard().withOutputs("gain", "1")))
                .hasMessage("the model has no output '1'; its outputs are risk, gain");
    }
}
