package org.lime4j.core.plugin;

import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.ComponentProvenance;

/**
 * The plugins of every kind, found by ServiceLoader on the class path, on the module path, and in the class loaders and
 * module layers that were added.
 *
 * <p>A plugin that cannot be loaded is told of in {@link #failures()} and never hides the others. Two plugins under one
 * name are an error only where that name is asked for. Names are compared ignoring case. Immutable and thread-safe.
 */
public final class PluginRegistry {
    private final Map<Class<?>, Stage> stages;
    private final List<PluginFailure> failures;

    private PluginRegistry(Map<Class<?>, Stage> stages, List<PluginFailure> failures) {
        this.stages = stages;
        this.failures = List.copyOf(failures);
    }

    /** {@return the plugins of the application: those of the context class loader, then those beside this class} */
    public static PluginRegistry standard() {
        return builder().withApplication().build();
    }

    /** {@return a registry of chosen places; nothing is looked at unless it is added} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the kinds of plugins known here: the core's in the order of the data flow, then those that modules
     * brought, by name}
     */
    public List<ComponentKind<?>> kinds() {
        return stages.values().stream().<ComponentKind<?>>map(stage -> stage.kind).toList();
    }

    /** {@return all plugins, by kind and then by id} */
    public List<PluginInfo> available() {
        return stages.values().stream().flatMap(stage -> stage.infos().stream()).toList();
    }

    /**
     * {@return the plugins of one kind, by id}
     *
     * @param factoryType the stage's factory interface
     * @throws IllegalArgumentException if this is no kind of plugin known here
     */
    public List<PluginInfo> available(Class<?> factoryType) {
        return stage(factoryType).infos();
    }

    /**
     * {@return the plugins of one kind, by id}
     *
     * @param kind its name: {@code kernel}
     * @throws IllegalArgumentException if this is no kind of plugin known here
     */
    public List<PluginInfo> available(String kind) {
        for (Stage stage : stages.values()) {
            if (stage.name().equalsIgnoreCase(kind)) {
                return stage.infos();
            }
        }
        List<String> names = stages.values().stream().map(Stage::name).toList();
        throw new IllegalArgumentException("kind is '" + kind + "'" + Spelling.hint(kind, names) + " (known: "
                + String.join(", ", names) + ")");
    }

    /** {@return what cannot be used, and why, in the order in which it was met} */
    public List<PluginFailure> failures() {
        return failures;
    }

    /**
     * What is known of a plugin.
     *
     * @param factoryType the stage's factory interface
     * @param id or alias
     * @return what is known of it
     * @throws LimeException {@link ErrorId#PLUGIN_NOT_FOUND} or {@link ErrorId#PLUGIN_DUPLICATE}
     */
    public PluginInfo info(Class<?> factoryType, String id) {
        return plugin(factoryType, id).info;
    }

    /**
     * {@return a plugin's factory}
     *
     * @param <F> the stage's factory type
     * @param factoryType the stage's factory interface
     * @param id or alias
     * @throws LimeException {@link ErrorId#PLUGIN_NOT_FOUND} or {@link ErrorId#PLUGIN_DUPLICATE}
     */
    public <F extends ComponentFactory<?, ?>> F factory(Class<F> factoryType, String id) {
        return factoryType.cast(plugin(factoryType, id).factory);
    }

    /**
     * {@return a ref by the id of its plugin, also where that was named by an alias or in other letters}
     *
     * @param <F> the stage's factory type
     * @param factoryType the stage's factory interface
     * @param ref id or alias, and options
     * @throws LimeException {@link ErrorId#PLUGIN_NOT_FOUND} or {@link ErrorId#PLUGIN_DUPLICATE}
     */
    public <F extends ComponentFactory<?, ?>> ComponentRef<F> canonical(Class<?> factoryType, ComponentRef<F> ref) {
        return new ComponentRef<>(plugin(factoryType, ref.id()).info.id(), ref.options());
    }

