package org.lime4j.paper;

import java.util.List;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;

/**
 * LIME by the preset {@code paper}, through the engine's front door: a document is the text of its words, the black box reads
 * texts. Thread-safe.
 */
final class LimeWords implements AutoCloseable {
    private final Vocabulary vocabulary;
    private final LimeExplainer<String> explainer;
    private final ExplanationRequest request;
    private final Settings settings;

    LimeWords(Vocabulary vocabulary, Classifier classifier, Settings settings) {
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.explainer = LimeExplainer.builder(new TextModel(vocabulary, classifier))
                .preset("paper")
                .representation("text")
                .surrogate(ComponentRef.of("lasso").with("features", Settings.WORDS).with("centring", settings.centring()))
                .execution(Execution.standard().withThreads(1))
                .build();
        this.request = explainer.standardRequest().withSamples(settings.samples());
    }

    /**
     * Explains P(label | document).
     *
     * @param index of the document, which the seed of its samples depends on
     * @return no words if P is the same for all samples
     */
    WordWeights explain(int[] document, int index, int label) {
        OutputExplanation explanation = explainer
                .explain(vocabulary.text(document), request
                        .withOutputs(TextModel.nameOf(label))
                        .withSeed(settings.seedOf(index)))
                .outputs().get(0);
        List<FeatureContribution> contributions = explanation.contributions();
        return new WordWeights(
                contributions.stream().mapToInt(one -> vocabulary.indexOf(one.label())).toArray(),
                contributions.stream().mapToDouble(FeatureContribution::weight).toArray(),
                explanation.intercept());
    }

    @Override
    public void close() {
        explainer.close();
    }
}
