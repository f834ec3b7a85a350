package org.lime4j.config;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks into a plugin's own jars first, so that it may bring other versions of libraries than the application's. */
final class PluginClassLoader extends URLClassLoader {
    /** Plugin and application must mean the same class by it. */
    private static final String OURS = "org.lime4j.";

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(String name, List<Path> jars, ClassLoader parent) {
        super("plugin " + name, jars.stream().map(PluginClassLoader::url).toArray(URL[]::new), parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(OURS) || name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type == null) {
                try {
                    type = findClass(name);
                } catch (ClassNotFoundException e) {
                    return super.loadClass(name, resolve);
                }
            }
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        for (URL inherited : Collections.list(getParent().getResources(name))) {
            if (all.stream().noneMatch(known -> known.toExternalForm().equals(inherited.toExternalForm()))) {
                all.add(inherited);
            }
        }
        return Collections.enumeration(all);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path of " + jar + " is no URL", e);
        }
    }
}