    /**
     * Makes a component: finds the plugin, binds its options, and calls its factory.
     *
     * @param factoryType the stage's factory interface
     * @param ref id and options
     * @param context for the factory
     * @return the component, ready to use
     * @throws LimeException {@link ErrorId#PLUGIN_NOT_FOUND}, {@link ErrorId#PLUGIN_DUPLICATE}, {@link
     *     ErrorId#BAD_OPTIONS} with every problem on a line of its own, {@link ErrorId#PLUGIN_FAILED}, or what the
     *     factory itself throws
     */
    public Component create(Class<?> factoryType, ComponentRef<?> ref, CreationContext context) {
        Plugin<?, ?> plugin = plugin(factoryType, ref.id());
        return plugin.create(this, ref, context);
    }

    /**
     * What a ref stands for: the plugin's id and the options in force, defaults included.
     *
     * @param factoryType the stage's factory interface
     * @param ref id and options
     * @return nested plugins and blocks flattened: {@code distance.type}, {@code distance.…}
     * @throws LimeException {@link ErrorId#PLUGIN_NOT_FOUND}, {@link ErrorId#PLUGIN_DUPLICATE} or {@link
     *     ErrorId#BAD_OPTIONS}
     */
    public ComponentProvenance provenance(Class<?> factoryType, ComponentRef<?> ref) {
        Plugin<?, ?> plugin = plugin(factoryType, ref.id());
        Map<String, String> options = new TreeMap<>();
        flatten(plugin, ref, "", options);
        return new ComponentProvenance(plugin.info.id(), options);
    }

    /**
     * Options with everything that is in force said, as a configuration would say it: defaults, and nested plugins by id with
     * all their options. Relative paths are made absolute, so that it may be read from another folder.
     *
     * @param options a record whose components bear {@link Option}
     * @param directory what relative paths are relative to
     * @return option name → Boolean, Number, String, or List or Map of these; bound again, it gives options under which the
     *     same is in force. An empty optional is {@code auto} or {@code none}, a text or path that is not given left out
     * @throws LimeException {@link ErrorId#PLUGIN_NOT_FOUND}, {@link ErrorId#PLUGIN_DUPLICATE} or {@link
     *     ErrorId#BAD_OPTIONS}
     */
    public Map<String, Object> inForce(Record options, Path directory) {
        return inForce(OptionSchema.of(options.getClass()), options, directory);
    }

    private Map<String, Object> inForce(OptionSchema schema, Record options, Path directory) {
        Map<String, Object> settings = new LinkedHashMap<>();
        schema.entries().forEach((name, entry) -> {
            Object value = OptionBinder.read(entry.component(), options);
            if (entry.type() instanceof ValueType.Maybe maybe && OptionBinder.content(value).isEmpty()) {
                if (maybe.empties(entry.emptyWord())) {
                    settings.put(name, entry.emptyWord());
                }
            } else {
                settings.put(name, inForce(entry.type(), value, directory));
            }
        });
        return Collections.unmodifiableMap(settings);
    }

