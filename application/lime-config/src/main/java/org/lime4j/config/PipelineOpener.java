package org.lime4j.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Problem;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Opens the parts of a pipeline one by one and collects what is wrong with each. Used once, by one thread. */
final class PipelineOpener {
    private PipelineSpec spec;
    private final PluginRegistry registry;
    private final Path folder;
    private final UnaryOperator<String> originOf;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable LimeException first;
    private CreationContext context;
    private boolean lacksBackground;

    /**
     * @param originOf top-level key → where it is written
     */
    PipelineOpener(PipelineSpec spec, PluginRegistry registry, Path folder, UnaryOperator<String> originOf) {
        this.spec = spec;
        this.registry = registry;
        this.folder = folder;
        this.originOf = originOf;
        this.context = CreationContext.of(registry).withBaseDirectory(folder);
    }

    /** What is in force, without the model. */
    Map<String, Object> inForce() {
        prepare();
        Optional<Map<String, Object>> settings =
                lacksBackground ? Optional.empty() : attempt("representation", () -> spec.inForce(context));
        if (!problems.isEmpty()) {
            throw failure();
        }
        return settings.orElseThrow();
    }

    /** Applies the preset and loads the background. */
    private Optional<Background> prepare() {
        spec = attempt("preset", () -> spec.underPreset(context)).orElse(spec);
        Optional<Background> background = spec.background().flatMap(ref -> attempt("background",
                () -> context.create(BackgroundSourceFactory.class, ref, BackgroundSource.class).load()));
        background.ifPresent(statistics -> context = context.withBackground(statistics));
        lacksBackground = spec.background().isPresent() && background.isEmpty();
        return background;
    }

    Pipeline<?> open() {
        Optional<Background> background = prepare();
        Optional<InstanceSource<?>> instances = spec.instances().flatMap(ref -> this.<InstanceSource<?>>attempt(
                "instances", () -> context.create(InstanceSourceFactory.class, ref, InstanceSource.class)));
        Optional<Representation<?>> representation = lacksBackground ? Optional.empty() : attempt("representation",
                () -> context.create(RepresentationFactory.class, spec.representation(), Representation.class));
        spec.surrogate().ifPresent(ref -> made("surrogate", SurrogateFactory.class, ref, SurrogateLearner.class));
        representation.ifPresent(this::makeStages);
        Optional<Picker> picker =
                spec.picker().flatMap(ref -> made("picker", PickerFactory.class, ref, Picker.class));
        List<ExplanationRenderer> renderers = new ArrayList<>();
        for (int i = 0; i < spec.renderers().size(); i++) {
            made("renderers[" + i + "]", RendererFactory.class, spec.renderers().get(i), ExplanationRenderer.class)
                    .ifPresent(renderers::add);
        }

        Optional<BlackBox<?>> model = this.<BlackBox<?>>attempt("model",
                () -> context.create(ModelAdapterFactory.class, spec.model(), ModelAdapter.class).open());
        if (model.isEmpty()) {
            throw failure();
        }
        try {
            return pipeline(model.get(), representation, instances, background, picker, renderers);
        } catch (RuntimeException | Error e) {
            model.get().close();
            throw e;
        }
    }

    /** Looks whether the stages that depend on the representation's defaults can be made. */
    private void makeStages(Representation<?> representation) {
        spec.sampler().ifPresent(ref -> made(
                "sampler", SamplerFactory.class, ref.inheriting(representation.defaultSampler()), Sampler.class));
        spec.kernel().ifPresent(ref -> made(
                "kernel", KernelFactory.class, ref.inheriting(representation.defaultKernel()), ProximityKernel.class));
    }

