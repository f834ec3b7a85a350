package org.lime4j.config;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Problem;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.representation.InstanceSource;

/**
 * An open pipeline: the parts that a {@link PipelineFile} describes. Thread-safe; closing it closes explainer and model.
 *
 * @param <X> type of the instances
 */
public final class Pipeline<X> implements AutoCloseable {
    /** Which of the parts may refuse. */
    private static final Set<String> STAGES = Set.of("representation", "sampler", "kernel", "surrogate");

    private final PipelineSpec spec;
    private final CreationContext context;
    private final BlackBox<X> model;
    private final LimeExplainer<X> explainer;
    private final Optional<InstanceSource<X>> instances;
    private final Optional<Picker> picker;
    private final List<ExplanationRenderer> renderers;
    private final UnaryOperator<String> originOf;

    /**
     * @param context with the background, for what is made later
     * @param originOf key → where it is written
     */
    Pipeline(
            PipelineSpec spec,
            CreationContext context,
            BlackBox<X> model,
            LimeExplainer<X> explainer,
            Optional<InstanceSource<X>> instances,
            Optional<Picker> picker,
            List<ExplanationRenderer> renderers,
            UnaryOperator<String> originOf) {
        this.spec = spec;
        this.context = context;
        this.model = model;
        this.explainer = explainer;
        this.instances = instances;
        this.picker = picker;
        this.renderers = List.copyOf(renderers);
        this.originOf = originOf;
    }

    /** {@return what it was made from, with what its preset chose} */
    public PipelineSpec spec() {
        return spec;
    }

    /** {@return where its plugins came from} */
    public PluginRegistry registry() {
        return context.registry();
    }

    /** {@return all settings in force, as {@link PipelineFile#inForce} has them} */
    public Map<String, Object> inForce() {
        return spec.inForce(context);
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
            InstanceSource.close(all);
        }
    }

    /**
     * Reads the first instance and looks whether it can be explained, as {@link LimeExplainer#check} does; the model is asked
     * nothing.
     *
     * @throws LimeException with file and line: whatever would keep the first instance from being explained, or that there
     *     is none
     */
    public void check() {
        Iterator<X> all = located("instances", () -> instances().instances());
        try {
            if (!located("instances", all::hasNext)) {
                throw new LimeException(ErrorId.BAD_CONFIGURATION, new Problem(originOf.apply("instances"),
                        "there is no instance to explain: look at the options of the instances").toString());
            }
            X first = located("instances", all::next);
            try {
                explainer.check(first, request());
            } catch (LimeException e) {
                throw located(e);
            }
        } finally {
            InstanceSource.close(all);
        }
    }

    private <T> T located(String key, Supplier<T> work) {
        try {
            return work.get();
        } catch (LimeException e) {
            throw located(key, e);
        }
    }

    /**
     * {@return an error of the explainer with file and line where it comes from the configuration: from parts that do not fit, a
     * request that cannot be met, or instances that cannot be used; else the same error}
     *
     * @param error of {@link LimeExplainer#explain}, or of reading an instance
     */
    public LimeException located(LimeException error) {
        return switch (error.id()) {
            case REFUSED -> with(error, String.valueOf(error.getMessage()).lines().map(this::refusal).toList());
            case BAD_INSTANCE -> located("instances", error);
            case BAD_REQUEST -> located("request.features", error);
            case BUDGET_EXCEEDED -> located("request.samples", error);
            default -> error;
        };
    }

    /**
     * {@return an error with the file and line of a key before it}
     *
     * @param key top-level, or with dots
     * @param error in whose message nothing is said of files yet
     */
    public LimeException located(String key, LimeException error) {
        return with(error, List.of(new Problem(originOf.apply(key), String.valueOf(error.getMessage()))));
    }

    /** A line {@code stage: reason}, where the stage is written; its name is left out where the reason begins with it. */
    private Problem refusal(String line) {
        int colon = line.indexOf(": ");
        String stage = colon < 0 ? "" : line.substring(0, colon);
        if (!STAGES.contains(stage)) {
            return new Problem("", line);
        }
        String origin = originOf.apply(stage);
        String reason = line.substring(colon + 2);
        return new Problem(origin, !origin.isEmpty() && reason.startsWith(stage + " '") ? reason : line);
    }

    private static LimeException with(LimeException error, List<Problem> problems) {
        return new LimeException(error.id(), String.valueOf(Problem.exception(error.id(), problems).getMessage()), error);
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
