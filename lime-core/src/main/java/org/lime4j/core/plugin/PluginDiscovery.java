package org.lime4j.core.plugin;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
    private final Set<String> ofApplication = new HashSet<>();
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
            search(source, hasClassPath(application.loader())
                    ? ServiceLoader.load(service, application.loader())
                    : ServiceLoader.load(ModuleLayer.boot(), service));
        } else if (source instanceof Loader loader) {
            search(source, ServiceLoader.load(service, loader.loader()));
        } else if (source instanceof Layer layer) {
            search(source, ServiceLoader.load(layer.layer(), service));
        }
    }

    /** The system's loader may have modules only. To look for service files in each of their jars would open them all, for nothing. */
    private static boolean hasClassPath(ClassLoader loader) {
        return loader != ClassLoader.getSystemClassLoader() || !System.getProperty("java.class.path", "").isEmpty();
    }

    /** Read only when something is wrong: it opens every jar. */
    private ServiceFiles files(Source source) {
        if (source instanceof Application application) {
            return ServiceFiles.of(application.loader(), service, null);
        }
        return source instanceof Loader loader
                ? ServiceFiles.of(loader.loader(), service, loader.loader().getParent())
                : ServiceFiles.none();
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

    private void search(Source source, ServiceLoader<S> loader) {
        Iterator<ServiceLoader.Provider<S>> providers = loader.stream().iterator();
        Set<String> seen = new HashSet<>();
        List<Throwable> errors = new ArrayList<>();
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
                errors.add(e);
                continue;
            }
            seen.add(provider.type().getName());
            if (belongs(source, provider.type()) && known.add(provider.type())) {
                load(source, provider);
            }
        }
        if (!errors.isEmpty()) {
            report(source, files(source), seen, errors);
        }
    }

    private void load(Source source, ServiceLoader.Provider<S> provider) {
        String place = place(source, provider.type()) + " (" + provider.type().getName() + ")";
        try {
            found.accept(provider.get(), place);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            failures.add(new PluginFailure(kind, place, reason(e)));
        }
    }

    /** An error that does not name its provider belongs, by order, to a provider that was named but never seen. */
    private void report(Source source, ServiceFiles files, Set<String> seen, List<Throwable> errors) {
        List<Throwable> nameless = new ArrayList<>();
        for (Throwable error : errors) {
            String provider = providerIn(error.toString(), files);
            if (provider == null) {
                nameless.add(error);
            } else {
                seen.add(provider);
                fail(source, files, provider, error);
            }
        }
        List<String> unseen = files.providers().stream().filter(name -> !seen.contains(name)).toList();
        for (int i = 0; i < nameless.size(); i++) {
            if (unseen.size() == nameless.size()) {
                fail(source, files, unseen.get(i), nameless.get(i));
            } else if (source instanceof Loader && unseen.isEmpty() && !files.isUnreadable()) {
                // A parent's provider, reported where the parent is searched.
                continue;
            } else if (failed.add(reason(nameless.get(i)))) {
                failures.add(new PluginFailure(kind, placeOf(source), reason(nameless.get(i))));
            }
        }
    }

    private void fail(Source source, ServiceFiles files, String provider, Throwable error) {
        String place = source instanceof Application
                ? Objects.requireNonNullElse(files.containerOf(provider), placeOf(source))
                : placeOf(source);
        if (failed.add(place + " " + provider)) {
            failures.add(new PluginFailure(kind, place + " (" + provider + ")", reason(error)));
        }
    }

    private static @Nullable String providerIn(String message, ServiceFiles files) {
        String longest = null;
        for (String name : files.providers()) {
            if (message.contains(name) && (longest == null || name.length() > longest.length())) {
                longest = name;
            }
        }
        return longest;
    }

    /** Not a parent's provider, nor another copy of one that the application has. */
    private boolean belongs(Source source, Class<?> type) {
        if (source instanceof Application) {
            ofApplication.add(type.getName());
            return true;
        }
        boolean own = source instanceof Loader loader
                ? type.getClassLoader() == loader.loader()
                : source instanceof Layer layer && type.getModule().getLayer() == layer.layer();
        return own && !ofApplication.contains(type.getName());
    }

    private static String placeOf(Source source) {
        if (source instanceof Loader loader) {
            return loader.place();
        }
        return source instanceof Layer layer ? layer.place() : "class path";
    }

    private static String place(Source source, Class<?> type) {
        if (!(source instanceof Application)) {
            return placeOf(source);
        }
        if (type.getModule().isNamed()) {
            return "module " + type.getModule().getName();
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
