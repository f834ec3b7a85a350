package org.lime4j.integration.random;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.OptionInfo;
import org.lime4j.core.plugin.OptionSchema;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * Draws plugins and their options from what the registry says of them: ranges, choices, nested plugins and blocks, lists,
 * maps, what is left out. A plugin that is added later is drawn too.
 */
final class RandomOptions {
    /** Numbers without an upper limit are mostly drawn up to this far above the lower one. */
    private static final double USUAL = 300;

    /** Plugins in plugins: deeper ones have their default options. */
    private static final int DEEPEST = 3;

    private static final List<String> TEXTS = List.of("", " ", "_", "UNKWORDZ", "#3366cc", "#ff0000", "검은", "a'b\"c", "none");

    private final PluginRegistry registry;
    private final RandomGenerator random;
    private final List<String> names;

    /**
     * @param names that maps are by: columns and blocks
     */
    RandomOptions(PluginRegistry registry, RandomGenerator random, List<String> names) {
        this.registry = registry;
        this.random = random;
        this.names = names;
    }

    /** Any plugin of a kind, with options of its own. */
    ComponentRef<?> plugin(Class<?> factoryType) {
        return plugin(factoryType, 0);
    }

    /** A plugin with some options drawn and the others left out. */
    ComponentRef<?> options(PluginInfo plugin) {
        return new ComponentRef<>(plugin.id(), options(plugin.schema(), 0));
    }

    /** Whether a plugin works on a file alone, which is not made up here. */
    static boolean needsFile(PluginInfo plugin) {
        RecordComponent[] components = plugin.schema().recordType().getRecordComponents();
        return IntStream.range(0, components.length)
                .anyMatch(i -> components[i].getType() == Path.class
                        && plugin.schema().options().get(i).required());
    }

    private ComponentRef<?> plugin(Class<?> factoryType, int depth) {
        List<PluginInfo> plugins =
                registry.available(factoryType).stream().filter(plugin -> !needsFile(plugin)).toList();
        PluginInfo plugin = plugins.get(random.nextInt(plugins.size()));
        return new ComponentRef<>(plugin.id(), options(plugin.schema(), depth));
    }

    private Map<String, Object> options(OptionSchema schema, int depth) {
        RecordComponent[] components = schema.recordType().getRecordComponents();
        List<OptionInfo> infos = schema.options();
        Map<String, Object> options = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i++) {
            double share = infos.get(i).required() ? 1 : depth >= DEEPEST ? 0 : 0.5;
            if (random.nextDouble() < share) {
                String name = infos.get(i).name();
                Option option = components[i].getAnnotation(Option.class);
                value(components[i].getGenericType(), option, depth).ifPresent(value -> options.put(name, value));
            }
        }
        return options;
    }

    /** Empty where no value of this type can be made up: a plugin of no known kind. */
    private Optional<Object> value(Type type, Option option, int depth) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type last = arguments[arguments.length - 1];
            if (generic.getRawType() == Optional.class) {
                return value(last, option, depth);
            } else if (generic.getRawType() == List.class) {
                return Optional.of(list(last, option, depth));
            } else if (generic.getRawType() == Map.class) {
                return Optional.of(map(last, option, depth));
            } else if (generic.getRawType() == ComponentRef.class) {
                return nested(last, depth);
            }
        }
        return type instanceof Class<?> plain ? scalar(plain, option, depth) : Optional.empty();
    }

    private Optional<Object> nested(Type factory, int depth) {
        Type raw = factory instanceof ParameterizedType generic ? generic.getRawType() : factory;
        return raw instanceof Class<?> type && type != ComponentFactory.class && ComponentFactory.class.isAssignableFrom(type)
                ? Optional.of(plugin(type, depth + 1))
                : Optional.empty();
    }

    /** Numbers mostly in ascending order, which some lists must have. */
    private List<Object> list(Type element, Option option, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            value(element, option, depth).ifPresent(list::add);
        }
        if (random.nextInt(4) > 0 && list.stream().allMatch(Number.class::isInstance)) {
            list.sort((a, b) -> Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue()));
        }
        return list;
    }

    private Map<String, Object> map(Type element, Option option, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = names.isEmpty() || random.nextInt(20) == 0 ? "elsewhere" : names.get(random.nextInt(names.size()));
            value(element, option, depth).ifPresent(value -> map.put(name, value));
        }
        return map;
    }

    private Optional<Object> scalar(Class<?> type, Option option, int depth) {
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(random.nextBoolean());
        } else if (type == int.class || type == Integer.class || type == OptionalInt.class) {
            return Optional.of(whole(option, Integer.MAX_VALUE));
        } else if (type == long.class || type == Long.class || type == OptionalLong.class) {
            return Optional.of(whole(option, Long.MAX_VALUE));
        } else if (type == double.class || type == Double.class || type == OptionalDouble.class) {
            return Optional.of(decimal(option));
        } else if (type == String.class) {
            return Optional.of(TEXTS.get(random.nextInt(TEXTS.size())));
        } else if (type == Path.class) {
            return Optional.of("no-such-file");
        } else if (type == Duration.class) {
            return Optional.of((1 + random.nextInt(90)) + " s");
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            String name = ((Enum<?>) constants[random.nextInt(constants.length)]).name();
            return Optional.of(name.toLowerCase(Locale.ROOT).replace('_', '-'));
        } else if (type.isRecord()) {
            return Optional.of(options(OptionSchema.of(type.asSubclass(Record.class)), depth));
        }
        throw new IllegalStateException("no option of type " + type.getName() + " can be drawn: add it here");
    }

    /** The ends of the range, what is just out of it, and all between, the small more often than the large. */
    private Object whole(Option option, long largest) {
        long low = option.min() == Double.NEGATIVE_INFINITY ? -20 : (long) Math.ceil(option.min()) + (option.exclusiveMin() ? 1 : 0);
        long high = option.max() == Double.POSITIVE_INFINITY ? largest : (long) Math.floor(option.max()) - (option.exclusiveMax() ? 1 : 0);
        int chance = random.nextInt(100);
        if (chance == 0) {
            return low - 1;
        } else if (chance == 1) {
            return high;
        } else if (chance < 10) {
            return low;
        }
        double span = Math.min((double) high - low, USUAL);
        return low + (long) Math.expm1(random.nextDouble() * Math.log1p(span));
    }

    private Object decimal(Option option) {
        boolean bounded = option.min() != Double.NEGATIVE_INFINITY;
        double low = bounded ? option.min() : -USUAL;
        boolean narrow = option.max() != Double.POSITIVE_INFINITY;
        int chance = random.nextInt(100);
        if (chance < 2) {
            return low;
        } else if (chance < 4) {
            return narrow ? option.max() : chance == 2 ? 1e300 : 1e12;
        } else if (chance < 6) {
            return Math.nextUp(low) + (chance == 4 ? 1e-9 : 0);
        }
        return narrow
                ? low + random.nextDouble() * (option.max() - low)
                : (bounded ? low : 0) + (bounded || random.nextBoolean() ? 1 : -1) * Math.exp(8 * random.nextDouble() - 5);
    }
}
