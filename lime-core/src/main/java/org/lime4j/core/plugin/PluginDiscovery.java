package org.lime4j.core.plugin;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks ServiceLoader for the providers of one service, place after place, so that a broken one never hides the others. */
final class PluginDiscovery<S> {
    /** ServiceLoader moves on after an error; should it not, this many equal errors in a row end the search. */
    private static final int STUCK = 50;

    /** Where providers are looked for. */
    sealed interface Source {}

    /** The application's own class path and modules. */
    record Application(ClassLoader loader) implements Source {}

    /** A class loader added by name; what its parents provide is not taken from it. */
    record Loader(String place, ClassLoader loader) implements Source {}

    /** A module layer added by name; what its parents provide is not taken from it. */
    record Layer(String place, ModuleLayer layer) implements Source {}

    private final String kind;
    private final Class<S> service;
    private final BiConsumer<S, String> found;
    private final List<PluginFailure> failures;
    private final Set<Class<?>> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> failed = new HashSet<>();

    /**
     * @param kind of plugin, for failures
     * @param service what ServiceLoader looks for; this module is made to use and read it
     * @param found receives each provider and its place
     * @param failures receives what could not be loaded
     */
    PluginDiscovery(String kind, Class<S> service, BiConsumer<S, String> found, List<PluginFailure> failures) {
        this.kind = kind;
        this.service = service;
        this.found = found;
        this.failures = failures;
        Module module = PluginDiscovery.class.getModule();
        module.addReads(service.getModule());
        module.addUses(service);
    }

    void search(Source source) {
        if (source instanceof Application application) {
            ServiceFiles files = ServiceFiles.of(application.loader(), service, null);
            search(source, ServiceLoader.load(service, application.loader()), files);
        } else if (source instanceof Loader loader) {
            ServiceFiles files = ServiceFiles.of(loader.loader(), service, loader.loader().getParent());
            search(source, ServiceLoader.load(service, loader.loader()), files);
        } else if (source instanceof Layer layer) {
            search(source, ServiceLoader.load(layer.layer(), service), null);
        }
    }

    /** A plugin that is already made. */
    void take(S plugin) {
        String place = "code (" + plugin.getClass().getName() + ")";
        try {
            found.accept(plugin, place);
        } catch (LinkageError | RuntimeException e) {
            failures.add(new PluginFailure(kind, place, reason(e)));
        }
    }

    private void search(Source source, ServiceLoader<S> loader, @Nullable ServiceFiles files) {
        Iterator<ServiceLoader.Provider<S>> providers = loader.stream().iterator();
        Set<String> seen = new HashSet<>();
        List<Throwable> nameless = new ArrayList<>();
        String last = "";
        int repeated = 0;
        while (repeated < STUCK) {
            ServiceLoader.Provider<S> provider;
            try {
                if (!providers.hasNext()) {
                    break;
                }
                provider = providers.next();
                repeated = 0;
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                repeated = e.toString().equals(last) ? repeated + 1 : 0;
                last = e.toString();
                String name = providerIn(last, files);
                if (name == null) {
                    nameless.add(e);
                } else {
                    seen.add(name);
                    fail(source, files, name, e);
                }
                continue;
            }
            seen.add(provider.type().getName());
            if (belongs(source, provider.type()) && known.add(provider.type())) {
                load(source, files, provider);
            }
        }
        nameless(source, files, seen, nameless);
    }

    private void load(Source source, @Nullable ServiceFiles files, ServiceLoader.Provider<S> provider) {
        Class<? extends S> type = provider.type();
        try {
            S plugin = provider.get();
            found.accept(plugin, place(source, files, type) + " (" + type.getName() + ")");
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            failures.add(new PluginFailure(kind, place(source, files, type) + " (" + type.getName() + ")", reason(e)));
        }
    }

    /** Errors that do not name their provider belong, in order, to the providers that were named but never seen. */
    private void nameless(Source source, @Nullable ServiceFiles files, Set<String> seen, List<Throwable> errors) {
        List<String> unseen = new ArrayList<>();
        if (files != null) {
            files.providers().stream().filter(name -> !seen.contains(name)).forEach(unseen::add);
        }
        for (int i = 0; i < errors.size(); i++) {
            if (unseen.size() == errors.size()) {
                fail(source, files, unseen.get(i), errors.get(i));
            } else if (!(source instanceof Application) && unseen.isEmpty()) {
                // A parent's provider: reported where the parent is searched.
                continue;
            } else if (failed.add(reason(errors.get(i)))) {
                failures.add(new PluginFailure(kind, placeOf(source), reason(errors.get(i))));
            }
        }
    }

    private void fail(Source source, @Nullable ServiceFiles files, String provider, Throwable error) {
        String container = files == null ? null : files.containerOf(provider);
        if (source instanceof Loader && container == null) {
            return;
        }
        String place = source instanceof Application && container != null ? container : placeOf(source);
        if (failed.add(place + " " + provider)) {
            failures.add(new PluginFailure(kind, place + " (" + provider + ")", reason(error)));
        }
    }

    private static @Nullable String providerIn(String message, @Nullable ServiceFiles files) {
        String longest = null;
        if (files != null) {
            for (String name : files.providers()) {
                if (message.contains(name) && (longest == null || name.length() > longest.length())) {
                    longest = name;
                }
            }
        }
        return longest;
    }

    private static boolean belongs(Source source, Class<?> type) {
        if (source instanceof Loader loader) {
            return type.getClassLoader() == loader.loader();
        }
        return !(source instanceof Layer layer) || type.getModule().getLayer() == layer.layer();
    }

    private static String placeOf(Source source) {
        if (source instanceof Loader loader) {
            return loader.place();
        }
        return source instanceof Layer layer ? layer.place() : "class path";
    }

    private static String place(Source source, @Nullable ServiceFiles files, Class<?> type) {
        if (!(source instanceof Application)) {
            return placeOf(source);
        }
        if (type.getModule().isNamed()) {
            return "module " + type.getModule().getName();
        }
        String container = files == null ? null : files.containerOf(type.getName());
        if (container != null) {
            return container;
        }
        CodeSource code = type.getProtectionDomain().getCodeSource();
        return code == null || code.getLocation() == null
                ? "class path"
                : ServiceFiles.nameOf(code.getLocation().toExternalForm());
    }

    /** The innermost cause says most; ServiceLoader's own words stand for it when there is none. */
    static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if ((cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException)
                && cause.getMessage() != null && !cause.getMessage().contains(" ")) {
            return "it needs class " + cause.getMessage().replace('/', '.') + ", which is missing: add the jar that holds it";
        }
        if (cause instanceof UnsupportedClassVersionError) {
            return "it was compiled for a newer Java than " + Runtime.version().feature() + ": " + cause.getMessage();
        }
        if (cause instanceof ServiceConfigurationError && cause.getMessage() != null) {
            return cause.getMessage().replaceFirst("^\\S+: (?=Provider )", "");
        }
        if (cause instanceof PluginRegistry.Unusable && cause.getMessage() != null) {
            return cause.getMessage();
        }
        if (cause instanceof LinkageError) {
            return cause + ": it was compiled against other versions of the classes that it finds here";
        }
        return "it threw " + cause;
    }
}
