package org.lime4j.core.plugin;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * Binds a tree of settings to a record of options, and finds everything that is wrong with it, not only the first.
 *
 * <p>Code and configuration files come through here alike, so they get the same messages. Numbers and booleans may also
 * be written as text, which is what environment variables are, and a list of one element as the element alone. Immutable
 * and thread-safe.
 */
public final class OptionBinder {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?) *([a-zA-Z]+)");

    /** Digits of the largest long. */
    private static final int LONGEST_LONG = 19;

    private final @Nullable PluginRegistry registry;
    /** Of the outermost record, where it is known. */
    private final Set<String> outermost;

    private OptionBinder(@Nullable PluginRegistry registry, Set<String> outermost) {
        this.registry = registry;
        this.outermost = outermost;
    }

    /**
     * {@return a binder that also looks into nested plugins: whether they exist, and whether their own options fit}
     *
     * @param registry where nested plugins are looked up
     */
    public static OptionBinder withPlugins(PluginRegistry registry) {
        return new OptionBinder(registry, Set.of());
    }

    /** {@return a binder that takes nested plugins as they are named} */
    public static OptionBinder withoutPlugins() {
        return new OptionBinder(null, Set.of());
    }

    /**
     * What came of binding: options, or problems.
     *
     * @param options empty if there are problems
     * @param problems in the order of the settings
     * @param <O> the record of options
     */
    public record Binding<O extends Record>(Optional<O> options, List<Problem> problems) {
        /**
         * Copies the problems.
         *
         * @param options empty if there are problems
         * @param problems in the order of the settings
         */
        public Binding {
            problems = List.copyOf(problems);
        }

        /**
         * {@return the options}
         *
         * @param id of the error
         * @throws LimeException with every problem on a line of its own, if there are any
         */
        public O orThrow(ErrorId id) {
            return options.orElseThrow(() -> Problem.exception(id, problems));
        }
    }

    /**
     * Binds.
     *
     * @param <O> the record of options
     * @param type a record whose components bear {@link Option}
     * @param settings a map by option name
     * @param path what stands before option names in messages, {@code kernel.distance}; may be ""
     * @return the options, or every problem that stands in their way
     * @throws IllegalArgumentException if the record is none of options, see {@link OptionSchema#of}
     */
    public <O extends Record> Binding<O> bind(Class<O> type, Setting settings, String path) {
        return bind(type, OptionSchema.of(type), settings, path);
    }

    <O extends Record> Binding<O> bind(Class<O> type, OptionSchema schema, Setting settings, String path) {
        List<Problem> problems = new ArrayList<>();
        Object options = new OptionBinder(registry, schema.names()).record(schema, settings, path, key -> "", problems);
        return new Binding<>(problems.isEmpty() ? Optional.of(type.cast(options)) : Optional.empty(), problems);
    }

    /**
     * The way back: the settings that give these options.
     *
     * @param options a record whose components bear {@link Option}
     * @return option name → Boolean, Number, String, or List or Map of these; empty optionals are left out
     */
    public static Map<String, Object> settings(Record options) {
        Map<String, Object> settings = new LinkedHashMap<>();
        OptionSchema.of(options.getClass()).entries().forEach((name, entry) ->
                plain(entry.type(), read(entry.component(), options)).ifPresent(value -> settings.put(name, value)));
        return Collections.unmodifiableMap(settings);
    }

    private static Optional<Object> plain(ValueType type, Object value) {
        if (type instanceof ValueType.Maybe maybe) {
            return content(value).flatMap(content -> plain(maybe.inner(), content));
        } else if (type instanceof ValueType.Nested) {
            return Optional.of(settings((Record) value));
        } else if (type instanceof ValueType.Many many) {
            return Optional.of(((List<?>) value).stream().flatMap(element -> plain(many.element(), element).stream()).toList());
        } else if (type instanceof ValueType.Named named) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, element) ->
                    plain(named.element(), element).ifPresent(content -> map.put((String) name, content)));
            return Optional.of(Collections.unmodifiableMap(map));
        }
        return Optional.of(Setting.of(value).plain());
    }

    /** What is in any of the optional types. */
    static Optional<Object> content(Object optional) {
        if (optional instanceof OptionalInt number) {
            return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
        } else if (optional instanceof OptionalLong number) {
            return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
        } else if (optional instanceof OptionalDouble number) {
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }
        return ((Optional<?>) optional).map(content -> content);
    }

    /** The value of a component; the record has been made by this binder or is accessible to it. */
    static Object read(RecordComponent component, Record options) {
        try {
            requireAccess(component.getAccessor(), options.getClass(), options);
            return component.getAccessor().invoke(options);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    options.getClass().getName() + "." + component.getName() + "() threw " + e.getCause(), e);
        }
    }

    /** Why a record, or one inside it, cannot be made; "" if it can. */
    static String inaccessible(OptionSchema schema) {
        try {
            requireAccess(constructor(schema.recordType()), schema.recordType(), null);
        } catch (ReflectiveOperationException e) {
            return String.valueOf(e.getMessage());
        }
        return schema.options().stream()
                .flatMap(option -> option.nested().stream())
                .map(OptionBinder::inaccessible)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static <O extends Record> Constructor<O> constructor(Class<O> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    private static void requireAccess(AccessibleObject member, Class<?> type, @Nullable Object holder)
            throws IllegalAccessException {
        if (!member.canAccess(holder) && !member.trySetAccessible()) {
            Module module = type.getModule();
            throw new IllegalAccessException("options record " + type.getName() + " is not accessible: make it public"
                    + (module.isNamed()
                            ? " and add 'exports " + type.getPackageName() + ";' to the module-info of " + module.getName()
                            : ", and the classes around it"));
        }
    }

    /**
     * @param elsewhere key that is unknown here → what is known of it, or ""
     */
    private @Nullable Object record(OptionSchema schema, Setting settings, String path, UnaryOperator<String> elsewhere,
            List<Problem> problems) {
        if (!(settings.value() instanceof Map<?, ?>)) {
            String name = path.isEmpty() ? "the settings" : "'" + path + "'";
            problems.add(new Problem(settings.origin(), name + " must be "
                    + new ValueType.Nested(schema).wanted() + ", but is " + settings));
            return null;
        }
        int before = problems.size();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Set<String> misspelt = new TreeSet<>();
        settings.entries().forEach((key, setting) -> {
            OptionSchema.Entry entry = schema.entries().get(key);
            if (entry == null) {
                problems.add(new Problem(setting.origin(), unknown(key, path, schema, settings, elsewhere.apply(key))));
                Spelling.nearest(key, schema.names()).ifPresent(misspelt::add);
            } else {
                int known = problems.size();
                values.put(key, value(entry.type(), entry.range(), setting, join(path, key), problems));
                if (problems.size() == known + 1) {
                    problems.set(known, withEmptyWord(entry, join(path, key), problems.get(known)));
                }
            }
        });
        List<@Nullable Object> arguments = new ArrayList<>();
        schema.entries().forEach((name, entry) -> {
            if (values.containsKey(name)) {
                arguments.add(values.get(name));
            } else if (entry.info().required()) {
                if (!misspelt.contains(name)) {
                    problems.add(new Problem(settings.origin(), missing(entry, join(path, name))));
                }
            } else {
                arguments.add(defaultOf(entry, join(path, name), problems));
            }
        });
        return problems.size() > before ? null : construct(schema, arguments.toArray(), settings, path, problems);
    }

    /** That an optional value may also be auto or none is part of what it must be. */
    private static Problem withEmptyWord(OptionSchema.Entry entry, String path, Problem problem) {
        String must = "'" + path + "' must be " + entry.type().wanted() + ",";
        return problem.message().startsWith(must)
                ? new Problem(problem.origin(), "'" + path + "' must be " + entry.info().type()
                        + problem.message().substring(must.length() - 1))
                : problem;
    }

    private static @Nullable Object construct(
            OptionSchema schema, @Nullable Object[] arguments, Setting settings, String path, List<Problem> problems) {
        Class<? extends Record> type = schema.recordType();
        String prefix = path.isEmpty() ? "" : path + ": ";
        try {
            Constructor<? extends Record> constructor = constructor(type);
            requireAccess(constructor, type, null);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            String reason = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
            problems.add(new Problem(settings.origin(),
                    prefix + (reason == null ? "options record " + type.getName() + " threw " + cause : reason)));
        } catch (ReflectiveOperationException e) {
            problems.add(new Problem(settings.origin(), prefix + e.getMessage()));
        }
        return null;
    }

    private String unknown(String key, String path, OptionSchema schema, Setting settings, String elsewhere) {
        Set<String> known = schema.names();
        String hint = blocksWith(key, path, schema, settings);
        if (hint.isEmpty()) {
            hint = elsewhere;
        }
        if (hint.isEmpty() && path.indexOf('.') < 0 && !path.isEmpty() && outermost.contains(key)) {
            hint = "; it belongs outside of the block '" + path + "'";
        }
        if (known.isEmpty()) {
            return "unknown key '" + join(path, key) + "'" + hint + "; " + (path.isEmpty() ? "nothing" : "'" + path + "'")
                    + " has no options";
        }
        return "unknown key '" + join(path, key) + "'" + (hint.isEmpty() ? Spelling.hint(key, known) : hint)
                + " (known: " + String.join(", ", known) + ")";
    }

    /** Whether a key would be right one block further in, and which. */
    private String blocksWith(String key, String path, OptionSchema schema, Setting settings) {
        List<String> blocks = new ArrayList<>();
        schema.entries().forEach((name, entry) -> {
            ValueType type = entry.type() instanceof ValueType.Maybe maybe ? maybe.inner() : entry.type();
            Setting setting = settings.entries().get(name);
            if (type instanceof ValueType.Nested nested && nested.schema().names().contains(key)) {
                blocks.add(join(path, name) + " { " + key + " = … }");
            } else if (type instanceof ValueType.Plugin plugin && setting != null) {
                plugin(plugin, setting).filter(info -> info.schema().names().contains(key)).ifPresent(
                        info -> blocks.add(join(path, name) + " { type = " + info.id() + ", " + key + " = … }"));
            }
        });
        return blocks.isEmpty() ? "" : "; it belongs into " + String.join(" or ", blocks);
    }

    /** The plugin that a setting names, if there is one of that name. */
    private Optional<PluginInfo> plugin(ValueType.Plugin plugin, Setting setting) {
        Object name = setting.value();
        if (name instanceof Map<?, ?> && setting.entries().containsKey(Setting.TYPE)) {
            name = setting.entries().get(Setting.TYPE).value();
        }
        if (registry == null || plugin.factoryType().isEmpty() || !(name instanceof String id)) {
            return Optional.empty();
        }
        return registry.available(plugin.factoryType().get()).stream()
                .filter(info -> info.id().equalsIgnoreCase(id) || info.aliases().stream().anyMatch(id::equalsIgnoreCase))
                .findFirst();
    }

    private String missing(OptionSchema.Entry entry, String path) {
        return "'" + path + "' is missing; it must be " + entry.type().wanted()
                + (entry.range().toString().isEmpty() ? "" : ", " + entry.range()) + " (" + entry.option().doc() + ")";
    }

    /** The default of an option that has one; null, with a problem, if it does not fit. */
    @Nullable Object defaultOf(OptionSchema.Entry entry, String path, List<Problem> problems) {
        String text = entry.option().value();
        ValueType type = entry.type();
        if (!text.isEmpty()) {
            ValueType.Many many = type instanceof ValueType.Many list ? list : null;
            if (many == null) {
                return value(type, entry.range(), new Setting(text, ""), path, problems);
            }
            return value(type, entry.range(), Setting.of(elements(text)), path, problems);
        }
        if (type instanceof ValueType.Maybe maybe) {
            return wrap(maybe, null);
        } else if (type instanceof ValueType.Nested nested) {
            return record(nested.schema(), Setting.of(Map.of()), path, key -> "", problems);
        }
        return type instanceof ValueType.Many ? List.of() : Map.of();
    }

    private static List<String> elements(String text) {
        String inner = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return inner.isBlank() ? List.of() : Arrays.stream(inner.split(",")).map(String::strip).toList();
    }

    private @Nullable Object value(ValueType type, Range range, Setting setting, String path, List<Problem> problems) {
        if (type instanceof ValueType.Maybe maybe) {
            if (setting.value() instanceof String text && maybe.empties(text)) {
                return wrap(maybe, null);
            }
            Object inner = value(maybe.inner(), range, setting, path, problems);
            return inner == null ? null : wrap(maybe, inner);
        } else if (type instanceof ValueType.Nested nested) {
            return record(nested.schema(), setting, path, key -> "", problems);
        } else if (type instanceof ValueType.Plugin plugin) {
            return ref(plugin, setting, path, problems);
        } else if (type instanceof ValueType.Many many) {
            return list(many, range, setting, path, problems);
        } else if (type instanceof ValueType.Named named) {
            return map(named, range, setting, path, problems);
        } else if (type instanceof ValueType.Choice choice) {
            return choice(choice, setting, path, problems);
        }
        return scalar(type, range, setting, path, problems);
    }

    private static Object wrap(ValueType.Maybe maybe, @Nullable Object content) {
        if (maybe.raw() == OptionalInt.class) {
            return content == null ? OptionalInt.empty() : OptionalInt.of((Integer) content);
        } else if (maybe.raw() == OptionalLong.class) {
            return content == null ? OptionalLong.empty() : OptionalLong.of((Long) content);
        } else if (maybe.raw() == OptionalDouble.class) {
            return content == null ? OptionalDouble.empty() : OptionalDouble.of((Double) content);
        }
        return Optional.ofNullable(content);
    }

    private @Nullable Object list(
            ValueType.Many many, Range range, Setting setting, String path, List<Problem> problems) {
        if (!(setting.value() instanceof List<?> settings)) {
            Object only = value(many.element(), range, setting, path, problems);
            return only == null ? null : List.of(only);
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            Object element = value(many.element(), range, (Setting) settings.get(i), path + "[" + i + "]", problems);
            if (element != null) {
                list.add(element);
            }
        }
        return Collections.unmodifiableList(list);
    }

    private @Nullable Object map(
            ValueType.Named named, Range range, Setting setting, String path, List<Problem> problems) {
        if (!(setting.value() instanceof Map<?, ?>)) {
            return wrong(named, setting, path, problems);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        setting.entries().forEach((key, inner) -> {
            Object element = value(named.element(), range, inner, join(path, key), problems);
            if (element != null) {
                map.put(key, element);
            }
        });
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object choice(ValueType.Choice choice, Setting setting, String path, List<Problem> problems) {
        Set<String> allowed = choice.constants().keySet();
        if (!(setting.value() instanceof String || setting.value() instanceof Boolean || setting.value() instanceof Number)) {
            return wrong(choice, setting, path, problems);
        }
        Object constant = choice.constants().get(setting.value().toString().toLowerCase(Locale.ROOT));
        if (constant == null) {
            problems.add(new Problem(setting.origin(), "'" + path + "' is " + setting
                    + Spelling.hint(setting.value().toString(), allowed) + " (allowed: " + String.join(", ", allowed) + ")"));
        }
        return constant;
    }

    private @Nullable Object ref(ValueType.Plugin plugin, Setting setting, String path, List<Problem> problems) {
        if (setting.value() instanceof String id) {
            return checkedRef(plugin, new Setting(id, setting.origin()), Map.of(), setting.origin(), path, problems);
        }
        if (!(setting.value() instanceof Map<?, ?>)) {
            return wrong(plugin, setting, path, problems);
        }
        Map<String, Setting> options = new LinkedHashMap<>(setting.entries());
        Setting type = options.remove(Setting.TYPE);
        if (type == null) {
            problems.add(new Problem(setting.origin(), "'" + join(path, Setting.TYPE) + "' is missing; it names the "
                    + plugin.kind() + known(plugin, options)));
            return null;
        }
        if (!(type.value() instanceof String)) {
            problems.add(new Problem(type.origin(), "'" + join(path, Setting.TYPE) + "' must be the name of a " + plugin.kind()
                    + ", but is " + type));
            return null;
        }
        return checkedRef(plugin, type, options, setting.origin(), path, problems);
    }

    private String known(ValueType.Plugin plugin, Map<String, Setting> options) {
        if (registry == null || plugin.factoryType().isEmpty()) {
            return "";
        }
        Set<String> ids = new TreeSet<>();
        registry.available(plugin.factoryType().get()).forEach(info -> ids.add(info.id()));
        String meant = options.entrySet().stream()
                .map(option -> ids.contains(option.getKey()) ? option.getKey() : String.valueOf(option.getValue().value()))
                .filter(ids::contains)
                .findFirst()
                .map(id -> "; write type = " + id)
                .orElse("");
        return meant + " (known: " + String.join(", ", ids) + ")";
    }

    private @Nullable Object checkedRef(ValueType.Plugin plugin, Setting type, Map<String, Setting> options, String origin,
            String path, List<Problem> problems) {
        String id = (String) type.value();
        if (registry != null && plugin.factoryType().isPresent()) {
            OptionSchema schema;
            try {
                schema = registry.info(plugin.factoryType().get(), id).schema();
            } catch (LimeException e) {
                problems.add(new Problem(type.origin(), e.getMessage()));
                return null;
            }
            int before = problems.size();
            record(schema, new Setting(options, origin), path, key -> others(plugin, id, key), problems);
            if (problems.size() > before) {
                return null;
            }
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        options.forEach((key, setting) -> plain.put(key, setting.plain()));
        return new ComponentRef<>(id, plain);
    }

    /** Which plugins of the same kind have an option, where this one has not: what is left of another choice, maybe. */
    private String others(ValueType.Plugin plugin, String id, String key) {
        if (registry == null || plugin.factoryType().isEmpty()) {
            return "";
        }
        List<String> ids = registry.available(plugin.factoryType().get()).stream()
                .filter(info -> info.schema().names().contains(key))
                .map(info -> "'" + info.id() + "'")
                .toList();
        return ids.isEmpty() ? "" : "; " + String.join(" and ", ids) + (ids.size() == 1 ? " has" : " have") + " it, '" + id
                + "' has not";
    }

    private static @Nullable Object scalar(
            ValueType type, Range range, Setting setting, String path, List<Problem> problems) {
        Object value = setting.value();
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return wrong(type, setting, path, problems);
        }
        if (type instanceof ValueType.Whole || type instanceof ValueType.Decimal) {
            return number(type, range, setting, path, problems);
        }
        if (type instanceof ValueType.Truth) {
            String text = value.toString().strip().toLowerCase(Locale.ROOT);
            return text.equals("true") || text.equals("false")
                    ? (Object) text.equals("true")
                    : wrong(type, setting, path, problems);
        }
        if (type instanceof ValueType.Text) {
            return value.toString();
        }
        if (type instanceof ValueType.Time) {
            Duration time = value instanceof String text ? time(text.strip()) : null;
            return time == null ? wrong(type, setting, path, problems) : time;
        }
        try {
            return Path.of(value.toString());
        } catch (InvalidPathException e) {
            return wrong(type, setting, path, problems);
        }
    }

    private static @Nullable Object number(
            ValueType type, Range range, Setting setting, String path, List<Problem> problems) {
        BigDecimal number;
        try {
            number = new BigDecimal(setting.value().toString().strip());
        } catch (NumberFormatException e) {
            return wrong(type, setting, path, problems);
        }
        if (type instanceof ValueType.Whole && number.stripTrailingZeros().scale() > 0) {
            return wrong(type, setting, path, problems);
        }
        String allowed = range.contains(number) ? "" : range.toString();
        if (allowed.isEmpty() && type instanceof ValueType.Whole whole) {
            allowed = tooLarge(whole, range, number);
        }
        if (!allowed.isEmpty()) {
            problems.add(new Problem(setting.origin(), "'" + path + "' is " + setting + "; it must be " + allowed));
            return null;
        }
        if (type instanceof ValueType.Whole whole) {
            return whole.isInt() ? (Object) number.intValueExact() : (Object) number.longValueExact();
        }
        double value = number.doubleValue();
        return Double.isInfinite(value) ? wrong(type, setting, path, problems) : (Object) value;
    }

    /** What the Java type allows, if the number is too large for it, else "". */
    private static String tooLarge(ValueType.Whole type, Range range, BigDecimal number) {
        int bits = type.isInt() ? Integer.SIZE : Long.SIZE;
        if (number.precision() - number.scale() <= LONGEST_LONG && number.toBigInteger().bitLength() < bits) {
            return "";
        }
        String low = range.min() == Double.NEGATIVE_INFINITY
                ? "at least " + (type.isInt() ? Integer.MIN_VALUE : Long.MIN_VALUE)
                : new Range(range.min(), Double.POSITIVE_INFINITY, range.exclusiveMin(), false).toString();
        return low + " and at most " + (type.isInt() ? Integer.MAX_VALUE : Long.MAX_VALUE);
    }

    private static @Nullable Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            long nanos = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                case "ms", "millis", "millisecond", "milliseconds" -> 1_000_000L;
                case "s", "second", "seconds" -> 1_000_000_000L;
                case "m", "min", "minute", "minutes" -> 60_000_000_000L;
                case "h", "hour", "hours" -> 3_600_000_000_000L;
                case "d", "day", "days" -> 86_400_000_000_000L;
                default -> 0;
            };
            try {
                return nanos == 0 ? null : Duration.ofNanos(
                        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos)).toBigInteger().longValueExact());
            } catch (ArithmeticException e) {
                return null;
            }
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Object wrong(ValueType type, Setting setting, String path, List<Problem> problems) {
        problems.add(new Problem(setting.origin(), "'" + path + "' must be " + type.wanted() + ", but is " + setting));
        return null;
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
