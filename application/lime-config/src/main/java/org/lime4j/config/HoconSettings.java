package org.lime4j.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Problem;
import org.lime4j.core.plugin.Setting;

/** Reads HOCON into settings that know file and line. */
final class HoconSettings {
    /** How the origin of an object reads whose keys stand in several places; the one that wins stands first. */
    private static final Pattern MERGED = Pattern.compile("merge of (.+?): (\\d+)(?:-\\d+)?(?:,|$)");

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[^}]*\\}");

    private static final Pattern KEY = Pattern.compile("^Key '\"?([^'\"]*)\"?' may not be followed by token");

    /** The key that names the plugin of a block. */
    private static final String PLUGIN = "type";

    private static final String KEY_OF_VALUE = "value";

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
        Map<Path, String> texts = HoconIncludes.read(file, settings::relative);
        String name = settings.relative(file);
        Config unresolved;
        try {
            // Without a folder in the file's name, includes would not be looked for beside it.
            unresolved = ConfigFactory.parseFile(
                    file.toAbsolutePath().toFile(),
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false));
        } catch (ConfigException e) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, settings.problem(e, name, texts).toString(), e);
        }
        if (unresolved.root().isEmpty()) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, new Problem(name,
                    "says nothing: write model { … } and representation { … }, what to explain as instances { … }, and for tables"
                            + " background { … }").toString());
        }
        try {
            return settings.of(unresolved.resolve().root());
        } catch (ConfigException e) {
            List<Problem> problems = settings.unresolved(unresolved);
            if (problems.isEmpty()) {
                problems.add(settings.problem(e, name, texts));
            }
            throw new LimeException(ErrorId.BAD_CONFIGURATION, Problem.exception(ErrorId.BAD_CONFIGURATION, problems).getMessage(), e);
        }
    }

    /**
     * Settings with one of them said otherwise.
     *
     * @param settings stay as they are
     * @throws LimeException {@link ErrorId#BAD_CONFIGURATION} if key or value cannot be read
     */
    static Setting with(Setting settings, String key, String value) {
        String origin = "--set " + key;
        List<String> path;
        try {
            path = ConfigUtil.splitPath(key);
        } catch (ConfigException e) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, new Problem(origin, "is no key; write it as in a file, its parts"
                    + " joined by dots: surrogate.features").toString(), e);
        }
        return with(settings, path, parse(value, origin), origin);
    }

    private static Setting with(Setting block, List<String> path, Optional<Setting> value, String origin) {
        Map<String, Setting> entries = new LinkedHashMap<>();
        if (block.value() instanceof Map<?, ?>) {
            entries.putAll(block.entries());
        } else if (block.value() instanceof String) {
            entries.put(PLUGIN, block);
        }
        String key = path.get(0);
        if (path.size() > 1) {
            Setting inner = entries.getOrDefault(key, new Setting(Map.of(), origin));
            entries.put(key, with(inner, path.subList(1, path.size()), value, origin));
        } else if (value.isPresent()) {
            entries.put(key, value.get());
        } else {
            entries.remove(key);
        }
        return new Setting(entries, block.origin());
    }

    /** A value; empty for null, which takes the key out. */
    private static Optional<Setting> parse(String value, String origin) {
        boolean block = !value.isEmpty() && "{[\"$".indexOf(value.charAt(0)) >= 0;
        if (!block && (value.contains("#") || value.contains("//"))) {
            // No comments: a colour or a path.
            return Optional.of(new Setting(value, origin));
        }
        try {
            ConfigObject parsed = ConfigFactory.parseString(KEY_OF_VALUE + " = " + value).resolve().root();
            if (parsed.size() == 1) {
                return Optional.of(parsed.get(KEY_OF_VALUE))
                        .filter(one -> one.valueType() != ConfigValueType.NULL)
                        .map(one -> placed(new HoconSettings(Path.of("")).of(one), origin));
            }
        } catch (ConfigException e) {
            if (block) {
                throw new LimeException(ErrorId.BAD_CONFIGURATION, new Problem(origin, "its value " + value
                        + " cannot be read: write it as in a file, with every bracket and quote closed").toString(), e);
            }
        }
        return Optional.of(new Setting(value, origin));
    }

    /** The same settings at one place. */
    private static Setting placed(Setting setting, String origin) {
        if (setting.value() instanceof Map<?, ?>) {
            Map<String, Setting> entries = new LinkedHashMap<>();
            setting.entries().forEach((name, inner) -> entries.put(name, placed(inner, origin)));
            return new Setting(entries, origin);
        }
        return setting.value() instanceof List<?> list
                ? new Setting(list.stream().map(inner -> placed((Setting) inner, origin)).toList(), origin)
                : new Setting(setting.value(), origin);
    }

    /** What keeps a text from being HOCON: a bracket or quote without its other half, or else what the parser says. */
    private Problem problem(ConfigException error, String name, Map<Path, String> texts) {
        ConfigOrigin origin = error.origin();
        Place place = origin == null ? new Place(null, 0) : Place.of(origin);
        String file = place.file == null ? name : relative(place.file);
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            if (relative(text.getKey()).equals(file)) {
                Optional<HoconBrackets.Fault> fault = HoconBrackets.fault(text.getValue());
                if (fault.isPresent()) {
                    return new Problem(file + ":" + fault.get().line(), fault.get().message());
                }
            }
        }
        String message = String.valueOf(error.getMessage());
        String prefix = origin == null ? "" : origin.description() + ": ";
        String heard = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        if (place.file == null) {
            return new Problem(file, HoconFaults.told(heard));
        }
        Matcher key = KEY.matcher(heard);
        int line = key.find()
                ? lineOf(key.group(1), place.line, texts.getOrDefault(place.file.toAbsolutePath().normalize(), ""))
                : place.line;
        return new Problem(line > 0 ? file + ":" + line : file, HoconFaults.told(heard));
    }

    /** The parser is on the next line already when it finds that a key has no value. */
    private static int lineOf(String key, int noticed, String text) {
        String[] lines = text.split("\n", -1);
        for (int line = Math.min(noticed, lines.length); line > 0; line--) {
            if (lines[line - 1].contains(key)) {
                return line;
            }
        }
        return noticed;
    }

    /** Every substitution that leads nowhere. */
    private List<Problem> unresolved(Config config) {
        List<Problem> problems = new ArrayList<>();
        try {
            unresolved(config.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true)).root(), problems);
        } catch (ConfigException e) {
            return new ArrayList<>();
        }
        return problems;
    }

    private void unresolved(ConfigValue value, List<Problem> problems) {
        if (value instanceof ConfigObject object && !isUnresolved(value)) {
            entries(object).forEach(entry -> unresolved(entry.getValue(), problems));
        } else if (value instanceof ConfigList list && !isUnresolved(value)) {
            list.forEach(element -> unresolved(element, problems));
        } else if (isUnresolved(value)) {
            Matcher substitution = SUBSTITUTION.matcher(value.render(ConfigRenderOptions.concise()));
            while (substitution.find()) {
                if (!substitution.group().startsWith("${?")) {
                    problems.add(new Problem(origin(value.origin()), HoconFaults.unresolved(substitution.group())));
                }
            }
        }
    }

    private static boolean isUnresolved(ConfigValue value) {
        try {
            value.valueType();
            if (value instanceof ConfigObject object) {
                object.size();
            }
            return false;
        } catch (ConfigException.NotResolved e) {
            return true;
        }
    }

    private static List<Map.Entry<String, ConfigValue>> entries(ConfigObject object) {
        List<Map.Entry<String, ConfigValue>> entries = new ArrayList<>(object.entrySet());
        entries.sort(Comparator
                .comparing((Map.Entry<String, ConfigValue> entry) -> Place.of(entry.getValue().origin()), Place.ORDER)
                .thenComparing(Map.Entry::getKey));
        return entries;
    }

    private Setting of(ConfigValue value) {
        String origin = origin(value.origin());
        if (value instanceof ConfigObject object) {
            Map<String, Setting> settings = new LinkedHashMap<>();
            for (Map.Entry<String, ConfigValue> entry : entries(object)) {
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

    private String origin(ConfigOrigin origin) {
        Place place = Place.of(origin);
        if (place.file == null) {
            return origin.description();
        }
        return place.line > 0 ? relative(place.file) + ":" + place.line : relative(place.file);
    }

    private String relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = folder.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute).toString();
    }

    /**
     * Where a value was written.
     *
     * @param file null where it is from no file
     * @param line from 1; at most 0 if it is not known
     */
    private record Place(@Nullable Path file, int line) {
        static final Comparator<Place> ORDER =
                Comparator.comparing((Place place) -> place.file == null ? "" : place.file.toString()).thenComparing(Place::line);

        static Place of(ConfigOrigin origin) {
            Matcher merged = MERGED.matcher(origin.description());
            if (merged.lookingAt()) {
                return new Place(Path.of(merged.group(1)), Integer.parseInt(merged.group(2)));
            }
            return origin.filename() == null ? new Place(null, 0) : new Place(Path.of(origin.filename()), origin.lineNumber());
        }
    }
}
