package org.lime4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.OptionInfo;
import org.lime4j.core.plugin.PluginFailure;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;

/** What a preset chooses, as it would stand in a pipeline file. */
final class PresetLines {
    /** What HOCON reads as it is. */
    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");

    private PresetLines() {}

    /** Whether a plugin is a preset. */
    static boolean isPreset(PluginInfo plugin) {
        return plugin.kind().equals("preset");
    }

    /**
     * What the presets among some plugins choose with their default options, by id. One that needs to be told something
     * has no entry, one that fails an entry among the failures.
     */
    static Map<String, List<PresetChoices>> choices(
            List<PluginInfo> plugins, PluginRegistry registry, List<PluginFailure> failures) {
        Map<String, List<PresetChoices>> choices = new LinkedHashMap<>();
        for (PluginInfo plugin : plugins) {
            if (!isPreset(plugin) || plugin.schema().options().stream().anyMatch(OptionInfo::required)) {
                continue;
            }
            try {
                choices.put(plugin.id(), CreationContext.of(registry)
                        .create(PresetFactory.class, ComponentRef.of(plugin.id()), Preset.class)
                        .choices());
            } catch (RuntimeException | LinkageError e) {
                failures.add(new PluginFailure(plugin.kind(), plugin.place(), "its choices cannot be listed: " + e));
            }
        }
        return choices;
    }

    /** One line a stage, the representation first: {@code surrogate { type = ridge, alpha = 1 }}. */
    static List<String> of(PresetChoices choices) {
        List<String> lines = new ArrayList<>();
        choices.settings().forEach((stage, value) -> {
            String written = written(value);
            lines.add(stage + (written.startsWith("{") ? " " : " = ") + written);
        });
        return lines;
    }

    /** A plugin without options as its name alone. */
    private static String written(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>(map);
            if (entries.size() == 1 && entries.containsKey("type")) {
                return written(entries.get("type"));
            }
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + written(entry.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PresetLines::written).collect(Collectors.joining(", ", "[", "]"));
        }
        String text = value.toString();
        return value instanceof String && !BARE.matcher(text).matches()
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : text;
    }
}
