package org.lime4j.config;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * A plugin as it lies in a folder: its jar, and those it depends on.
 *
 * @param name for messages
 * @param jars at least one
 */
record PluginBundle(String name, List<Path> jars) {
    private static final String SERVICES = "META-INF/services/";

    /** Adds what the jars hold, or why they cannot be used. */
    void addTo(PluginRegistry.Builder registry) {
        boolean namesPlugins = false;
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                namesPlugins |= file.stream().anyMatch(
                        entry -> !entry.isDirectory() && entry.getName().startsWith(SERVICES));
            } catch (IOException | SecurityException e) {
                String which = jars.size() == 1 ? "it" : jar.getFileName().toString();
                registry.withFailure(name, which + " cannot be read as a jar: " + e.getMessage());
                return;
            }
        }
        Optional<ModuleLayer> layer = layer();
        if (layer.isPresent()) {
            registry.withLayer(name, layer.get());
        } else if (namesPlugins) {
            registry.withLoader(name, new PluginClassLoader(name, jars, PluginRegistry.class.getClassLoader()));
        } else {
            registry.withFailure(name, "it names no plugin: its META-INF/services must name the factory class"
                    + (jars.size() > 1 ? "" : "; a jar that a plugin depends on belongs beside it in a folder of their own"));
        }
    }

    /** The modules of the jars as a layer; empty where lime4j is on the class path, or the jars do not make one. */
    private Optional<ModuleLayer> layer() {
        ModuleLayer application = PluginRegistry.class.getModule().getLayer();
        if (application == null) {
            return Optional.empty();
        }
        try {
            ModuleFinder own = withoutOurs(ModuleFinder.of(jars.toArray(Path[]::new)), application);
            Set<ModuleDescriptor> modules =
                    own.findAll().stream().map(ModuleReference::descriptor).collect(Collectors.toSet());
            if (modules.stream().anyMatch(ModuleDescriptor::isAutomatic)
                    || modules.stream().allMatch(module -> module.provides().isEmpty())) {
                return Optional.empty();
            }
            Configuration resolved = application.configuration().resolve(
                    own, ModuleFinder.of(), modules.stream().map(ModuleDescriptor::name).collect(Collectors.toSet()));
            return Optional.of(application.defineModulesWithOneLoader(resolved, PluginRegistry.class.getClassLoader()));
        } catch (FindException | ResolutionException | LayerInstantiationException e) {
            return Optional.empty();
        }
    }

    /** A copy of lime4j among the jars would be another lime4j, whose plugins none here could use. */
    private static ModuleFinder withoutOurs(ModuleFinder jars, ModuleLayer application) {
        Set<String> ours = new HashSet<>();
        application.modules().forEach(module -> ours.add(module.getName()));
        ours.removeIf(name -> !name.startsWith("org.lime4j."));
        return new ModuleFinder() {
            @Override
            public Optional<ModuleReference> find(String module) {
                return ours.contains(module) ? Optional.empty() : jars.find(module);
            }

            @Override
            public Set<ModuleReference> findAll() {
                return jars.findAll().stream()
                        .filter(module -> !ours.contains(module.descriptor().name()))
                        .collect(Collectors.toSet());
            }
        };
    }
}
