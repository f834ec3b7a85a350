package org.lime4j.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.plugin.OptionBinder;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Setting;

/**
 * A pipeline written down in a HOCON file.
 *
 * <pre>{@code
 * model          { type = tribuo, path = iris.tribuo }
 * background     { type = csv, path = iris.csv }
 * instances      { type = csv, path = iris.csv, rows = [17] }
 * representation { type = tabular }
 * kernel         { type = exponential, distance = euclidean, width = auto }
 * surrogate      { type = lasso, features = 8 }
 * request        { outputs = top 1, samples = 5000, seed = 1 }
 * renderers      = [text]
 * threads        = 2
 * }</pre>
 *
 * <p>{@link PipelineSpec} has all keys. A plugin without options may be written as its name alone; paths are relative to
 * the file's folder, also those of included files; includes and substitutions, also of environment variables, are those of
 * HOCON, but an include of a file that is not there is an error. Blocks of one
 * composite keep the order of their lines. Immutable and thread-safe.
 */
public final class PipelineFile {
    private final Path folder;
    private final Setting settings;

    private PipelineFile(Path folder, Setting settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Reads a file.
     *
     * @param file in HOCON, or JSON, which is a part of it
     * @return what stands in the file, not yet checked
     * @throws LimeException {@link ErrorId#IO} if the file cannot be read, {@link ErrorId#BAD_CONFIGURATION} with file
     *     and line if it is no HOCON, or where an include or a substitution leads nowhere. In this an include differs from
     *     other HOCON, which skips a file that is not there
     */
    public static PipelineFile read(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path folder = Objects.requireNonNullElse(parent, Path.of(""));
        return new PipelineFile(folder, HoconSettings.read(file, folder));
    }

    /**
     * {@return no file: settings in which nothing stands yet}
     *
     * @param folder that paths are relative to
     */
    public static PipelineFile empty(Path folder) {
        return new PipelineFile(folder, new Setting(Map.of(), ""));
    }

    /**
     * The file with one setting said otherwise, such as by a command line. The value takes the place of the whole setting; what
     * stands beside it in the same block stays, and a plugin that is written as its name alone becomes a block. A substitution
     * in the file still stands for what the file says.
     *
     * @param key such as {@code surrogate.features}; blocks that are not there are added
     * @param value in HOCON: {@code 4}, {@code [setosa, virginica]}, <code>{ type = lasso, features = 4 }</code>; what is no
     *     HOCON and does not begin with a bracket or quote, such as a path with a colon, is a text; null takes the setting out
     * @return the changed file; this one stays as it is. In messages the setting's place is {@code --set key}
     * @throws LimeException {@link ErrorId#BAD_CONFIGURATION} if the key or the value cannot be read
     */
    public PipelineFile with(String key, String value) {
        return new PipelineFile(folder, HoconSettings.with(settings, key, value));
    }

    /** {@return the folder that paths in the file are relative to} */
    public Path folder() {
        return folder;
    }

    /** {@return what stands in the file; each setting knows file and line} */
    public Setting settings() {
        return settings;
    }

    /**
     * {@return the pipeline that the file describes, its preset by name; nothing is opened}
     *
     * @param registry where plugins come from
     * @throws LimeException {@link ErrorId#BAD_CONFIGURATION} with every problem on a line of its own, each with file and
     *     line: {@code pipeline.conf:3: unknown key 'surrogate.lamda'; did you mean 'lambda'? (known: features, lambda)}
     */
    public PipelineSpec spec(PluginRegistry registry) {
        return OptionBinder.withPlugins(registry)
                .bind(PipelineSpec.class, settings, "")
                .orThrow(ErrorId.BAD_CONFIGURATION);
    }

    /**
     * Opens the pipeline: loads the model and the background, and puts the explainer together.
     *
     * @param registry where plugins come from
     * @return to be closed
     * @throws LimeException as {@link #spec}; the same for what comes to light only now, such as a model that reads
     *     another type of input than the representation makes. A single problem that is not one of configuration, such
     *     as a model that cannot be loaded, keeps its own id
     */
    public Pipeline<?> open(PluginRegistry registry) {
        return open(spec(registry), registry);
    }

    /**
     * Opens the pipeline with changes to what stands in the file, such as those of a command line.
     *
     * @param spec made from {@link #spec}
     * @param registry where plugins come from
     * @return to be closed
     * @throws LimeException as {@link #open(PluginRegistry)}
     */
    public Pipeline<?> open(PipelineSpec spec, PluginRegistry registry) {
        PipelineSpec.Request own = spec(registry).request();
        PipelineSpec.Request request = spec.request();
        Set<String> changed = new HashSet<>();
        if (!own.outputs().equals(request.outputs())) {
            changed.add("request.outputs");
        }
        if (!own.samples().equals(request.samples())) {
            changed.add("request.samples");
        }
        return new PipelineOpener(spec, registry, folder, key -> changed.contains(key) ? "" : originOf(key)).open();
    }

    /**
     * The pipeline with nothing left unsaid: what the preset chose, what the representation prefers, all defaults, and
     * absolute paths. {@link HoconText#file} of it is a file that describes the same pipeline, in whatever folder it lies.
     * The background is loaded, because representations may need it, but not the model.
     *
     * @param registry where plugins come from
     * @return key → Boolean, Number, String, or List or Map of these
     * @throws LimeException as {@link #open(PluginRegistry)}, for what was opened
     */
    public Map<String, Object> inForce(PluginRegistry registry) {
        return new PipelineOpener(spec(registry), registry, folder, this::originOf).inForce();
    }

    /**
     * {@return where a key is written, {@code pipeline.conf:3}; for one that is not, where the block around it is, the preset, or
     * else the file itself}
     *
     * @param key such as {@code picker}, {@code renderers[1]} or {@code request.outputs}
     */
    public String originOf(String key) {
        Setting at = settings;
        for (String part : key.split("[.\\[]")) {
            Setting next = part.endsWith("]") ? element(at, part) : member(at, part);
            if (next == null) {
                break;
            }
            at = next;
        }
        return at == settings ? settings.entries().getOrDefault("preset", settings).origin() : at.origin();
    }

    private static @Nullable Setting member(Setting block, String key) {
        return block.value() instanceof Map<?, ?> ? block.entries().get(key) : null;
    }

    private static @Nullable Setting element(Setting list, String part) {
        int index = Integer.parseInt(part.substring(0, part.length() - 1));
        return list.value() instanceof List<?> elements && index < elements.size() ? (Setting) elements.get(index) : null;
    }
}
