package org.lime4j.config;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.Execution;
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
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
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

/**
 * Binds a configured pipeline and its parts in Guice.
 *
 * <pre>{@code
 * LimeModule<Row> lime = LimeModule.of(PipelineFile.read(file), PluginRegistry.standard(), Row.class);
 * Injector injector = Guice.createInjector(Modules.override(lime).with(binder ->
 *         binder.bind(new Key<BlackBox<Row>>() {}).toInstance(model)));
 * Explainer<Row> explainer = injector.getInstance(new Key<Explainer<Row>>() {});
 * }</pre>
 *
 * <p>Bound, with X the type of the instances:
 * <ul>
 *   <li>{@link PluginRegistry}, and for every kind of plugin a {@code Map<String, …Factory<?>>} by id:
 *       {@code Map<String, KernelFactory<?>>}; a name that two plugins claim is not in it;
 *   <li>{@link PipelineSpec} with what its preset chose, {@link Execution}, {@link ExplanationRequest}, {@link CreationContext};
 *   <li>each part: {@code BlackBox<X>}, {@code Representation<X>}, {@link Sampler}, {@link ProximityKernel},
 *       {@link SurrogateLearner}, {@code List<ExplanationRenderer>}; where the configuration names them also
 *       {@link Background}, {@code InstanceSource<X>} and {@link Picker}, and of these three the {@code Optional} always;
 *   <li>what is put together of the parts: {@code Explainer<X>}, {@code LimeExplainer<X>}, and {@code Pipeline<X>},
 *       which closes explainer and model.
 * </ul>
 *
 * <p>All are singletons that are made when they are first asked for. Any may be overridden; the explainer then uses what
 * was bound in place of the configured part, and a part that is overridden is never opened. Guice constructs no plugin:
 * that is the registry's task. An explanation is equal to that of {@link PipelineFile#open} to the byte.
 *
 * @param <X> type of the instances
 */
