package org.lime4j.tribuo.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.regression.slm.LARSLassoTrainer;

/** Through the whole of an explanation. */
class KnownWeightsTest {
    private static final double[] SLOPES = {0.5, -2, 0, 30};
    private final TableSchema schema = TableSchema.ofNumeric("a", "b", "c", "d");
    private final TabularBackground background = background();

    private TabularBackground background() {
        SplittableRandom random = new SplittableRandom(1);
        TabularBackground.Builder rows = TabularBackground.builder(schema);
        for (int i = 0; i < 500; i++) {
            rows.add(10 + random.nextDouble(), 300 * random.nextDouble(), random.nextInt(5), 0.01 * random.nextDouble());
        }
        return rows.build();
    }

    private static double linear(Row row) {
        double sum = 7;
        for (int j = 0; j < SLOPES.length; j++) {
            sum += SLOPES[j] * row.number(j);
        }
        return sum;
    }

    private LimeExplainerBuilder<Row> lime() {
        BlackBox<Row> model = BlackBox.ofScalar(Row.class, Outputs.regression("y"), KnownWeightsTest::linear);
        return LimeExplainer.builder(model)
                .representation(ComponentRef.of("tabular").with("discretizer", ComponentRef.of("none")))
                .background(background);
    }

    private OutputExplanation explain(LimeExplainer<Row> explainer) {
        try (explainer) {
            return explainer.explain(Row.of(schema, 10.4, 120, 3, 0.004), ExplanationRequest.standard().withSamples(1_000))
                    .outputs().get(0);
        }
    }

    private void requireKnown(OutputExplanation explained) {
        assertThat(explained.fidelity().weightedR2()).isCloseTo(1, within(1e-12));
        assertThat(explained.contributions()).hasSizeGreaterThanOrEqualTo(3);
        for (FeatureContribution contribution : explained.contributions()) {
            int j = schema.indexOf(contribution.key().name());
            double expected = SLOPES[j] * background.numeric(j).standardDeviation();
            assertThat(contribution.weight()).as(contribution.label()).isCloseTo(expected, within(1e-9));
            assertThat(contribution.standardError().orElseThrow()).isLessThan(1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tribuo-lasso", "tribuo-lars"})
    void the_weights_of_a_linear_model_are_recovered(String surrogate) {
        requireKnown(explain(lime().surrogate(ComponentRef.of(surrogate).with("features", 4)).build()));
    }

    @Test
    void and_with_a_trainer_by_code() {
        requireKnown(explain(lime().surrogate(TribuoSparseLearner.of(new LARSLassoTrainer(4))).build()));
    }

    @Test
    void an_elastic_net_of_a_vanishing_penalty_recovers_them_too() {
        double lambda = 1e-12;
        OutputExplanation explained = explain(lime()
                .surrogate(ComponentRef.of("tribuo-elastic-net").with("lambda", lambda).with("l1-ratio", 0.5))
                .build());
        requireKnown(explained);
        assertThat(explained.surrogate()).isEqualTo(new SurrogateDescription.Linear("elastic net", lambda));
    }
}