    private Object inForce(ValueType type, Object value, Path directory) {
        if (type instanceof ValueType.Maybe maybe) {
            return OptionBinder.content(value)
                    .map(content -> inForce(maybe.inner(), content, directory))
                    .orElse(ValueType.Maybe.NONE);
        } else if (type instanceof ValueType.Nested nested) {
            return inForce(nested.schema(), (Record) value, directory);
        } else if (type instanceof ValueType.Plugin stage && stage.factoryType().isPresent()) {
            return inForce(plugin(stage.factoryType().get(), ((ComponentRef<?>) value).id()), (ComponentRef<?>) value, directory);
        } else if (type instanceof ValueType.Many many) {
            return ((List<?>) value).stream().map(element -> inForce(many.element(), element, directory)).toList();
        } else if (type instanceof ValueType.Named named) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, element) ->
                    map.put((String) name, inForce(named.element(), element, directory)));
            return Collections.unmodifiableMap(map);
        } else if (type instanceof ValueType.File) {
            return directory.resolve((Path) value).toAbsolutePath().normalize().toString();
        }
        return Setting.of(value).plain();
    }

    /** A plugin without options by its id alone. */
    private Object inForce(Plugin<?, ?> plugin, ComponentRef<?> ref, Path directory) {
        Map<String, Object> options = inForce(plugin.info.schema(), plugin.bind(this, ref), directory);
        if (options.isEmpty()) {
            return plugin.info.id();
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(Setting.TYPE, plugin.info.id());
        settings.putAll(options);
        return Collections.unmodifiableMap(settings);
    }

    private void flatten(Plugin<?, ?> plugin, ComponentRef<?> ref, String path, Map<String, String> out) {
        flatten(plugin.info.schema(), plugin.bind(this, ref), path, out);
    }

    private void flatten(OptionSchema schema, Record options, String path, Map<String, String> out) {
        schema.entries().forEach((name, entry) -> {
            String at = OptionBinder.join(path, name);
            Object value = OptionBinder.read(entry.component(), options);
            if (entry.type() instanceof ValueType.Maybe && OptionBinder.content(value).isEmpty()) {
                out.put(at, entry.emptyWord());
            } else {
                flatten(entry.type(), value, at, out);
            }
        });
    }

    private void flatten(ValueType type, Object value, String path, Map<String, String> out) {
        if (type instanceof ValueType.Maybe maybe) {
            OptionBinder.content(value).ifPresent(content -> flatten(maybe.inner(), content, path, out));
        } else if (type instanceof ValueType.Nested nested) {
            flatten(nested.schema(), (Record) value, path, out);
        } else if (type instanceof ValueType.Plugin stage) {
            ComponentRef<?> ref = (ComponentRef<?>) value;
            if (stage.factoryType().isPresent()) {
                Plugin<?, ?> plugin = plugin(stage.factoryType().get(), ref.id());
                out.put(path + "." + Setting.TYPE, plugin.info.id());
                flatten(plugin, ref, path, out);
            } else {
                out.put(path + "." + Setting.TYPE, ref.id());
                ref.options().forEach((name, option) -> out.put(path + "." + name, text(option)));
            }
        } else if (type instanceof ValueType.Named named && !((Map<?, ?>) value).isEmpty()) {
            ((Map<?, ?>) value).forEach((name, element) -> flatten(named.element(), element, path + "." + name, out));
        } else if (type instanceof ValueType.Many many
                && (many.element() instanceof ValueType.Nested || many.element() instanceof ValueType.Plugin)
                && !((List<?>) value).isEmpty()) {
            List<?> elements = (List<?>) value;
            for (int i = 0; i < elements.size(); i++) {
                flatten(many.element(), elements.get(i), path + "[" + i + "]", out);
            }
        } else {
            out.put(path, value instanceof Map<?, ?> ? "{}" : text(value));
        }
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(PluginRegistry::text).collect(Collectors.joining(", ", "[", "]"));
        }
        Setting setting = Setting.of(value);
        return setting.value() instanceof String text ? text : setting.toString();
    }

    private Stage stage(Class<?> factoryType) {
        Stage stage = stages.get(factoryType);
        if (stage == null) {
            throw new IllegalArgumentException("factoryType is " + factoryType.getName() + ", which is no kind of plugin known "
                    + "here: its module must provide " + ComponentKinds.class.getName() + " with it");
        }
        return stage;
    }

    private Plugin<?, ?> plugin(Class<?> factoryType, String id) {
        Stage stage = stage(factoryType);
        List<Plugin<?, ?>> plugins = stage.byName.getOrDefault(key(id), List.of());
        if (plugins.size() == 1) {
            return plugins.get(0);
        }
        if (plugins.isEmpty()) {
            throw notFound(stage, id);
        }
        throw new LimeException(ErrorId.PLUGIN_DUPLICATE, plugins.size() + " " + stage.name() + " plugins are called '" + id
                + "': " + places(plugins) + "; remove all but one");
    }

    private LimeException notFound(Stage stage, String id) {
        Set<String> ids = stage.infos().stream().map(PluginInfo::id).collect(Collectors.toCollection(TreeSet::new));
        String failed = failures.stream()
                .filter(failure -> failure.kind().equals(stage.name()) || failure.kind().isEmpty())
                .map(PluginFailure::toString)
                .collect(Collectors.joining("; "));
        return new LimeException(ErrorId.PLUGIN_NOT_FOUND, "no " + stage.name() + " plugin is called '" + id + "'"
                + Spelling.hint(id, stage.names()) + " (known: " + (ids.isEmpty() ? "none" : String.join(", ", ids)) + ")"
                + otherKinds(id)
                + (failed.isEmpty() ? "" : "; not usable: " + failed));
    }

    /** Where a name was used under the wrong key. */
    private String otherKinds(String id) {
        List<String> kinds = stages.values().stream()
                .filter(other -> other.byName.containsKey(key(id)))
                .map(Stage::name)
                .toList();
        return kinds.isEmpty() ? "" : "; '" + id + "' is the name of a " + String.join(" and of a ", kinds) + " plugin";
    }

    private static String places(Collection<Plugin<?, ?>> plugins) {
        return plugins.stream().map(plugin -> plugin.info.place()).collect(Collectors.joining(" and "));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Chooses the places to look for plugins in. */
    public static final class Builder {
        private final Set<PluginDiscovery.Source> sources = new LinkedHashSet<>();
        private final List<ComponentKinds> kinds = new ArrayList<>();
        private final List<ComponentFactory<?, ?>> plugins = new ArrayList<>();
        private final List<PluginFailure> failures = new ArrayList<>();

        private Builder() {}

        /**
         * The context class loader, then the loader and the module layer of this class.
         *
         * @return this builder
         */
        public Builder withApplication() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            if (context != null) {
                sources.add(new PluginDiscovery.Application(context));
            }
            sources.add(new PluginDiscovery.Application(PluginRegistry.class.getClassLoader()));
            ModuleLayer own = PluginRegistry.class.getModule().getLayer();
            if (own != null && own != ModuleLayer.boot()) {
                sources.add(new PluginDiscovery.Layer("layer of lime4j", own));
            }
            return this;
        }

        /**
         * The plugins of a class loader, without those of its parents.
         *
         * @param place its name in messages: the name of a jar, say
         * @param loader which may be closed only when no component of its plugins is in use
         * @return this builder
         */
        public Builder withLoader(String place, ClassLoader loader) {
            sources.add(new PluginDiscovery.Loader(
                    Objects.requireNonNull(place, "place"), Objects.requireNonNull(loader, "loader")));
            return this;
        }

        /**
         * The plugins of a module layer, without those of its parents.
         *
         * @param place its name in messages
         * @param layer whose modules provide plugins
         * @return this builder
         */
        public Builder withLayer(String place, ModuleLayer layer) {
            sources.add(new PluginDiscovery.Layer(
                    Objects.requireNonNull(place, "place"), Objects.requireNonNull(layer, "layer")));
            return this;
        }

        /**
         * A plugin made by code, under the same rules as one that is found.
         *
         * @param factory of a kind known here
         * @return this builder
         */
        public Builder withPlugin(ComponentFactory<?, ?> factory) {
            plugins.add(Objects.requireNonNull(factory, "factory"));
            return this;
        }

        /**
         * Further kinds of plugins, told by code.
         *
         * @param more as a module would bring them
         * @return this builder
         */
        public Builder withKinds(ComponentKinds more) {
            kinds.add(Objects.requireNonNull(more, "more"));
            return this;
        }

        /**
         * A place whose plugins could not even be looked for, such as a damaged jar.
         *
         * @param place its name in messages
         * @param reason what is wrong with it
         * @return this builder
         */
        public Builder withFailure(String place, String reason) {
            failures.add(new PluginFailure("", place, reason));
            return this;
        }

        /**
         * Looks for plugins in the places added, in their order.
         *
         * @return the registry; a plugin that cannot be used is among its failures
         * @throws IllegalArgumentException if a plugin made by code is of no kind known here
         */
        public PluginRegistry build() {
            List<PluginFailure> all = new ArrayList<>(failures);
            Map<Class<?>, Stage> stages = new LinkedHashMap<>();
            for (ComponentKind<?> kind : allKinds(all)) {
                Stage stage = new Stage(kind);
                search(kind.name(), kind.factoryType(), plugins, stage::add, all);
                stage.finish(all);
                stages.put(kind.factoryType(), stage);
            }
            for (ComponentFactory<?, ?> plugin : plugins) {
                if (stages.keySet().stream().noneMatch(type -> type.isInstance(plugin))) {
                    throw new IllegalArgumentException("factory is a " + plugin.getClass().getName()
                            + ", which is of none of the kinds " + stages.values().stream().map(Stage::name).toList());
                }
            }
            return new PluginRegistry(Collections.unmodifiableMap(stages), all);
        }

        private List<ComponentKind<?>> allKinds(List<PluginFailure> all) {
            List<ComponentKind<?>> known = new ArrayList<>(CoreKinds.ALL);
            search("kinds", ComponentKinds.class, kinds, (provider, place) -> {
                for (ComponentKind<?> kind : provider.kinds()) {
                    Class<?> taken = known.stream().filter(other -> other.name().equals(kind.name()))
                            .<Class<?>>map(ComponentKind::factoryType).findFirst().orElse(kind.factoryType());
                    if (taken != kind.factoryType()) {
                        all.add(new PluginFailure("kinds", place,
                                "its kind '" + kind.name() + "' is already that of " + taken.getName()));
                    } else if (!Spelling.isKebab(kind.name())) {
                        all.add(new PluginFailure("kinds", place, "its kind is called '" + kind.name() + "': use kebab case"));
                    } else if (known.stream().noneMatch(other -> other.factoryType() == kind.factoryType())) {
                        known.add(kind);
                    }
                }
            }, all);
            // On the module path ServiceLoader finds modules in another order at each start.
            known.subList(CoreKinds.ALL.size(), known.size()).sort(Comparator.comparing(ComponentKind::name));
            return known;
        }

        private <S> void search(
                String kind, Class<S> service, List<?> given, BiConsumer<S, String> found, List<PluginFailure> all) {
            PluginDiscovery<S> discovery = new PluginDiscovery<>(kind, service, found, all);
            sources.forEach(discovery::search);
            given.stream().filter(service::isInstance).forEach(one -> discovery.take(service.cast(one)));
        }
    }

    /** The plugins of one kind. */
    private static final class Stage {
        private final ComponentKind<?> kind;
        private final List<Plugin<?, ?>> plugins = new ArrayList<>();
        private final Map<String, List<Plugin<?, ?>>> byName = new TreeMap<>();

        Stage(ComponentKind<?> kind) {
            this.kind = kind;
        }

        String name() {
            return kind.name();
        }

        void add(ComponentFactory<?, ?> factory, String place) {
            Plugin<?, ?> plugin = Plugin.of(kind.name(), factory, place);
            plugins.add(plugin);
            Set<String> names = new TreeSet<>();
            names.add(key(plugin.info.id()));
            plugin.info.aliases().forEach(alias -> names.add(key(alias)));
            names.forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(plugin));
        }

        void finish(List<PluginFailure> failures) {
            plugins.sort(Comparator.comparing((Plugin<?, ?> plugin) -> plugin.info.id())
                    .thenComparing(plugin -> plugin.info.place()));
            byName.forEach((name, same) -> {
                if (same.size() > 1) {
                    failures.add(new PluginFailure(kind.name(), places(same),
                            "all are called '" + name + "', so none can be used by that name: remove all but one"));
                }
            });
        }

        List<PluginInfo> infos() {
            return plugins.stream().map(plugin -> plugin.info).toList();
        }

        Set<String> names() {
            return byName.keySet();
        }
    }

    /** A factory that keeps the rules. */
    private static final class Plugin<O extends Record, C extends Component> {
        private final PluginInfo info;
        private final ComponentFactory<O, C> factory;
        private final Class<O> optionsType;

        private Plugin(PluginInfo info, ComponentFactory<O, C> factory, Class<O> optionsType) {
            this.info = info;
            this.factory = factory;
            this.optionsType = optionsType;
        }

        static <O extends Record, C extends Component> Plugin<O, C> of(
                String kind, ComponentFactory<O, C> factory, String place) {
            int version = factory.spiVersion();
            if (version != Spi.VERSION) {
                throw new Unusable("it was compiled for version " + version + " of the plugin contracts, but this is version "
                        + Spi.VERSION + ": use a build of the plugin for this version");
            }
            String id = checked(factory.id(), "id");
            factory.aliases().forEach(alias -> checked(alias, "alias"));
            Class<O> optionsType = factory.optionsType();
            OptionSchema schema;
            try {
                schema = OptionSchema.of(optionsType);
            } catch (IllegalArgumentException e) {
                throw new Unusable(e.getMessage());
            }
            String inaccessible = OptionBinder.inaccessible(schema);
            if (!inaccessible.isEmpty()) {
                throw new Unusable(inaccessible);
            }
            if (schema.option(Setting.TYPE).isPresent()) {
                throw new Unusable("options record " + optionsType.getName()
                        + " has a component 'type', which is the key that names the plugin: call it something else");
            }
            PluginInfo info = new PluginInfo(kind, id, factory.aliases(), factory.description(), schema, place);
            return new Plugin<>(info, factory, optionsType);
        }

        private static String checked(String name, String what) {
            if (name == null || !Spelling.isKebab(name)) {
                throw new Unusable("its " + what + " is '" + name
                        + "': use kebab case, lower-case letters and digits in parts joined by hyphens");
            }
            return name;
        }

        O bind(PluginRegistry registry, ComponentRef<?> ref) {
            Setting settings;
            try {
                settings = Setting.of(ref.options());
            } catch (IllegalArgumentException e) {
                throw new LimeException(ErrorId.BAD_OPTIONS, this + ": " + e.getMessage(), e);
            }
            return OptionBinder.withPlugins(registry)
                    .bind(optionsType, info.schema(), settings, info.kind())
                    .orThrow(ErrorId.BAD_OPTIONS);
        }

        C create(PluginRegistry registry, ComponentRef<?> ref, CreationContext context) {
            O options = bind(registry, ref);
            C component;
            try {
                component = factory.create(options, context);
            } catch (LimeException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new LimeException(ErrorId.BAD_OPTIONS, this + ": " + e.getMessage(), e);
            } catch (RuntimeException | LinkageError e) {
                throw new LimeException(ErrorId.PLUGIN_FAILED, this + " from " + info.place() + " could not be created: "
                        + PluginDiscovery.reason(e), e);
            }
            if (component == null) {
                throw new LimeException(ErrorId.PLUGIN_FAILED, this + " from " + info.place() + " created null");
            }
            return component;
        }

        /** {@code kernel 'exponential'}. */
        @Override
        public String toString() {
            return info.kind() + " '" + info.id() + "'";
        }
    }

    /** A factory that breaks a rule. */
    static final class Unusable extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }
}
