package org.lime4j.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Problem;
import org.lime4j.core.plugin.Setting;

/** Reads HOCON into settings that know file and line. */
final class HoconSettings {
    private final Path folder;

    private HoconSettings(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a file with its includes, and puts in what its substitutions stand for.
     *
     * @param file to read
     * @param folder below which files are named by their relative paths in messages
     * @throws LimeException {@link ErrorId#IO} or {@link ErrorId#BAD_CONFIGURATION}
     */
    static Setting read(Path file, Path folder) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new LimeException(ErrorId.IO, "configuration file " + file + " cannot be read: "
                    + (Files.isDirectory(file) ? "it is a folder" : Files.exists(file) ? "no permission" : "there is none"));
        }
        HoconSettings settings = new HoconSettings(folder);
        try {
            // Without a folder in the file's name, includes would not be looked for beside it.
            Config config = ConfigFactory
                    .parseFile(file.toAbsolutePath().toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            return settings.of(config.root());
        } catch (ConfigException e) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, settings.problem(e).toString(), e);
        }
    }

    private Problem problem(ConfigException error) {
        ConfigOrigin origin = error.origin();
        String message = String.valueOf(error.getMessage());
        if (origin == null) {
            return new Problem("", message);
        }
        String prefix = origin.description() + ": ";
        String text = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return new Problem(origin(origin), text);
    }

    private Setting of(ConfigValue value) {
        String origin = origin(value.origin());
        if (value instanceof ConfigObject object) {
            List<Map.Entry<String, ConfigValue>> entries = new ArrayList<>(object.entrySet());
            entries.sort(Comparator
                    .comparing((Map.Entry<String, ConfigValue> entry) -> fileOf(entry.getValue().origin()))
                    .thenComparing(entry -> entry.getValue().origin().lineNumber())
                    .thenComparing(Map.Entry::getKey));
            Map<String, Setting> settings = new LinkedHashMap<>();
            for (Map.Entry<String, ConfigValue> entry : entries) {
                if (entry.getValue().valueType() != ConfigValueType.NULL) {
                    settings.put(entry.getKey(), of(entry.getValue()));
                }
            }
            return new Setting(settings, origin);
        }
        if (value instanceof ConfigList list) {
            return new Setting(list.stream()
                    .filter(element -> element.valueType() != ConfigValueType.NULL)
                    .map(this::of)
                    .toList(), origin);
        }
        return new Setting(scalar(value), origin);
    }

    /** A number that does not survive as a double, such as {@code 1.10} in a name, is kept as it was written. */
    private static Object scalar(ConfigValue value) {
        Object plain = value.unwrapped();
        if (plain instanceof Double) {
            String written = value.atKey("value").getString("value");
            if (!written.equals(plain.toString())) {
                return new BigDecimal(written);
            }
        }
        return plain;
    }

    private static String fileOf(ConfigOrigin origin) {
        return origin.filename() == null ? "" : origin.filename();
    }

    private String origin(ConfigOrigin origin) {
        @Nullable String file = origin.filename();
        String name = file == null ? origin.description() : relative(Path.of(file));
        return origin.lineNumber() > 0 && file != null ? name + ":" + origin.lineNumber() : name;
    }

    private String relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = folder.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute).toString();
    }
}
