package org.lime4j.cli;

import java.nio.file.Path;
import java.util.List;
import org.lime4j.config.PluginDirectory;
import org.lime4j.core.plugin.PluginRegistry;

/** The plugins that a command sees. */
final class Registries {
    private Registries() {}

    /** Those of the application and of the jars in some folders. */
    static PluginRegistry with(List<Path> folders) {
        PluginRegistry.Builder registry = PluginRegistry.builder().withApplication();
        for (Path folder : folders) {
            PluginDirectory.addTo(registry, folder);
        }
        return registry.build();
    }
}
