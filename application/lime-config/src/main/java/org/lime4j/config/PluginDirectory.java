package org.lime4j.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * A folder of plugins, which is looked into only where a program asks for it.
 *
 * <p>Each jar in it is a plugin, and so is each folder in it, whose jars are a plugin and what it depends on. A plugin sees
 * the application's classes and its own, none of another plugin, and its own before the application's; {@code org.lime4j}
 * alone is always the application's. Where lime4j is on the module path and all jars of a plugin are modules, they become
 * a module layer of their own, otherwise a class loader.
 *
 * <p>A plugin that cannot be used is told of by its name in {@link PluginRegistry#failures()}; the others work: a jar that
 * is damaged or has not the digest that was pinned, one that names no plugin, one made for another version of the
 * contracts, one that the application has already. Immutable; plugins stay loaded as long as the registry is in use.
 */
public final class PluginDirectory {
    private final Path folder;
    private final Optional<PluginPins> pins;

    private PluginDirectory(Path folder, Optional<PluginPins> pins) {
        this.folder = folder;
        this.pins = pins;
    }

    /**
     * {@return a folder of plugins; nothing is read yet}
     *
     * @param folder to look into
     */
    public static PluginDirectory of(Path folder) {
        return new PluginDirectory(folder, Optional.empty());
    }

    /**
     * {@return the same folder, of which only those plugins are loaded all of whose jars have the digest that is pinned}
     *
     * @param digests of jars, by their paths in the folder
     */
    public PluginDirectory pinnedBy(PluginPins digests) {
        return new PluginDirectory(folder, Optional.of(digests));
    }

    /**
     * Adds the plugins in the order of their names; other files are ignored.
     *
     * @param registry receives each plugin under the name of its jar or folder
     * @return {@code registry}
     * @throws LimeException {@link ErrorId#IO} if the folder cannot be read
     */
    public PluginRegistry.Builder addTo(PluginRegistry.Builder registry) {
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                List<Path> jars = entries(entry).stream().filter(PluginDirectory::isJar).toList();
                if (!jars.isEmpty()) {
                    add(new PluginBundle(name, jars), registry);
                }
            } else if (isJar(entry)) {
                add(new PluginBundle(name, List.of(entry)), registry);
            }
        }
        return registry;
    }

    private void add(PluginBundle plugin, PluginRegistry.Builder registry) {
        pins.flatMap(digests -> digests.check(folder, plugin.jars())).ifPresentOrElse(
                reason -> registry.withFailure(plugin.name(), reason), () -> plugin.addTo(registry));
    }

    private static boolean isJar(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, "plugin folder " + folder + " cannot be read: "
                    + (Files.exists(folder) ? e.getMessage() : "there is none"), e);
        }
    }
}
