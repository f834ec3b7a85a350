package org.lime4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;

class OptionBinderTest {
    enum Selection { AUTO, FORWARD, HIGHEST_WEIGHTS }

    record Block(
            @Option(value = "1", min = 0, max = 1, doc = "how much") double share,
            @Option(doc = "its name") String name) {}

    record Everything(
            @Option(value = "true", doc = "on or off") boolean flag,
            @Option(value = "10", min = 1, max = 100, doc = "how many") int maxDepth,
            @Option(value = "7", doc = "seed") long seed,
            @Option(value = "1", min = 0, exclusiveMin = true, doc = "ridge") double alpha,
            @Option(value = "plain", doc = "text") String label,
            @Option(value = "data/x.csv", doc = "file") Path file,
            @Option(value = "30 s", doc = "limit") Duration limit,
            @Option(value = "auto", doc = "how") Selection selection,
            @Option(value = "auto", min = 1, doc = "count") OptionalInt count,
            @Option(doc = "big") OptionalLong big,
            @Option(value = "auto", min = 0, exclusiveMin = true, doc = "width") OptionalDouble width,
            @Option(doc = "note") Optional<String> note,
            @Option(value = "0.25, 0.5", min = 0, max = 1, doc = "quantiles") List<Double> quantiles,
            @Option(doc = "blocks") Map<String, Block> blocks,
            @Option(doc = "perhaps a block") Optional<Block> block,
            @Option(value = "euclidean", doc = "how far") ComponentRef<DistanceFactory<?>> distance) {}

    record Required(
            @Option(doc = "Where the model is.") Path path,
            @Option(min = 1, doc = "How many.") int count) {}

    record Pair(@Option(value = "1", doc = "a") int low, @Option(value = "2", doc = "b") int high) {
        Pair {
            if (low > high) {
                throw new IllegalArgumentException("low is " + low + ", above high, which is " + high);
            }
        }
    }

    record MinkowskiOptions(@Option(value = "2", min = 1, doc = "power") double p) {}

    static final class Minkowski extends PluginRegistryTest.FakeFactory<MinkowskiOptions> {
        Minkowski() {
            super("minkowski", MinkowskiOptions.class);
        }

        @Override
        public Distance create(MinkowskiOptions options, CreationContext context) {
            return new PluginRegistryTest.Fake("p = " + options.p());
        }
    }

    private final OptionBinder binder = OptionBinder.withoutPlugins();
    private final OptionBinder withPlugins =
            OptionBinder.withPlugins(PluginRegistry.builder().withPlugin(new Minkowski()).build());

    private static String problems(OptionBinder binder, Class<? extends Record> type, Setting settings, String path) {
        OptionBinder.Binding<?> binding = binder.bind(type, settings, path);
        assertThat(binding.options()).isEmpty();
        return String.join("\n", binding.problems().stream().map(Problem::toString).toList());
    }

    private String problem(String key, Object value) {
        return problems(binder, Everything.class, Setting.of(Map.of(key, value)), "surrogate");
    }

    private Everything everything(String key, Object value) {
        return binder.bind(Everything.class, Setting.of(Map.of(key, value)), "").orThrow(ErrorId.BAD_OPTIONS);
    }

    @Test
    void defaults_hold_when_nothing_is_said() {
        Everything options = binder.bind(Everything.class, Setting.of(Map.of()), "").orThrow(ErrorId.BAD_OPTIONS);
        assertThat(options).isEqualTo(new Everything(true, 10, 7, 1, "plain", Path.of("data/x.csv"), Duration.ofSeconds(30),
                Selection.AUTO, OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty(),
                List.of(0.25, 0.5), Map.of(), Optional.empty(), ComponentRef.of("euclidean")));
    }

