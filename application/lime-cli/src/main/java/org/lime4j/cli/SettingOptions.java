package org.lime4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lime4j.config.PipelineFile;
import picocli.CommandLine.Option;

/** Settings of a pipeline file that the command line says otherwise. */
final class SettingOptions {
    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Say a setting otherwise than the file: --set surrogate.features=4; may be repeated.")
    private List<String> settings = new ArrayList<>();

    private final String block;

    /** For picocli. */
    SettingOptions() {
        block = "";
    }

    /**
     * Settings of one block.
     *
     * @param settings as KEY=VALUE
     * @param block stands before each key, with a dot at its end
     */
    SettingOptions(List<String> settings, String block) {
        this.settings = List.copyOf(settings);
        this.block = block;
    }

    /** The file with the settings said here. */
    PipelineFile read(Path file) {
        return with(PipelineFile.read(file));
    }

    /** A file with the settings said here. */
    PipelineFile with(PipelineFile file) {
        PipelineFile changed = file;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new CommandException(ExitCode.UNUSABLE, "bad-usage",
                        "--set has '" + setting + "'; write KEY=VALUE, such as "
                                + (block.isEmpty() ? "surrogate.features=4" : "regions=50"), null);
            }
            changed = changed.with(block + setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
        }
        return changed;
    }
}
