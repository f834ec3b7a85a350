package org.lime4j.config;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.representation.InstanceSource;

/**
 * An open pipeline: the parts that a {@link PipelineFile} describes. Thread-safe; closing it closes explainer and model.
 *
 * @param <X> type of the instances
 */
public final class Pipeline<X> implements AutoCloseable {
    private final PipelineSpec spec;
    private final PluginRegistry registry;
    private final BlackBox<X> model;
    private final LimeExplainer<X> explainer;
    private final Optional<InstanceSource<X>> instances;
    private final Optional<Picker> picker;
    private final List<ExplanationRenderer> renderers;

    Pipeline(
            PipelineSpec spec,
            PluginRegistry registry,
            BlackBox<X> model,
            LimeExplainer<X> explainer,
            Optional<InstanceSource<X>> instances,
            Optional<Picker> picker,
            List<ExplanationRenderer> renderers) {
        this.spec = spec;
        this.registry = registry;
        this.model = model;
        this.explainer = explainer;
        this.instances = instances;
        this.picker = picker;
        this.renderers = List.copyOf(renderers);
    }

    /** {@return what it was made from, with what its preset chose} */
    public PipelineSpec spec() {
        return spec;
    }

    /** {@return where its plugins came from} */
    public PluginRegistry registry() {
        return registry;
    }

    /** {@return the open model} */
    public BlackBox<X> model() {
        return model;
    }

    /** {@return the explainer of the model; closed with the pipeline} */
    public LimeExplainer<X> explainer() {
        return explainer;
    }

    /** {@return what to explain and how hard to try, without a listener} */
    public ExplanationRequest request() {
        return spec.request().toExplanationRequest();
    }

    /**
     * {@return where the instances come from}
     *
     * @throws LimeException {@link ErrorId#BAD_CONFIGURATION} if the configuration names none
     */
    public InstanceSource<X> instances() {
        return instances.orElseThrow(() -> new LimeException(ErrorId.BAD_CONFIGURATION,
                "'instances' is missing: add an instances { … } block that says what to explain"));
    }

    /** {@return what chooses among many explanations, if the configuration names it} */
    public Optional<Picker> picker() {
        return picker;
    }

    /** {@return what explanations are written as, in order} */
    public List<ExplanationRenderer> renderers() {
        return renderers;
    }

    /**
     * Explains every configured instance as the configured request says.
     *
     * @param sink receives one result an instance, in order, on the calling thread
     * @throws LimeException {@link ErrorId#BAD_CONFIGURATION} if the configuration names no instances
     */
    public void explainAll(Consumer<? super Result> sink) {
        Iterator<X> all = instances().instances();
        try {
            explainer.explainAll(() -> all, request(), sink);
        } finally {
            close(all);
        }
    }

    private static void close(Object iterator) {
        if (iterator instanceof AutoCloseable resource) {
            try {
                resource.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                throw new LimeException(ErrorId.IO, "the instances could not be closed: " + e, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            explainer.close();
        } finally {
            model.close();
        }
    }
}