    @Test
    void every_type_is_bound() {
        Setting settings = Setting.of(Map.ofEntries(
                Map.entry("flag", false),
                Map.entry("max-depth", 3),
                Map.entry("seed", Long.MIN_VALUE),
                Map.entry("alpha", 0.5f),
                Map.entry("label", 12),
                Map.entry("file", Path.of("y.csv")),
                Map.entry("limit", Duration.ofMillis(1500)),
                Map.entry("selection", Selection.HIGHEST_WEIGHTS),
                Map.entry("count", 4),
                Map.entry("big", 5L),
                Map.entry("width", 6),
                Map.entry("note", "auto"),
                Map.entry("quantiles", List.of(0, 1)),
                Map.entry("blocks", Map.of("text", Map.of("name", "t"))),
                Map.entry("block", Map.of("name", "b", "share", 0.5)),
                Map.entry("distance", ComponentRef.of("minkowski").with("p", 3))));
        assertThat(binder.bind(Everything.class, settings, "").orThrow(ErrorId.BAD_OPTIONS)).isEqualTo(new Everything(
                false, 3, Long.MIN_VALUE, 0.5, "12", Path.of("y.csv"), Duration.ofMillis(1500), Selection.HIGHEST_WEIGHTS,
                OptionalInt.of(4), OptionalLong.of(5), OptionalDouble.of(6), Optional.of("auto"), List.of(0.0, 1.0),
                Map.of("text", new Block(1, "t")), Optional.of(new Block(0.5, "b")),
                new ComponentRef<>("minkowski", Map.of("p", 3))));
    }

    @Test
    void settings_are_the_way_back() {
        Everything options = new Everything(false, 3, 9, 0.5, "x", Path.of("y.csv"), Duration.ofMinutes(5),
                Selection.HIGHEST_WEIGHTS, OptionalInt.of(4), OptionalLong.empty(), OptionalDouble.of(6), Optional.of("n"),
                List.of(0.0, 1.0), Map.of("text", new Block(1, "t")), Optional.of(new Block(0.5, "b")),
                ComponentRef.<DistanceFactory<?>>of("minkowski").with("p", 3));
        Map<String, Object> settings = OptionBinder.settings(options);

        assertThat(settings).doesNotContainKey("big").containsEntry("selection", "highest-weights")
                .containsEntry("distance", Map.of("type", "minkowski", "p", 3)).containsEntry("limit", "5 min");
        assertThat(binder.bind(Everything.class, Setting.of(settings), "").orThrow(ErrorId.BAD_OPTIONS)).isEqualTo(options);
    }

    @Test
    void numbers_and_booleans_may_be_written_as_text_as_environment_variables_are() {
        assertThat(everything("max-depth", "12").maxDepth()).isEqualTo(12);
        assertThat(everything("max-depth", 12.0).maxDepth()).isEqualTo(12);
        assertThat(everything("alpha", " 1e-3 ").alpha()).isEqualTo(0.001);
        assertThat(everything("flag", "FALSE").flag()).isFalse();
        assertThat(everything("count", "AUTO").count()).isEmpty();
        assertThat(everything("width", "none").width()).isEmpty();
        assertThat(everything("block", "none").block()).isEmpty();
        assertThat(everything("note", "none").note()).hasValue("none");
        assertThat(everything("width", "0.5").width()).hasValue(0.5);
        assertThat(everything("quantiles", 0.5).quantiles()).containsExactly(0.5);
        assertThat(everything("selection", "Highest-Weights").selection()).isEqualTo(Selection.HIGHEST_WEIGHTS);
    }

    @ParameterizedTest
    @CsvSource({"30 s, PT30S", "30s, PT30S", "1.5 h, PT1H30M", "500 ms, PT0.5S", "5 minutes, PT5M", "PT2S, PT2S", "1 d, PT24H"})
    void times_are_numbers_with_units(String written, String time) {
        assertThat(everything("limit", written).limit()).isEqualTo(Duration.parse(time));
    }

    @Test
    void an_unknown_key_is_answered_with_the_nearest_and_the_known() {
        assertThat(problems(binder, Pair.class, Setting.of(Map.of("hihg", 3)), "surrogate"))
                .isEqualTo("unknown key 'surrogate.hihg'; did you mean 'high'? (known: high, low)");
        assertThat(problems(binder, Pair.class, Setting.of(Map.of("colour", 3)), ""))
                .isEqualTo("unknown key 'colour' (known: high, low)");
        assertThat(problem("maxDepth", 3)).startsWith("unknown key 'surrogate.maxDepth'; did you mean 'max-depth'? (known: ");
        assertThat(problems(binder, NoOptions.class, Setting.of(Map.of("width", 3)), "kernel"))
                .isEqualTo("unknown key 'kernel.width'; 'kernel' has no options");
    }

