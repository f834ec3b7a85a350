package org.lime4j.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.plugin.OptionInfo;
import org.lime4j.core.plugin.OptionSchema;
import org.lime4j.core.plugin.PluginFailure;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Ink;
import org.lime4j.report.writing.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code lime plugins}: what there is to choose from, and what cannot be used. */
@Command(
        name = "plugins",
        description = "Lists the plugins with their options, where they come from, and those that cannot be used.",
        mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
    private static final String SCHEMA = "lime-plugins/1";

    private final Streams streams;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND",
            description = "Only plugins of this kind: kernel, sampler, surrogate, …")
    private @Nullable String kind;

    @Mixin
    private PluginOptions places = new PluginOptions();

    @Option(names = "--json", description = "Write JSON (schema " + SCHEMA + ").")
    private boolean json;

    PluginsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        PluginRegistry registry = places.registry();
        List<PluginInfo> plugins = plugins(registry);
        List<PluginFailure> failures = new ArrayList<>(registry.failures().stream()
                .filter(failure -> kind == null || failure.kind().isEmpty() || failure.kind().equalsIgnoreCase(kind))
                .toList());
        Map<String, List<PresetChoices>> choices = PresetLines.choices(plugins, registry, failures);
        streams.write(out -> {
            if (json) {
                JsonText.write(out, true, document -> write(document, plugins, failures, choices));
            } else {
                Page page = new Page(streams.terminal().width(), new Ink(streams.terminal().coloured(), false), choices);
                out.write(page.of(plugins, failures).getBytes(StandardCharsets.UTF_8));
            }
        });
        return ExitCode.OK;
    }

    private List<PluginInfo> plugins(PluginRegistry registry) {
        try {
            return kind == null ? registry.available() : registry.available(kind);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage", String.valueOf(e.getMessage()), e);
        }
    }

    private static void write(
            JsonGenerator json,
            List<PluginInfo> plugins,
            List<PluginFailure> failures,
            Map<String, List<PresetChoices>> choices) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeArrayPropertyStart("plugins");
        for (PluginInfo plugin : plugins) {
            json.writeStartObject();
            json.writeStringProperty("kind", plugin.kind());
            json.writeStringProperty("id", plugin.id());
            strings(json, "aliases", plugin.aliases());
            json.writeStringProperty("description", plugin.description());
            json.writeStringProperty("place", plugin.place());
            options(json, plugin.schema());
            if (PresetLines.isPreset(plugin)) {
                json.writeArrayPropertyStart("choices");
                choices.getOrDefault(plugin.id(), List.of()).forEach(chosen -> PlainJson.write(json, chosen.settings()));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("failures");
        for (PluginFailure failure : failures) {
            json.writeStartObject();
            json.writeStringProperty("kind", failure.kind());
            json.writeStringProperty("place", failure.place());
            json.writeStringProperty("reason", failure.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void options(JsonGenerator json, OptionSchema schema) {
        json.writeArrayPropertyStart("options");
        for (OptionInfo option : schema.options()) {
            json.writeStartObject();
            json.writeStringProperty("name", option.name());
            json.writeStringProperty("type", option.type());
            json.writeBooleanProperty("required", option.required());
            if (option.required()) {
                json.writeNullProperty("default");
            } else {
                json.writeStringProperty("default", option.defaultValue());
            }
            json.writeStringProperty("range", option.range());
            strings(json, "allowed", option.allowed());
            json.writeStringProperty("doc", option.doc());
            if (option.nested().isPresent()) {
                options(json, option.nested().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void strings(JsonGenerator json, String property, Iterable<String> strings) {
        json.writeArrayPropertyStart(property);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    /** The list for people. */
    private static final class Page {
        private final StringBuilder page = new StringBuilder(8192);
        private final int width;
        private final Ink ink;
        private final Map<String, List<PresetChoices>> choices;

        Page(int width, Ink ink, Map<String, List<PresetChoices>> choices) {
            this.width = width;
            this.ink = ink;
            this.choices = choices;
        }

        String of(List<PluginInfo> plugins, List<PluginFailure> failures) {
            String kind = "";
            for (PluginInfo plugin : plugins) {
                if (!plugin.kind().equals(kind)) {
                    if (!kind.isEmpty()) {
                        page.append('\n');
                    }
                    kind = plugin.kind();
                    page.append(ink.strong(ink.text(kind))).append('\n');
                }
                plugin(plugin);
            }
            if (plugins.isEmpty()) {
                page.append("no plugin of this kind\n");
            }
            if (!failures.isEmpty()) {
                page.append('\n').append(ink.strong("not usable")).append('\n');
                for (PluginFailure failure : failures) {
                    String start = "! ";
                    String text = (failure.kind().isEmpty() ? "" : failure.kind() + " ") + failure;
                    for (String line : DisplayWidth.wrap(ink.text(text), width - 2)) {
                        page.append(ink.alarm(start + line)).append('\n');
                        start = "  ";
                    }
                }
            }
            return page.toString();
        }

        private void plugin(PluginInfo plugin) {
            String aliases = plugin.aliases().isEmpty() ? "" : " (also " + String.join(", ", plugin.aliases()) + ")";
            page.append("  ").append(ink.strong(ink.text(plugin.id()))).append(ink.text(aliases)).append('\n');
            paragraph("      ", plugin.description(), false);
            options(plugin.schema(), "      ");
            if (PresetLines.isPreset(plugin)) {
                choices.getOrDefault(plugin.id(), List.of()).forEach(this::choices);
            }
            paragraph("      ", "from " + plugin.place(), true);
        }

        private void options(OptionSchema schema, String indent) {
            for (OptionInfo option : schema.options()) {
                String value = option.defaultValue().isEmpty() ? "\"\"" : option.defaultValue();
                String name = option.name() + (option.required() ? " (required)" : " = " + value);
                String limits = option.type() + (option.range().isEmpty() ? "" : ", " + option.range());
                hanging(indent, name + "   " + limits);
                paragraph(indent + "    ", option.doc(), true);
                if (option.nested().isPresent()) {
                    options(option.nested().get(), indent + "    ");
                }
            }
        }

        private void choices(PresetChoices chosen) {
            String indent = "      ";
            for (String line : PresetLines.of(chosen)) {
                hanging(indent, line);
                indent = "        ";
            }
        }

        /** Lines but the first stand further in. */
        private void hanging(String indent, String text) {
            String start = indent;
            for (String line : DisplayWidth.wrap(ink.text(text), width - indent.length() - 4)) {
                page.append(start).append(line).append('\n');
                start = indent + "    ";
            }
        }

        private void paragraph(String indent, String text, boolean faint) {
            for (String line : DisplayWidth.wrap(ink.text(text), width - indent.length())) {
                page.append(indent).append(faint ? ink.faint(line) : line).append('\n');
            }
        }
    }
}
