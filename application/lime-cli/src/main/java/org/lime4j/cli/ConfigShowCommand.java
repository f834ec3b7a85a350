package org.lime4j.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.config.HoconText;
import org.lime4j.report.writing.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lime config show}: every setting in force. */
@Command(
        name = "show",
        description = {
            "Writes every setting that is in force: what the file says, what its preset and its representation choose, and all"
                    + " defaults.",
            "What is written is a pipeline file itself, for any folder: its paths are absolute. The background is loaded, the"
                    + " model is not."
        },
        mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {
    private final Streams streams;
    private final LimeCommand lime;

    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline, in HOCON.")
    private @Nullable Path file;

    @Mixin private SettingOptions changes = new SettingOptions();

    @Mixin private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Write JSON, which is HOCON too.")
    private boolean json;

    ConfigShowCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        if (file == null) {
            throw new IllegalStateException("not run by picocli");
        }
        Map<String, Object> settings = changes.read(file).inForce(plugins.registry(lime.errors(streams)));
        streams.write(out -> {
            if (json) {
                JsonText.write(out, true, document -> PlainJson.write(document, settings));
            } else {
                out.write(HoconText.file(settings).getBytes(StandardCharsets.UTF_8));
            }
        });
        return ExitCode.OK;
    }
}