    @Test
    void a_value_of_the_wrong_type_is_answered_with_what_it_must_be() {
        assertThat(problem("flag", 1)).isEqualTo("'surrogate.flag' must be true or false, but is 1");
        assertThat(problem("max-depth", "many")).isEqualTo("'surrogate.max-depth' must be a whole number, but is 'many'");
        assertThat(problem("max-depth", 2.5)).isEqualTo("'surrogate.max-depth' must be a whole number, but is 2.5");
        assertThat(problem("max-depth", List.of(2))).isEqualTo("'surrogate.max-depth' must be a whole number, but is [2]");
        assertThat(problem("alpha", true)).isEqualTo("'surrogate.alpha' must be a number, but is true");
        assertThat(problem("alpha", Double.NaN)).isEqualTo("'surrogate.alpha' must be a number, but is NaN");
        assertThat(problem("alpha", "1e999")).isEqualTo("'surrogate.alpha' must be a number, but is '1e999'");
        assertThat(problem("label", Map.of("a", 1))).isEqualTo("'surrogate.label' must be a text, but is { a = 1 }");
        assertThat(problem("limit", 30))
                .isEqualTo("'surrogate.limit' must be a time with its unit, such as '30 s' or '5 min', but is 30");
        assertThat(problem("width", "wide")).isEqualTo("'surrogate.width' must be a number, or auto, but is 'wide'");
        assertThat(problem("quantiles", "half")).isEqualTo("'surrogate.quantiles' must be a number, but is 'half'");
        assertThat(problem("quantiles", List.of(0.5, "half")))
                .isEqualTo("'surrogate.quantiles[1]' must be a number, but is 'half'");
        assertThat(problem("blocks", "text")).isEqualTo("'surrogate.blocks' must be a block { name = … }, each value a block "
                + "{ name, share }, but is 'text'");
        assertThat(problem("block", "text")).isEqualTo("'surrogate.block' must be a block { name, share }, or none, but is 'text'");
        assertThat(problem("distance", 3)).isEqualTo("'surrogate.distance' must be the name of a distance plugin, or "
                + "{ type = name, option = … }, but is 3");
        assertThat(problems(binder, Pair.class, Setting.of(3), "")).isEqualTo("the settings must be a block { high, low }, but is 3");
    }

    @Test
    void a_number_out_of_range_is_answered_with_the_range() {
        assertThat(problem("max-depth", 0)).isEqualTo("'surrogate.max-depth' is 0; it must be at least 1 and at most 100");
        assertThat(problem("max-depth", 101)).isEqualTo("'surrogate.max-depth' is 101; it must be at least 1 and at most 100");
        assertThat(problem("alpha", 0)).isEqualTo("'surrogate.alpha' is 0; it must be greater than 0");
        assertThat(problem("width", -1.5)).isEqualTo("'surrogate.width' is -1.5; it must be greater than 0");
        assertThat(problem("count", 0)).isEqualTo("'surrogate.count' is 0; it must be at least 1");
        assertThat(problem("count", 3_000_000_000L))
                .isEqualTo("'surrogate.count' is 3000000000; it must be at least 1 and at most 2147483647");
        assertThat(problem("quantiles", List.of(0.5, 2)))
                .isEqualTo("'surrogate.quantiles[1]' is 2; it must be at least 0 and at most 1");
        assertThat(problem("seed", "1e30")).isEqualTo(
                "'surrogate.seed' is '1e30'; it must be at least -9223372036854775808 and at most 9223372036854775807");
        assertThat(problem("seed", "1e999999999")).startsWith("'surrogate.seed' is '1e999999999'; it must be at least -9");
        assertThat(everything("max-depth", 100).maxDepth()).isEqualTo(100);
        assertThat(everything("max-depth", 1).maxDepth()).isEqualTo(1);
    }

