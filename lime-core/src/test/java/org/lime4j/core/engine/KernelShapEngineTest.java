package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeRepresentation;
import org.lime4j.core.kernel.ConstantKernel;

class KernelShapEngineTest {
    private static LimeExplainerBuilder<Switches> explainer(boolean drawing) {
        return LimeExplainer.builder(Models.scalar(z -> 1 + 2 * z.at(0) + 3 * z.at(1) * z.at(2)))
                .representation(new SwitchesRepresentation(drawing))
                .sampler("kernel-shap")
                .surrogate("kernel-shap");
    }

    private static double weight(List<FeatureContribution> contributions, String label) {
        return contributions.stream().filter(c -> c.label().equals(label)).findFirst().orElseThrow().weight();
    }

    @Test
    void mergedAndRepeatedRowsGiveTheShapleyValues() {
        for (int samples : new int[] {8, 9, 15, 16, 5_000}) {
            OutputExplanation output = explainer(false).kernel("constant").build()
                    .explain(Switches.of(1, 1, 1), ExplanationRequest.standard().withSamples(samples))
                    .output("y");
            assertThat(output.fidelity().distinctSamples()).isEqualTo(8);
            assertThat(weight(output.contributions(), "switch 0")).isCloseTo(2, within(1e-12));
            assertThat(weight(output.contributions(), "switch 1")).isCloseTo(1.5, within(1e-12));
            assertThat(weight(output.contributions(), "switch 2")).isCloseTo(1.5, within(1e-12));
            assertThat(output.intercept()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aKernelMadeByCodeIsTakenToBeConstant() {
        OutputExplanation output = explainer(false).kernel(new ConstantKernel()).build()
                .explain(Switches.of(1, 1, 1), ExplanationRequest.standard()).output("y");
        assertThat(weight(output.contributions(), "switch 0")).isCloseTo(2, within(1e-12));
    }

    @Test
    void whereTheDecoderDrawsTheSumIsTheInstanceMinusTheMeanOfTheEmptyCoalition() {
        OutputExplanation output = explainer(true).kernel("constant").build()
                .explain(Switches.of(1, 1, 1), ExplanationRequest.standard().withSamples(4_000)).output("y");
        assertThat(output.surrogatePrediction()).isCloseTo(6, within(1e-12));
        assertThat(output.intercept()).isCloseTo(1 + 1 + 0.75, within(0.3));
    }

    @Test
    void anotherKernelIsRefusedBeforeTheModelIsAsked() {
        assertThatThrownBy(() -> explainer(false).build().explain(Switches.of(1, 1, 1), ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, error -> assertThat(error.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining("'exponential'").hasMessageContaining("'constant'");
    }

    @Test
    void theFeaturesOfAllBlocksPlayOneGame() {
        BlackBox<Composite> model = BlackBox.ofScalar(Composite.class, Outputs.regression("y"),
                z -> 4 * z.get("left", Switches.class).at(0) * z.get("right", Switches.class).at(1));
        OutputExplanation output = LimeExplainer.builder(model)
                .representation(new CompositeRepresentation(List.of(
                        CompositeRepresentation.Part.of("left", new SwitchesRepresentation(false)),
                        CompositeRepresentation.Part.of("right", new SwitchesRepresentation(false)))))
                .sampler("kernel-shap")
                .kernel("constant")
                .surrogate("kernel-shap")
                .build()
                .explain(Composite.of("left", Switches.of(1, 1), "right", Switches.of(1, 1)), ExplanationRequest.standard())
                .output("y");
        assertThat(output.contributions().subList(0, 2)).allSatisfy(c -> assertThat(c.weight()).isCloseTo(2, within(1e-12)));
        assertThat(output.contributions().subList(2, 4)).allSatisfy(c -> assertThat(c.weight()).isCloseTo(0, within(1e-12)));
    }
}
