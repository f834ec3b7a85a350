package org.lime4j.config;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * A folder of plugins: each jar gets a class loader of its own beside the application's classes.
 *
 * <p>A jar that is damaged, names no plugin, or holds a plugin that cannot be loaded is told of by its name in {@link
 * PluginRegistry#failures()}; the others work. Class loaders stay open as long as the registry is in use.
 */
public final class PluginDirectory {
    private static final String SERVICES = "META-INF/services/";

    private PluginDirectory() {}

    /**
     * Adds the plugins of all jars in a folder, in the order of their names; other files and folders in it are ignored.
     *
     * @param folder to look into
     * @param registry receives the jars under their file names
     * @return {@code registry}
     * @throws LimeException {@link ErrorId#IO} if the folder cannot be read
     */
    public static PluginRegistry.Builder addTo(PluginRegistry.Builder registry, Path folder) {
        for (Path jar : jars(folder)) {
            String name = jar.getFileName().toString();
            try (JarFile file = new JarFile(jar.toFile())) {
                if (file.stream().noneMatch(entry -> !entry.isDirectory() && entry.getName().startsWith(SERVICES))) {
                    registry.withFailure(name, "it names no plugin: its META-INF/services must name the factory class");
                    continue;
                }
            } catch (IOException | SecurityException e) {
                registry.withFailure(name, "it cannot be read as a jar: " + e.getMessage());
                continue;
            }
            registry.withLoader(name, new URLClassLoader(
                    "plugin " + name, new URL[] {url(jar)}, PluginRegistry.class.getClassLoader()));
        }
        return registry;
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, "plugin folder " + folder + " cannot be read: "
                    + (Files.exists(folder) ? e.getMessage() : "there is none"), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path of " + jar + " is no URL", e);
        }
    }
}