public final class LimeModule<X> extends AbstractModule {
    private final PipelineSpec spec;
    private final PluginRegistry registry;
    private final Path folder;
    private final Class<X> type;
    /** What was made from the configuration, by identity. */
    private final Set<Component> configured =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private LimeModule(PipelineSpec spec, PluginRegistry registry, Path folder, Class<X> type) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.registry = Objects.requireNonNull(registry, "registry");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * A module of the pipeline in a file.
     *
     * @param <X> type of the instances
     * @param file whose keys are checked here; nothing is opened yet
     * @param registry where plugins come from
     * @param type of the instances that the model reads and the representation makes
     * @return the module
     * @throws LimeException as {@link PipelineFile#spec}, or if the preset says nothing for the representation
     */
    public static <X> LimeModule<X> of(PipelineFile file, PluginRegistry registry, Class<X> type) {
        return of(file.spec(registry), registry, file.folder(), type);
    }

    /**
     * A module of a pipeline.
     *
     * @param <X> type of the instances
     * @param spec which parts, with which options
     * @param registry where plugins come from
     * @param folder what relative paths in options are relative to
     * @param type of the instances that the model reads and the representation makes
     * @return the module
     * @throws LimeException if the preset says nothing for the representation
     */
    public static <X> LimeModule<X> of(PipelineSpec spec, PluginRegistry registry, Path folder, Class<X> type) {
        CreationContext context = CreationContext.of(registry).withBaseDirectory(folder);
        return new LimeModule<>(spec.underPreset(context), registry, folder, type);
    }

    @Override
    protected void configure() {
        bind(PluginRegistry.class).toInstance(registry);
        registry.kinds().forEach(this::bindPlugins);

        bind(PipelineSpec.class).toInstance(spec);
        bind(Execution.class).toInstance(spec.execution());
        bind(ExplanationRequest.class).toInstance(spec.request().toExplanationRequest());

        Provider<PluginRegistry> plugins = getProvider(PluginRegistry.class);
        Provider<Optional<Background>> background = optional(Key.get(Background.class), spec.background(), ref ->
                CreationContext.of(plugins.get()).withBaseDirectory(folder)
                        .create(BackgroundSourceFactory.class, ref, BackgroundSource.class).load());
        Provider<CreationContext> context = singleton(Key.get(CreationContext.class),
                () -> new CreationContext(plugins.get(), background.get(), folder));

        Provider<BlackBox<X>> model = singleton(of(BlackBox.class), () -> open(context.get()));
        Provider<Optional<InstanceSource<X>>> instances = optional(of(InstanceSource.class), spec.instances(), ref ->
                instances(context.get().create(InstanceSourceFactory.class, ref, InstanceSource.class), ref));

        Provider<Representation<X>> representation = singleton(of(Representation.class), () -> representation(
                configured(context.get().create(RepresentationFactory.class, spec.representation(), Representation.class))));
        Provider<Sampler> sampler = singleton(Key.get(Sampler.class), () -> configured(context.get().create(
                SamplerFactory.class, or(spec.sampler(), representation.get().defaultSampler()), Sampler.class)));
        Provider<ProximityKernel> kernel = singleton(Key.get(ProximityKernel.class), () -> configured(context.get().create(
                KernelFactory.class, or(spec.kernel(), representation.get().defaultKernel()), ProximityKernel.class)));
        Provider<SurrogateLearner> surrogate = singleton(Key.get(SurrogateLearner.class), () -> configured(
                context.get().create(
                        SurrogateFactory.class, or(spec.surrogate(), ComponentRef.of("ridge")), SurrogateLearner.class)));
        Provider<Optional<Picker>> picker = optional(Key.get(Picker.class), spec.picker(),
                ref -> context.get().create(PickerFactory.class, ref, Picker.class));
        Provider<List<ExplanationRenderer>> renderers = singleton(new Key<>() {}, () -> spec.renderers().stream()
                .map(ref -> context.get().create(RendererFactory.class, ref, ExplanationRenderer.class))
                .toList());

        Provider<Execution> execution = getProvider(Execution.class);
        Provider<LimeExplainer<X>> explainer = singleton(of(LimeExplainer.class), () -> {
            LimeExplainerBuilder<X> builder = LimeExplainer.builder(model.get())
                    .registry(plugins.get())
                    .baseDirectory(folder)
                    .execution(execution.get());
            background.get().ifPresent(builder::background);
            if (configured.contains(representation.get())) {
                spec.preset().ifPresent(builder::preset);
            }
            choose(representation.get(), builder::representation, Optional.of(spec.representation()), builder::representation);
            choose(sampler.get(), builder::sampler, spec.sampler(), builder::sampler);
            choose(kernel.get(), builder::kernel, spec.kernel(), builder::kernel);
            choose(surrogate.get(), builder::surrogate, spec.surrogate(), builder::surrogate);
            return builder.build();
        });
        Key<Explainer<X>> door = of(Explainer.class);
        bind(door).to(this.<LimeExplainer<X>>of(LimeExplainer.class));
        singleton(this.<Pipeline<X>>of(Pipeline.class), () -> new Pipeline<>(
                spec, context.get(), model.get(), explainer.get(), instances.get(), picker.get(), renderers.get(), key -> ""));
    }

    private <F extends ComponentFactory<?, ?>> void bindPlugins(ComponentKind<F> kind) {
        @SuppressWarnings("unchecked") // KernelFactory<?> where the class is KernelFactory.
        TypeLiteral<F> factory = (TypeLiteral<F>) TypeLiteral.get(withWildcards(kind.factoryType()));
        MapBinder<String, F> byId = MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), factory);
        List<String> ids = registry.available(kind.factoryType()).stream().map(PluginInfo::id).toList();
        for (String id : ids) {
            if (Collections.frequency(ids, id) == 1) {
                byId.addBinding(id).toInstance(registry.factory(kind.factoryType(), id));
            }
        }
    }

    private static Type withWildcards(Class<?> type) {
        Type[] any = new Type[type.getTypeParameters().length];
        Arrays.fill(any, Types.subtypeOf(Object.class));
        return any.length == 0 ? type : Types.newParameterizedType(type, any);
    }

    /** The key of a type of one parameter, with X for it. */
    @SuppressWarnings("unchecked")
    private <T> Key<T> of(Class<? super T> generic) {
        return (Key<T>) Key.get(Types.newParameterizedType(generic, type));
    }

    /** Binds a singleton; the provider returned gives what is bound in the end, which may be another one. */
    private <T> Provider<T> singleton(Key<T> key, Provider<T> made) {
        bind(key).toProvider(made).in(Singleton.class);
        return getProvider(key);
    }

    /** Binds a part if the configuration names it, and its Optional in any case. */
    private <T> Provider<Optional<T>> optional(
            Key<T> key, Optional<? extends ComponentRef<?>> ref, Function<ComponentRef<?>, T> make) {
        @SuppressWarnings("unchecked")
        Key<Optional<T>> optional =
                (Key<Optional<T>>) Key.get(Types.newParameterizedType(Optional.class, key.getTypeLiteral().getType()));
        if (ref.isEmpty()) {
            return singleton(optional, Optional::empty);
        }
        Provider<T> part = singleton(key, () -> make.apply(ref.get()));
        return singleton(optional, () -> Optional.of(part.get()));
    }

    private static ComponentRef<?> or(Optional<? extends ComponentRef<?>> ref, ComponentRef<?> fallback) {
        return ref.<ComponentRef<?>>map(named -> named.inheriting(fallback)).orElse(fallback);
    }

    private <C extends Component> C configured(C component) {
        configured.add(component);
        return component;
    }

    /** By id and options what the configuration made, so that the provenance names these; by itself what replaces it. */
    private <C> void choose(
            C component, Consumer<C> byItself, Optional<? extends ComponentRef<?>> ref, Consumer<ComponentRef<?>> byRef) {
        if (configured.contains(component)) {
            ref.ifPresent(byRef);
        } else {
            byItself.accept(component);
        }
    }

    @SuppressWarnings("unchecked") // Its inputType() is X.
    private BlackBox<X> open(CreationContext context) {
        BlackBox<?> model = context.create(ModelAdapterFactory.class, spec.model(), ModelAdapter.class).open();
        try {
            requireType("model", spec.model(), "reads", model.inputType());
            return (BlackBox<X>) model;
        } catch (LimeException e) {
            model.close();
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // Its instanceType() is X.
    private InstanceSource<X> instances(InstanceSource<?> source, ComponentRef<?> ref) {
        requireType("instances", ref, "hold", source.instanceType());
        return (InstanceSource<X>) source;
    }

    @SuppressWarnings("unchecked") // Its instanceType() is X.
    private Representation<X> representation(Representation<?> made) {
        requireType("representation", spec.representation(), "makes", made.instanceType());
        return (Representation<X>) made;
    }

    private void requireType(String key, ComponentRef<?> ref, String verb, Class<?> found) {
        if (found != type) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, key + " '" + ref.id() + "' " + verb + " "
                    + found.getSimpleName() + ", but the module was made for " + type.getSimpleName()
                    + ": say LimeModule.of(…, " + found.getSimpleName() + ".class), or name another " + key);
        }
    }
}
