package org.lime4j.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.RendererFactory;

/**
 * What the command line says instead of the file; null leaves it to the file.
 *
 * @param settings keys of the file
 * @param seed of all randomness
 * @param samples perturbations an instance
 * @param outputs as in a file: all, top N, or names
 * @param renderer id of the only renderer
 * @param threads workers
 */
record Changes(
        SettingOptions settings,
        @Nullable Long seed,
        @Nullable Integer samples,
        @Nullable List<String> outputs,
        @Nullable String renderer,
        @Nullable Integer threads) {
    /**
     * The pipeline with the changes, and with text as the terminal shows it best where the file does not say.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    PipelineSpec applyTo(PipelineSpec spec, PluginRegistry registry, Terminal terminal) {
        PipelineSpec.Request request = spec.request();
        if (samples != null && samples < 2) {
            throw new IllegalArgumentException("--samples is " + samples + "; a surrogate needs at least 2");
        }
        if (threads != null && threads < 1) {
            throw new IllegalArgumentException("--threads is " + threads + "; it must be at least 1");
        }
        return new PipelineSpec(
                spec.model(),
                spec.instances(),
                spec.background(),
                spec.preset(),
                spec.representation(),
                spec.sampler(),
                spec.kernel(),
                spec.surrogate(),
                spec.picker(),
                renderers(spec.renderers(), registry).stream().map(ref -> fitted(ref, registry, terminal)).toList(),
                new PipelineSpec.Request(
                        outputs == null ? request.outputs() : outputs.stream().map(String::strip).toList(),
                        samples == null ? request.samples() : OptionalInt.of(samples),
                        request.features(),
                        seed == null ? request.seed() : seed,
                        request.deadline()),
                threads == null ? spec.threads() : threads,
                spec.batchSize());
    }

    /** The renderer asked for, with the options that the file has for it. */
    private List<ComponentRef<RendererFactory<?>>> renderers(
            List<ComponentRef<RendererFactory<?>>> ofFile, PluginRegistry registry) {
        if (renderer == null) {
            return ofFile;
        }
        String wanted = id(registry, renderer);
        Optional<ComponentRef<RendererFactory<?>>> known =
                ofFile.stream().filter(ref -> id(registry, ref.id()).equals(wanted)).findFirst();
        return List.of(known.orElseGet(() -> ComponentRef.of(wanted)));
    }

    private static ComponentRef<RendererFactory<?>> fitted(
            ComponentRef<RendererFactory<?>> ref, PluginRegistry registry, Terminal terminal) {
        if (!id(registry, ref.id()).equals("text")) {
            return ref;
        }
        Map<String, Object> options = ref.options();
        ComponentRef<RendererFactory<?>> fitted = ref;
        if (terminal.coloured() && String.valueOf(options.getOrDefault("colour", "auto")).equalsIgnoreCase("auto")) {
            fitted = fitted.with("colour", "always");
        }
        return options.containsKey("width") ? fitted : fitted.with("width", terminal.width());
    }

    private static String id(PluginRegistry registry, String name) {
        return registry.info(RendererFactory.class, name).id();
    }
}