    private <X> Pipeline<X> pipeline(
            BlackBox<X> model,
            Optional<Representation<?>> representation,
            Optional<InstanceSource<?>> instances,
            Optional<Background> background,
            Optional<Picker> picker,
            List<ExplanationRenderer> renderers) {
        Class<X> type = model.inputType();
        representation.ifPresent(made ->
                requireType("representation", spec.representation(), "makes", made.instanceType(), type));
        instances.ifPresent(made ->
                requireType("instances", spec.instances().orElseThrow(), "hold", made.instanceType(), type));
        requireOutputs(model.outputs());
        if (!problems.isEmpty()) {
            throw failure();
        }
        LimeExplainerBuilder<X> builder = LimeExplainer.builder(model)
                .registry(registry)
                .baseDirectory(folder)
                .execution(spec.execution())
                .representation(spec.representation());
        background.ifPresent(builder::background);
        spec.preset().ifPresent(builder::preset);
        spec.sampler().ifPresent(builder::sampler);
        spec.kernel().ifPresent(builder::kernel);
        spec.surrogate().ifPresent(builder::surrogate);
        Optional<LimeExplainer<X>> explainer = attempt("representation", builder::build);
        if (explainer.isEmpty()) {
            throw failure();
        }
        @SuppressWarnings("unchecked") // Their instanceType() is the model's inputType().
        Optional<InstanceSource<X>> typed = instances.map(source -> (InstanceSource<X>) source);
        return new Pipeline<>(spec, context, model, explainer.get(), typed, picker, renderers, originOf);
    }

    private void requireType(String key, ComponentRef<?> ref, String verb, Class<?> found, Class<?> wanted) {
        if (found != wanted) {
            problems.add(new Problem(originOf.apply(key), "model '" + spec.model().id() + "' reads " + wanted.getSimpleName()
                    + ", but " + key + " '" + ref.id() + "' " + verb + " " + found.getSimpleName() + ": choose "
                    + (key.equals("instances") ? "" : "a ") + key + " for " + wanted.getSimpleName() + " (known: "
                    + registry.available(key).stream().map(PluginInfo::id).collect(Collectors.joining(", "))
                    + "), or a model for " + found.getSimpleName()));
        }
    }

    private void requireOutputs(Outputs known) {
        if (spec.request().toExplanationRequest().outputs() instanceof OutputSelection.Named named) {
            List<String> unknown = named.names().stream().filter(name -> !known.names().contains(name)).toList();
            if (!unknown.isEmpty()) {
                problems.add(new Problem(originOf.apply("request.outputs"), "the model has no output '"
                        + String.join("', '", unknown) + "'; its outputs are " + known.brief(unknown.get(0))
                        + " (or say all, or top N)"));
            }
        }
    }

    private <C extends Component> Optional<C> made(
            String key, Class<?> factoryType, ComponentRef<?> ref, Class<C> type) {
        return attempt(key, () -> context.create(factoryType, ref, type));
    }

    /** A part, or empty if it fails; that it lacks a background which failed itself is no problem of its own. */
    private <T> Optional<T> attempt(String key, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (LimeException e) {
            if (!lacksBackground || e.id() != ErrorId.BAD_BACKGROUND) {
                failed(key, e);
            }
        } catch (IllegalArgumentException e) {
            failed(key, new LimeException(ErrorId.BAD_OPTIONS, String.valueOf(e.getMessage()), e));
        }
        return Optional.empty();
    }

    private void failed(String key, LimeException error) {
        first = first == null ? error : first;
        String.valueOf(error.getMessage()).lines()
                .forEach(line -> problems.add(new Problem(originOf.apply(key), line)));
    }

    /** One error for all problems; that of a single failure keeps its id. */
    private LimeException failure() {
        ErrorId id = problems.size() == 1 && first != null && !isConfiguration(first.id())
                ? first.id()
                : ErrorId.BAD_CONFIGURATION;
        LimeException all = Problem.exception(id, problems);
        return first == null ? all : new LimeException(id, String.valueOf(all.getMessage()), first);
    }

    private static boolean isConfiguration(ErrorId id) {
        return switch (id) {
            case BAD_OPTIONS, BAD_REQUEST, REFUSED, PLUGIN_NOT_FOUND, PLUGIN_DUPLICATE -> true;
            default -> false;
        };
    }
}