    @Test
    void a_bad_choice_is_answered_with_the_nearest_and_the_allowed() {
        assertThat(problem("selection", "fowrard")).isEqualTo("'surrogate.selection' is 'fowrard'; did you mean 'forward'? "
                + "(allowed: auto, forward, highest-weights)");
    }

    @Test
    void what_is_required_is_named_with_what_it_is_for() {
        assertThat(problems(binder, Required.class, Setting.of(Map.of()), "model"))
                .isEqualTo("""
                        'model.path' is missing; it must be a path (Where the model is.)
                        'model.count' is missing; it must be a whole number, at least 1 (How many.)""");
    }

    @Test
    void what_is_required_but_misspelt_is_told_of_once() {
        assertThat(problems(binder, Required.class, Setting.of(Map.of("pth", "x", "count", 1)), "model"))
                .isEqualTo("unknown key 'model.pth'; did you mean 'path'? (known: count, path)");
    }

    @Test
    void what_the_record_itself_refuses_is_a_problem_too() {
        assertThat(problems(binder, Pair.class, Setting.of(Map.of("low", 5)), "range"))
                .isEqualTo("range: low is 5, above high, which is 2");
        assertThat(problems(binder, Pair.class, Setting.of(Map.of("low", 5)), ""))
                .isEqualTo("low is 5, above high, which is 2");
    }

    @Test
    void a_nested_plugin_must_exist_and_its_options_must_fit() {
        assertThat(withPlugins.bind(Everything.class, Setting.of(Map.of("distance", "Minkowski")), "")
                .orThrow(ErrorId.BAD_OPTIONS).distance()).isEqualTo(ComponentRef.of("Minkowski"));
        assertThat(problems(withPlugins, Everything.class, Setting.of(Map.of("distance", "minkowsky")), "kernel"))
                .isEqualTo("no distance plugin is called 'minkowsky'; did you mean 'minkowski'? (known: minkowski)");
        assertThat(problems(withPlugins, Everything.class,
                Setting.of(Map.of("distance", new TreeMap<>(Map.of("type", "minkowski", "p", 0.5, "q", 1)))), "kernel"))
                .isEqualTo("""
                        'kernel.distance.p' is 0.5; it must be at least 1
                        unknown key 'kernel.distance.q' (known: p)""");
        assertThat(problems(withPlugins, Everything.class, Setting.of(Map.of("distance", Map.of("p", 2))), "kernel"))
                .isEqualTo("'kernel.distance.type' is missing; it names the distance plugin (known: minkowski)");
        assertThat(problems(withPlugins, Everything.class,
                Setting.of(Map.of("distance", Map.of("minkowski", Map.of("p", 2)))), "kernel"))
                .isEqualTo("'kernel.distance.type' is missing; it names the distance plugin; write type = minkowski "
                        + "(known: minkowski)");
        assertThat(problems(withPlugins, Everything.class, Setting.of(Map.of("distance", Map.of("type", 3))), "kernel"))
                .isEqualTo("'kernel.distance.type' must be the name of a distance plugin, but is 3");
    }

    @Test
    void a_default_plugin_that_is_not_there_is_found_when_binding() {
        assertThat(problems(withPlugins, Everything.class, Setting.of(Map.of()), "kernel"))
                .isEqualTo("no distance plugin is called 'euclidean' (known: minkowski)");
    }

    @Test
    void everything_wrong_is_collected_in_the_order_written_with_its_origin() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("alpa", new Setting(1, "a.conf:1"));
        settings.put("max-depth", new Setting("deep", "a.conf:2"));
        settings.put("distance", new Setting(
                Map.of("type", new Setting("minkowski", "b.conf:8"), "p", new Setting(0, "b.conf:9")), "b.conf:7"));
        OptionBinder.Binding<Everything> binding =
                withPlugins.bind(Everything.class, new Setting(settings, "a.conf"), "surrogate");

