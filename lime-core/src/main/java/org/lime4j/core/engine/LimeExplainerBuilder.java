package org.lime4j.core.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/**
 * Puts an explainer together. Each stage takes a plugin by id and options, or a component made by code; only the
 * representation must be chosen, the others default to what the reference uses for that kind of instance.
 *
 * @param <X> type of the instances
 */
public final class LimeExplainerBuilder<X> {
    private final BlackBox<X> blackBox;
    private @Nullable PluginRegistry registry;
    private @Nullable Background background;
    private Path baseDirectory = Path.of("");
    private Execution execution = Execution.standard();
    private @Nullable ComponentRef<?> preset;
    private @Nullable Object representation;
    private @Nullable Object sampler;
    private @Nullable Object kernel;
    private @Nullable Object surrogate;

    LimeExplainerBuilder(BlackBox<X> blackBox) {
        this.blackBox = Objects.requireNonNull(blackBox, "blackBox");
    }

    /**
     * Where plugins come from; default {@link PluginRegistry#standard()}.
     *
     * @param plugins where components named by id are looked up
     * @return this builder
     */
    public LimeExplainerBuilder<X> registry(PluginRegistry plugins) {
        registry = plugins;
        return this;
    }

    /**
     * Statistics of the data the model was trained on.
     *
     * @param statistics of the kind that the chosen components need
     * @return this builder
     */
    public LimeExplainerBuilder<X> background(Background statistics) {
        background = statistics;
        return this;
    }

    /**
     * What relative paths in options are relative to; default the current directory.
     *
     * @param directory an existing directory
     * @return this builder
     */
    public LimeExplainerBuilder<X> baseDirectory(Path directory) {
        baseDirectory = directory;
        return this;
    }

    /**
     * Threads, batches, memory.
     *
     * @param how many threads and how much memory; it changes nothing in the explanations
     * @return this builder
     */
    public LimeExplainerBuilder<X> execution(Execution how) {
        execution = Objects.requireNonNull(how, "how");
        return this;
    }

    /**
     * The preset with this id and its default options.
     *
     * @param id or alias of a preset plugin: {@code reference}
     * @return this builder
     */
    public LimeExplainerBuilder<X> preset(String id) {
        return preset(ComponentRef.of(id));
    }

    /**
     * A preset by id and options. It chooses every stage that is not chosen here, and where a stage is chosen here by the
     * id of the preset's own plugin, the options that are not set. The number of samples that it says is in {@link
     * LimeExplainer#standardRequest()}.
     *
     * @param ref which preset plugin, with which options
     * @return this builder
     */
    public LimeExplainerBuilder<X> preset(ComponentRef<?> ref) {
        preset = ref;
        return this;
    }

    /**
     * The representation with this id and its default options.
     *
     * @param id or alias of a representation plugin
     * @return this builder
     */
    public LimeExplainerBuilder<X> representation(String id) {
        return representation(ComponentRef.of(id));
    }

    /**
     * A representation by id and options.
     *
     * @param ref which representation plugin, with which options
     * @return this builder
     */
    public LimeExplainerBuilder<X> representation(ComponentRef<?> ref) {
        representation = ref;
        return this;
    }

    /**
     * A representation made by code.
     *
     * @param component whose instances are of the type that the model reads
     * @return this builder
     */
    public LimeExplainerBuilder<X> representation(Representation<X> component) {
        representation = component;
        return this;
    }

    /**
     * The sampler with this id and its default options.
     *
     * @param id or alias of a sampler plugin
     * @return this builder
     */
    public LimeExplainerBuilder<X> sampler(String id) {
        return sampler(ComponentRef.of(id));
    }

    /**
     * A sampler by id and options.
     *
     * @param ref which sampler plugin, with which options
     * @return this builder
     */
    public LimeExplainerBuilder<X> sampler(ComponentRef<?> ref) {
        sampler = ref;
        return this;
    }

    /**
     * A sampler made by code.
     *
     * @param component used in place of the representation's default sampler
     * @return this builder
     */
    public LimeExplainerBuilder<X> sampler(Sampler component) {
        sampler = component;
        return this;
    }

    /**
     * The kernel with this id and its default options.
     *
     * @param id or alias of a kernel plugin
     * @return this builder
     */
    public LimeExplainerBuilder<X> kernel(String id) {
        return kernel(ComponentRef.of(id));
    }

    /**
     * A kernel by id and options.
     *
     * @param ref which kernel plugin, with which options
     * @return this builder
     */
    public LimeExplainerBuilder<X> kernel(ComponentRef<?> ref) {
        kernel = ref;
        return this;
    }

    /**
     * A kernel made by code.
     *
     * @param component used in place of the representation's default kernel
     * @return this builder
     */
    public LimeExplainerBuilder<X> kernel(ProximityKernel component) {
        kernel = component;
        return this;
    }

    /**
     * The surrogate with this id and its default options.
     *
     * @param id or alias of a surrogate plugin
     * @return this builder
     */
    public LimeExplainerBuilder<X> surrogate(String id) {
        return surrogate(ComponentRef.of(id));
    }

