package org.lime4j.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lime4j.config.Pipeline;
import org.lime4j.report.writing.Escapes;
import org.lime4j.report.writing.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lime config check}: whether a file could be explained, as far as it can be known without asking the model. */
@Command(
        name = "check",
        description = {
            "Looks for everything that is wrong with a pipeline file, and tells what it would do.",
            "Loads the background, opens the model, reads the first instance and looks whether all parts fit it and each"
                    + " other. The model is asked nothing, and nothing is explained."
        },
        mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
    private static final String SCHEMA = "lime-check/1";

    private final Streams streams;
    private final LimeCommand lime;

    @Parameters(index = "0", paramLabel = "FILE", description = "The pipeline, in HOCON.")
    private @Nullable Path file;

    @Mixin private SettingOptions changes = new SettingOptions();

    @Mixin private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Write JSON (schema " + SCHEMA + ").")
    private boolean json;

    ConfigCheckCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        if (file == null) {
            throw new IllegalStateException("not run by picocli");
        }
        try (Pipeline<?> pipeline = changes.read(file).open(plugins.registry(lime.errors(streams)))) {
            boolean instances = pipeline.spec().instances().isPresent();
            if (instances) {
                pipeline.check();
            }
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("schema", SCHEMA);
            found.put("file", String.valueOf(file));
            found.put("outputs", pipeline.model().outputs().names());
            found.put("settings", pipeline.inForce());
            byte[] summary = summary(pipeline, instances).getBytes(StandardCharsets.UTF_8);
            streams.write(out -> {
                if (json) {
                    JsonText.write(out, true, document -> PlainJson.write(document, found));
                } else {
                    out.write(summary);
                }
            });
        }
        return ExitCode.OK;
    }

    private String summary(Pipeline<?> pipeline, boolean instances) {
        Map<String, Object> settings = pipeline.inForce();
        StringBuilder text = new StringBuilder("ok: ").append(file).append('\n');
        for (String key : List.of("model", "instances", "background", "preset", "representation", "sampler", "kernel", "surrogate",
                "picker", "renderers")) {
            line(text, key, names(settings.getOrDefault(key, "none")) + switch (key) {
                case "model" -> "; outputs " + pipeline.model().outputs().brief("");
                case "instances" -> instances ? "; the first one fits" : "; lime explain needs instances { … }";
                case "picker" -> pipeline.picker().isPresent() ? "; lime explain refuses it, as it explains every instance" : "";
                default -> "";
            });
        }
        Map<?, ?> request = (Map<?, ?>) settings.get("request");
        line(text, "request", request.get("samples") + " samples, outputs " + request.get("outputs") + ", seed " + request.get("seed"));
        return text.append("'lime config show' writes every setting in force.\n").toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("  ").append(key).append(" ".repeat(16 - key.length())).append(Escapes.visible(value)).append('\n');
    }

    private static String names(Object setting) {
        if (setting instanceof List<?> list) {
            return list.stream().map(ConfigCheckCommand::names).collect(Collectors.joining(", "));
        }
        return String.valueOf(setting instanceof Map<?, ?> map ? map.get("type") : setting);
    }
}