        assertThat(binding.problems()).extracting(Problem::origin).containsExactly("a.conf:1", "a.conf:2", "b.conf:9");
        LimeException error =
                catchThrowableOfType(LimeException.class, () -> binding.orThrow(ErrorId.BAD_CONFIGURATION));
        assertThat(error.id()).isEqualTo(ErrorId.BAD_CONFIGURATION);
        assertThat(error.getMessage().lines()).containsExactly(
                "a.conf:1: unknown key 'surrogate.alpa'; did you mean 'alpha'? (known: alpha, big, block, blocks, count, "
                        + "distance, file, flag, label, limit, max-depth, note, quantiles, seed, selection, width)",
                "a.conf:2: 'surrogate.max-depth' must be a whole number, but is 'deep'",
                "b.conf:9: 'surrogate.distance.p' is 0; it must be at least 1");
    }

    @Test
    void the_schema_says_name_type_range_default_and_purpose() {
        OptionSchema schema = OptionSchema.of(Everything.class);
        assertThat(schema.option("max-depth")).contains(new OptionInfo("max-depth", "a whole number", false, "10",
                "at least 1 and at most 100", List.of(), "how many", Optional.empty()));
        assertThat(schema.option("selection").orElseThrow().allowed()).containsExactly("auto", "forward", "highest-weights");
        assertThat(schema.option("blocks").orElseThrow().nested().orElseThrow().recordType()).isEqualTo(Block.class);
        assertThat(OptionSchema.of(Required.class).toString()).isEqualTo("""
                path: a path; required
                    Where the model is.
                count: a whole number; at least 1; required
                    How many.""");
        assertThat(schema.toString()).contains("width: a number, or auto; greater than 0; default auto\n    width");
    }

    record NoNote(int a) {}

    record NoSuchType(@Option(doc = "x") StringBuilder text) {}

    record Recursive(@Option(doc = "x") List<Recursive> more) {}

    @Test
    void a_record_that_is_none_of_options_is_refused() {
        assertThatThrownBy(() -> OptionSchema.of(NoNote.class))
                .hasMessage("component 'a' of options record " + NoNote.class.getName() + " bears no @Option");
        assertThatThrownBy(() -> OptionSchema.of(NoSuchType.class))
                .hasMessageStartingWith("component 'text' of options record " + NoSuchType.class.getName()
                        + ": type java.lang.StringBuilder is none that an option can have: use boolean, int, ");
        assertThatThrownBy(() -> OptionSchema.of(Recursive.class)).hasMessageContaining("contains itself");
    }

    @Test
    void settings_are_values_and_hold_nothing_else() {
        assertThat(Setting.of(Map.of("a", List.of(1, "b")))).isEqualTo(Setting.of(Map.of("a", List.of(1, "b"))));
        assertThat(Setting.of(Map.of("a", List.of(1, "b"))).plain()).isEqualTo(Map.of("a", List.of(1, "b")));
        assertThatThrownBy(() -> Setting.of(new Object())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value is of type java.lang.Object; a setting is a Boolean, a Number, a String, a List or a Map");
        assertThatThrownBy(() -> Setting.of(Map.of(1, 2))).hasMessage("the key 1 is not a String");
    }

    record Open(
            @Option(value = "0.5", min = 0, max = 1, exclusiveMin = true, exclusiveMax = true, doc = "share") double keep) {}

    @Test
    void bothEndsOfARangeMayBeExcluded() {
        OptionBinder binder = OptionBinder.withPlugins(PluginRegistry.standard());
        assertThat(binder.bind(Open.class, Setting.of(Map.of("keep", 0.999)), "").orThrow(ErrorId.BAD_OPTIONS)).isEqualTo(new Open(0.999));
        for (int end : new int[] {0, 1}) {
            assertThatThrownBy(() -> binder.bind(Open.class, Setting.of(Map.of("keep", end)), "").orThrow(ErrorId.BAD_OPTIONS))
                    .hasMessageContaining("'keep' is " + end + "; it must be greater than 0 and less than 1");
        }
        assertThat(OptionSchema.of(Open.class).toString())
                .contains("keep: a number; greater than 0 and less than 1; default 0.5");
    }
}
