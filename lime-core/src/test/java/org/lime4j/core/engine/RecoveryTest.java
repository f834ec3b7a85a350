package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.plugin.ComponentRef;

/** What the whole way from instance to explanation must find. */
class RecoveryTest {
    private static final Switches X = Switches.of(1, 1, 1, 1, 1, 1);

    private static OutputExplanation explain(
            java.util.function.ToDoubleFunction<Switches> model, ComponentRef<?> surrogate, String sampler, long seed) {
        return LimeExplainer.builder(Models.scalar(model))
                .representation(new SwitchesRepresentation(false))
                .sampler(sampler)
                .surrogate(surrogate)
                .build()
                .explain(X, ExplanationRequest.standard().withSamples(2000).withSeed(seed))
                .output("y");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLinearModelOverBinaryFeaturesIsRecovered(long seed) {
        double[] slopes = new SplittableRandom(seed).doubles(6, -3, 3).toArray();
        for (String sampler : new String[] {"bernoulli", "uniform-removal"}) {
            for (ComponentRef<?> surrogate : new ComponentRef<?>[] {
                new ComponentRef<>("ridge", Map.of("alpha", 0)), ComponentRef.of("lasso")
            }) {
                OutputExplanation output = explain(
                        z -> {
                            double sum = -0.7;
                            for (int j = 0; j < 6; j++) {
                                sum += slopes[j] * z.at(j);
                            }
                            return sum;
                        },
                        surrogate, sampler, seed);
                assertThat(output.intercept()).isCloseTo(-0.7, within(1e-9));
                assertThat(output.contributions()).hasSize(6);
                for (FeatureContribution contribution : output.contributions()) {
                    int j = Integer.parseInt(contribution.key().name().substring("switch ".length()));
                    assertThat(contribution.weight()).as("%s, seed %d", surrogate.id(), seed).isCloseTo(slopes[j], within(1e-9));
                }
                assertThat(output.fidelity().weightedR2()).isCloseTo(1, within(1e-9));
                assertThat(output.surrogatePrediction()).isCloseTo(output.modelPrediction(), within(1e-9));
                assertThat(output.cautions()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anExclusiveOrIsExplainedByTheTreeAndTheLinesLowFidelityIsSaid(long seed) {
        OutputExplanation tree = explain(z -> z.at(1) == z.at(4) ? 0 : 1, ComponentRef.of("decision-tree"), "bernoulli", seed);
        assertThat(tree.fidelity().weightedR2()).as("seed %d", seed).isCloseTo(1, within(1e-9));
        assertThat(tree.contributions()).extracting(c -> c.key().name()).containsExactlyInAnyOrder("switch 1", "switch 4");
        assertThat(tree.surrogatePrediction()).isCloseTo(0, within(1e-12));
        double sum = tree.contributions().stream().mapToDouble(FeatureContribution::weight).sum();
        assertThat(tree.intercept() + sum).isCloseTo(tree.surrogatePrediction(), within(1e-12));
        assertThat(((SurrogateDescription.Tree) tree.surrogate()).rules()).hasSize(4);

        OutputExplanation line = explain(z -> z.at(1) == z.at(4) ? 0 : 1, ComponentRef.of("ridge"), "bernoulli", seed);
        assertThat(line.fidelity().weightedR2()).isLessThan(0.2);
        assertThat(line.cautions()).extracting(Caution::id).contains("low-fidelity");
        assertThat(line.cautions().get(0).message()).contains("do not rely on these weights");
    }

    @Test
    void aConstantModelIsSaidToBeOne() {
        OutputExplanation output = explain(z -> 3, ComponentRef.of("ridge"), "bernoulli", 1);
        assertThat(output.cautions()).extracting(Caution::id).containsExactly("constant-model");
        assertThat(output.contributions()).allSatisfy(c -> assertThat(c.weight()).isZero());
    }

    @Test
    void ridgeOnAllFeaturesRefusesToBeAskedForFewer() {
        LimeExplainer<Switches> explainer = LimeExplainer.builder(Models.scalar(Models::linear))
                .representation(new SwitchesRepresentation(false))
                .surrogate(new ComponentRef<>("ridge", Map.of("selection", "none")))
                .build();
        assertThat(explainer.explain(X, ExplanationRequest.standard().withSamples(200)).output("y").contributions()).hasSize(6);
        assertThatThrownBy(() -> explainer.explain(X, ExplanationRequest.standard().withSamples(200).withFeatures(2)))
                .isInstanceOf(LimeException.class)
                .hasMessage("surrogate: ridge with selection 'none' uses all 6 features, but the request asks for 2: choose "
                        + "another selection, or leave the number of features out of the request");
    }
}
