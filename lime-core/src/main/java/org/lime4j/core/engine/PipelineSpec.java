package org.lime4j.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.OptionBinder;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Setting;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/**
 * A whole pipeline as data: which plugins with which options, what to explain, and how to work. A configuration file is
 * bound to it, and workers elsewhere build the pipeline from it.
 *
 * @param model to explain
 * @param instances to explain; empty if they come from code
 * @param background statistics of the training data; empty if no component needs them
 * @param preset chooses what is left unsaid below; empty for none
 * @param representation of the instances
 * @param sampler empty for the preset's, else the representation's default
 * @param kernel empty for the preset's, else the representation's default
 * @param surrogate what is fitted; empty for the preset's, else {@code ridge}
 * @param picker chooses among many explanations; empty for none
 * @param renderers of the explanations, in order
 * @param request what to explain and how hard to try
 * @param threads as in {@link Execution}
 * @param batchSize as in {@link Execution}
 */
public record PipelineSpec(
        @Option(doc = "the model to explain") ComponentRef<ModelAdapterFactory<?>> model,
        @Option(doc = "the instances to explain") Optional<ComponentRef<InstanceSourceFactory<?>>> instances,
        @Option(doc = "statistics of the data that the model was trained on")
                Optional<ComponentRef<BackgroundSourceFactory<?>>> background,
        @Option(doc = "named choices for all that is left unsaid below") Optional<ComponentRef<PresetFactory<?>>> preset,
        @Option(doc = "how an instance becomes interpretable features")
                ComponentRef<RepresentationFactory<?>> representation,
        @Option(value = "auto", doc = "how neighbours are drawn; auto: as the preset, else the representation does")
                Optional<ComponentRef<SamplerFactory<?>>> sampler,
        @Option(value = "auto", doc = "how neighbours are weighed; auto: as the preset, else the representation does")
                Optional<ComponentRef<KernelFactory<?>>> kernel,
        @Option(value = "auto", doc = "the model that is fitted around the instance; auto: the preset's, else ridge")
                Optional<ComponentRef<SurrogateFactory<?>>> surrogate,
        @Option(doc = "chooses the explanations that together show most") Optional<ComponentRef<PickerFactory<?>>> picker,
        @Option(value = "text", doc = "what explanations are written as") List<ComponentRef<RendererFactory<?>>> renderers,
        @Option(doc = "what to explain and how hard to try") Request request,
        @Option(value = "1", min = 1, doc = "worker threads") int threads,
        @Option(value = "256", min = 1, doc = "most inputs of one call of the model") int batchSize) {
    /**
     * Copies the renderers and checks that nothing is missing.
     *
     * @param model to explain
     * @param instances to explain; empty if they come from code
     * @param background statistics of the training data
     * @param preset chooses what is left unsaid below; empty for none
     * @param representation of the instances
     * @param sampler empty for the preset's, else the representation's default
     * @param kernel empty for the preset's, else the representation's default
     * @param surrogate what is fitted; empty for the preset's, else {@code ridge}
     * @param picker chooses among many explanations; empty for none
     * @param renderers of the explanations, in order
     * @param request what to explain and how hard to try
     * @param threads as in {@link Execution}
     * @param batchSize as in {@link Execution}
     */
    public PipelineSpec {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(instances, "instances");
        Objects.requireNonNull(background, "background");
        Objects.requireNonNull(preset, "preset");
        Objects.requireNonNull(representation, "representation");
        Objects.requireNonNull(sampler, "sampler");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(surrogate, "surrogate");
        Objects.requireNonNull(picker, "picker");
        renderers = List.copyOf(renderers);
        Objects.requireNonNull(request, "request");
    }

    /**
     * {@return the same pipeline with another picker}
     *
     * @param other chooses among many explanations
     */
    public PipelineSpec withPicker(ComponentRef<PickerFactory<?>> other) {
        return new PipelineSpec(model, instances, background, preset, representation, sampler, kernel, surrogate,
                Optional.of(other), renderers, request, threads, batchSize);
    }

    /**
     * What to explain and how hard to try; {@link ExplanationRequest} as data.
     *
     * @param outputs {@code all}, {@code top N}, or the names of outputs
     * @param samples perturbations to draw, the instance itself among them; empty for as many as the preset says, else
     *     5000
     * @param features exactly how many to report; empty leaves it to the surrogate
     * @param seed of all randomness
     * @param deadline for the whole run; empty for as long as it needs
     */
    public record Request(
            @Option(value = "top 1", doc = "all, top N for the N largest predictions, or a list of names")
                    List<String> outputs,
            @Option(value = "auto", min = 2, doc = "perturbations to draw; auto: as many as the preset says, else "
                    + ExplanationRequest.DEFAULT_SAMPLES)
                    OptionalInt samples,
            @Option(value = "auto", min = 1, doc = "features to report; auto: as many as the surrogate's own option says")
                    OptionalInt features,
            @Option(value = "" + ExplanationRequest.DEFAULT_SEED, doc = "of all randomness") long seed,
            @Option(doc = "how long the whole run may take; none: as long as it needs") Optional<Duration> deadline) {
        private static final Pattern TOP = Pattern.compile("top +(\\d{1,9})");

        /**
         * Copies the outputs and checks the request.
         *
         * @param outputs {@code all}, {@code top N}, or the names of outputs
         * @param samples perturbations to draw, the instance itself among them; empty for as many as the preset says, else
     *     5000
         * @param features exactly how many to report; empty leaves it to the surrogate
         * @param seed of all randomness
         * @param deadline for the whole run; empty for as long as it needs
         * @throws IllegalArgumentException if no output is named, or the deadline is not positive
         */
        public Request {
            outputs = List.copyOf(outputs);
            if (outputs.isEmpty()) {
                throw new IllegalArgumentException("outputs is empty; write all, top N, or a list of names");
            }
            selection(outputs);
            if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
                throw new IllegalArgumentException("deadline is " + Setting.of(deadline.get()).value() + "; it must be positive");
            }
        }

        /** {@return the same as a request, without a listener} */
        public ExplanationRequest toExplanationRequest() {
            ExplanationRequest request = ExplanationRequest.standard()
                    .withOutputs(selection(outputs)).withSeed(seed);
            request = samples.isPresent() ? request.withSamples(samples.getAsInt()) : request;
            request = features.isPresent() ? request.withFeatures(features.getAsInt()) : request;
            return deadline.isPresent() ? request.withDeadline(deadline.get()) : request;
        }

        private static OutputSelection selection(List<String> outputs) {
            String only = outputs.size() == 1 ? outputs.get(0) : "";
            Matcher top = TOP.matcher(only);
            if (top.matches()) {
                int count = Integer.parseInt(top.group(1));
                if (count == 0) {
                    throw new IllegalArgumentException("outputs is '" + only + "'; explain at least the top 1");
                }
                return new OutputSelection.Top(count);
            }
            return only.equals("all") ? new OutputSelection.All() : new OutputSelection.Named(outputs);
        }
    }

    /**
     * The pipeline as its preset makes it: what the spec leaves unsaid is what the preset says, and stages that it names
     * with the preset's own plugin have the preset's options where they say nothing themselves. A preset adds no picker.
     *
     * @param context where the preset comes from
     * @return the same spec if there is no preset
     * @throws LimeException {@link ErrorId#REFUSED} if the preset says nothing for this representation; as {@link
     *     PluginRegistry#create} if a plugin is not found or the preset cannot be made
     */
    public PipelineSpec underPreset(CreationContext context) {
        if (preset.isEmpty()) {
            return this;
        }
        PresetChoices choices = Preset.choices(preset.get(), representation, context);
        PluginRegistry plugins = context.registry();
        return new PipelineSpec(
                model,
                instances,
                background,
                preset,
                plugins.canonical(RepresentationFactory.class, representation).inheriting(choices.representation()),
                merged(plugins, SamplerFactory.class, sampler, choices.sampler()),
                merged(plugins, KernelFactory.class, kernel, choices.kernel()),
                merged(plugins, SurrogateFactory.class, surrogate, choices.surrogate()),
                picker.isEmpty() ? picker : merged(plugins, PickerFactory.class, picker, choices.picker()),
                renderers,
                new Request(
                        request.outputs(),
                        request.samples().isPresent() ? request.samples() : choices.samples(),
                        request.features(),
                        request.seed(),
                        request.deadline()),
                threads,
                batchSize);
    }

    private static <F extends ComponentFactory<?, ?>> Optional<ComponentRef<F>> merged(
            PluginRegistry plugins, Class<?> factoryType, Optional<ComponentRef<F>> own, Optional<ComponentRef<F>> byPreset) {
        if (own.isEmpty() || byPreset.isEmpty()) {
            return own.or(() -> byPreset);
        }
        return Optional.of(plugins.canonical(factoryType, own.get()).inheriting(byPreset.get()));
    }

    /**
     * The pipeline with nothing left unsaid: what the preset chose, what the representation prefers, and the defaults of all
     * options. A file that holds it describes the same pipeline, wherever it lies.
     *
     * @param context where plugins come from, with the background, which the representation may need, and with the folder
     *     that relative paths are relative to
     * @return what {@link #of} reads; of the result's spec the same is in force
     * @throws LimeException as {@link #underPreset}, or if the representation cannot be made
     */
    public Map<String, Object> inForce(CreationContext context) {
        PipelineSpec chosen = underPreset(context);
        Representation<?> made =
                context.create(RepresentationFactory.class, chosen.representation(), Representation.class);
        PluginRegistry plugins = context.registry();
        Request asked = chosen.request();
        PipelineSpec whole = new PipelineSpec(
                model,
                instances,
                background,
                preset,
                chosen.representation(),
                merged(plugins, SamplerFactory.class, chosen.sampler(), Optional.of(typed(made.defaultSampler()))),
                merged(plugins, KernelFactory.class, chosen.kernel(), Optional.of(typed(made.defaultKernel()))),
                chosen.surrogate().or(() -> Optional.of(ComponentRef.of("ridge"))),
                chosen.picker(),
                renderers,
                new Request(
                        asked.outputs(),
                        OptionalInt.of(asked.samples().orElse(ExplanationRequest.DEFAULT_SAMPLES)),
                        asked.features(),
                        asked.seed(),
                        asked.deadline()),
                threads,
                batchSize);
        return plugins.inForce(whole, context.baseDirectory());
    }

    private static <F extends ComponentFactory<?, ?>> ComponentRef<F> typed(ComponentRef<?> ref) {
        return new ComponentRef<>(ref.id(), ref.options());
    }

    /** {@return the threads and the batch size, with the standard memory budget} */
    public Execution execution() {
        return Execution.standard().withThreads(threads).withBatchSize(batchSize);
    }

    /**
     * The spec as plain values that any format can carry: Boolean, Number, String, and List and Map of these.
     *
     * @return what {@link #of} reads
     */
    public Map<String, Object> toMap() {
        return OptionBinder.settings(this);
    }

    /**
     * A spec from plain values.
     *
     * @param settings as {@link #toMap} makes them, or by hand; what is left out has its default
     * @param registry where plugins come from; each must be there, and its options must fit
     * @return the spec, its options bound and checked
     * @throws LimeException {@link ErrorId#BAD_OPTIONS} with every problem on a line of its own
     */
    public static PipelineSpec of(Map<String, ?> settings, PluginRegistry registry) {
        return OptionBinder.withPlugins(registry)
                .bind(PipelineSpec.class, Setting.of(settings), "")
                .orThrow(ErrorId.BAD_OPTIONS);
    }
}
