package org.lime4j.spi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.spi.examples.representation.Series;

/** Model, source and representation of the same new kind of instance, found by their ids and used together. */
class NewModalityTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.standard();

    @Test
    void aSeriesIsAPeakBecauseOfTheValuesOfThePeak() {
        CreationContext context = CreationContext.of(PLUGINS);
        InstanceSource<?> source = context.create(InstanceSourceFactory.class,
                ComponentRef.of("series-lines").with("path", "src/test/resources/days.csv"), InstanceSource.class);
        List<Series> days = new ArrayList<>();
        source.instances().forEachRemaining(day -> days.add((Series) day));
        ModelAdapter adapter = context.create(ModelAdapterFactory.class,
                ComponentRef.of("nearest-template").with("path", "src/test/resources/shapes.csv"), ModelAdapter.class);
        @SuppressWarnings("unchecked")
        BlackBox<Series> model = (BlackBox<Series>) adapter.open();
        try (model) {
            OutputExplanation peak = LimeExplainer.builder(model)
                    .registry(PLUGINS)
                    .representation(ComponentRef.of("series").with("segments", 8))
                    .build()
                    .explain(days.get(2), ExplanationRequest.standard())
                    .output("peak");
            assertThat(peak.modelPrediction()).isGreaterThan(0.9);
            assertThat(peak.contributions().subList(0, 2))
                    .extracting(FeatureContribution::label)
                    .containsExactlyInAnyOrder("value 3", "value 4");
            assertThat(peak.contributions().get(0).weight()).isPositive();
        }
    }
}
