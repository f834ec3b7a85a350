package org.lime4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.config.HoconText;
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
            String written = HoconText.inline(value);
            lines.add(stage + (written.startsWith("{") ? " " : " = ") + written);
        });
        return lines;
    }
}
