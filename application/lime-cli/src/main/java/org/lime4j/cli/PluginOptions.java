package org.lime4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.config.PluginDirectory;
import org.lime4j.config.PluginPins;
import org.lime4j.core.plugin.PluginRegistry;
import picocli.CommandLine.Option;

/** Where a command looks for plugins beside those of the application. */
final class PluginOptions {
    @Option(names = "--plugins", paramLabel = "DIR",
            description = "Also look for plugins in this folder of jars; may be repeated.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--plugin-pins", paramLabel = "FILE",
            description = "Load from these folders only jars whose SHA-256 digest stands in this file of sha256sum.")
    private @Nullable Path pins;

    /** The plugins of the application and of the folders; those that cannot be used are told of. */
    PluginRegistry registry(ErrorReport errors) {
        PluginRegistry registry = registry();
        registry.failures().forEach(failure -> errors.block("plugin-failed", failure.toString()));
        return registry;
    }

    /** The plugins of the application and of the folders. */
    PluginRegistry registry() {
        if (pins != null && folders.isEmpty()) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage",
                    "--plugin-pins says which jars of plugin folders to load, but there is no --plugins", null);
        }
        PluginRegistry.Builder registry = PluginRegistry.builder().withApplication();
        for (Path folder : folders) {
            PluginDirectory directory = PluginDirectory.of(folder);
            (pins == null ? directory : directory.pinnedBy(PluginPins.read(pins))).addTo(registry);
        }
        return registry.build();
    }
}
