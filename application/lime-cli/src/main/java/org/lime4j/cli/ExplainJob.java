package org.lime4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.config.Pipeline;
import org.lime4j.core.render.ExplanationRenderer;

/** Explains the instances of one file. Used once. */
final class ExplainJob extends PipelineJob {
    private boolean begun;

    /**
     * @param streams where to write
     * @param errors told of every plugin that cannot be used and of every instance that was not explained
     * @param file results go here instead; null for standard output
     */
    ExplainJob(Streams streams, ErrorReport errors, @Nullable Path file) {
        super(streams, errors, file);
    }

    @Override
    String name() {
        return "explain";
    }

    @Override
    <X> void work(Pipeline<X> pipeline, Peeked<X> instances) {
        if (pipeline.renderers().isEmpty()) {
            throw pipeline.located("renderers", new LimeException(ErrorId.BAD_CONFIGURATION,
                    "'renderers' is empty, so that nothing would be written: name one, or take the key out"));
        }
        if (instances.isOnlyOne()) {
            explainOne(pipeline, instances.next());
        } else {
            pipeline.explainer().explainAll(() -> instances, pipeline.request(), result -> receive(pipeline, result));
        }
    }

    /** A single instance is explained under the very seed that was asked for, so that the file replays it. */
    private <X> void explainOne(Pipeline<X> pipeline, X instance) {
        Explanation explanation;
        try {
            explanation = pipeline.explainer().explain(instance, pipeline.request());
        } catch (LimeException e) {
            failed(pipeline.located(e));
            return;
        }
        render(pipeline, explanation, 0, "");
    }

    private void receive(Pipeline<?> pipeline, Result result) {
        if (result instanceof Result.Success success) {
            render(pipeline, success.explanation(), success.index(), "instance " + success.index());
        } else if (result instanceof Result.Failure failure) {
            failed(failure.index(), pipeline.located(failure.error()));
        }
    }

    private void render(Pipeline<?> pipeline, Explanation explanation, long instance, String title) {
        boolean first = !begun;
        begun = true;
        for (ExplanationRenderer renderer : pipeline.renderers()) {
            write(title, renderer.mediaType().startsWith("text/plain"),
                    out -> renderer.render(explanation, instance, first, out));
        }
    }
}
