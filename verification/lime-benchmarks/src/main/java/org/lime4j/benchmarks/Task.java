package org.lime4j.benchmarks;

import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;

/** One instance to explain: what a call of a benchmark does. */
record Task<X>(LimeExplainer<X> explainer, X x, ExplanationRequest request) implements AutoCloseable {
    Task(LimeExplainer<X> explainer, X x, int samples) {
        this(explainer, x, ExplanationRequest.standard().withSamples(samples));
    }

    static LimeExplainer<Row> explainer(
            BlackBox<Row> model, TabularBackground background, String discretizer, String fit) {
        return LimeExplainer.builder(model)
                .representation(ComponentRef.of("tabular").with("discretizer", ComponentRef.of(discretizer)))
                .background(background)
                .surrogate(surrogate(fit))
                .build();
    }

    /** Ridge with a selection and most features: {@code forward-5}. */
    static ComponentRef<?> surrogate(String fit) {
        int at = fit.lastIndexOf('-');
        return ComponentRef.of("ridge")
                .with("selection", fit.substring(0, at))
                .with("features", Integer.parseInt(fit.substring(at + 1)));
    }

    Explanation run() {
        return explainer.explain(x, request);
    }

    @Override
    public void close() {
        explainer.close();
    }
}