    /**
     * A surrogate by id and options; default {@code ridge}.
     *
     * @param ref which surrogate plugin, with which options
     * @return this builder
     */
    public LimeExplainerBuilder<X> surrogate(ComponentRef<?> ref) {
        surrogate = ref;
        return this;
    }

    /**
     * A surrogate learner made by code.
     *
     * @param component used in place of {@code ridge}
     * @return this builder
     */
    public LimeExplainerBuilder<X> surrogate(SurrogateLearner component) {
        surrogate = component;
        return this;
    }

    /**
     * {@return the explainer}
     *
     * @throws LimeException if no representation was chosen, a plugin is not found or refuses its options, the preset says
     *     nothing for the representation, or the model reads another type of input than the representation makes
     */
    public LimeExplainer<X> build() {
        if (representation == null) {
            throw new LimeException(ErrorId.BAD_REQUEST, "no representation was chosen: say representation(\"tabular\"), "
                    + "\"text\", \"image\" or \"composite\", or give one made by code");
        }
        CreationContext context = new CreationContext(
                registry == null ? PluginRegistry.standard() : registry, Optional.ofNullable(background), baseDirectory);
        Optional<PresetChoices> choices = presetChoices(context, representation);
        Stages.Chosen<Representation<X>> chosen =
                representation(context, representation, choices.map(PresetChoices::representation));
        Representation<X> made = chosen.component();
        KernelWidths widths = new KernelWidths(
                context, kernel, choices.flatMap(PresetChoices::kernel), made.defaultKernel());
        return new LimeExplainer<>(
                blackBox,
                new Stages<>(
                        chosen,
                        choose(context, SamplerFactory.class, Sampler.class, sampler,
                                choices.flatMap(PresetChoices::sampler), Optional.of(made.defaultSampler())),
                        choose(context, KernelFactory.class, ProximityKernel.class, kernel,
                                choices.flatMap(PresetChoices::kernel), Optional.of(made.defaultKernel())),
                        choose(context, SurrogateFactory.class, SurrogateLearner.class, surrogate,
                                choices.flatMap(PresetChoices::surrogate), Optional.of(ComponentRef.of("ridge"))),
                        Optional.ofNullable(preset).map(ref -> context.registry().provenance(PresetFactory.class, ref))),
                widths,
                execution,
                ExplanationRequest.standard().withSamples(
                        choices.map(PresetChoices::samples).orElse(OptionalInt.empty())
                                .orElse(ExplanationRequest.DEFAULT_SAMPLES)));
    }

    private Optional<PresetChoices> presetChoices(CreationContext context, Object chosen) {
        if (preset == null) {
            return Optional.empty();
        }
        if (chosen instanceof ComponentRef<?> ref) {
            return Optional.of(Preset.choices(preset, ref, context));
        }
        throw new LimeException(ErrorId.BAD_REQUEST, "preset '" + preset.id() + "' chooses by the name of the representation, "
                + "but this one was made by code: choose it by its id, or leave the preset out and choose each stage");
    }

    @SuppressWarnings("unchecked")
    private Stages.Chosen<Representation<X>> representation(
            CreationContext context, Object choice, Optional<? extends ComponentRef<?>> byPreset) {
        Stages.Chosen<?> chosen =
                choose(context, RepresentationFactory.class, Representation.class, choice, byPreset, Optional.empty());
        Class<?> type = ((Representation<?>) chosen.component()).instanceType();
        if (type != blackBox.inputType()) {
            throw new LimeException(ErrorId.REFUSED, "the model reads " + blackBox.inputType().getSimpleName()
                    + ", but the representation '" + chosen.provenance().id() + "' makes " + type.getSimpleName()
                    + ": choose the representation of the model's kind of input");
        }
        return (Stages.Chosen<Representation<X>>) chosen;
    }

    /** A stage as it was chosen; what is left unsaid there is said by the preset, and else by the default. */
    static <C extends Component> Stages.Chosen<C> choose(
            CreationContext context, Class<?> factoryType, Class<C> type, @Nullable Object choice,
            Optional<? extends ComponentRef<?>> byPreset, Optional<? extends ComponentRef<?>> byDefault) {
        if (choice != null && !(choice instanceof ComponentRef<?>)) {
            return new Stages.Chosen<>(type.cast(choice), new ComponentProvenance(nameOf(choice.getClass()), Map.of()), "");
        }
        ComponentRef<?> ref = null;
        for (ComponentRef<?> next : Stream.of(Optional.ofNullable((ComponentRef<?>) choice), byPreset, byDefault)
                .<ComponentRef<?>>flatMap(Optional::stream).toList()) {
            ref = ref == null ? context.registry().canonical(factoryType, next) : ref.inheriting(next);
        }
        ComponentProvenance provenance = context.registry().provenance(factoryType, Objects.requireNonNull(ref));
        return new Stages.Chosen<>(context.create(factoryType, ref, type), provenance, provenance.id());
    }

    /** The class's name, without the part of a lambda's that is another one in each run. */
    private static String nameOf(Class<?> type) {
        int lambda = type.getName().indexOf("$$Lambda");
        return lambda < 0 ? type.getName() : type.getName().substring(0, lambda) + "$$Lambda";
    }
}
