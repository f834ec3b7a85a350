package org.lime4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.sampling.SamplerFactory;

class PluginRegistryTest {
    @TempDir
    private Path folder;

    private PluginRegistry withJar(String name, PluginJars jar) {
        return PluginRegistry.builder().withLoader(name, PluginJars.loader(jar.jar(folder, name))).build();
    }

    private static String formula(PluginRegistry registry, ComponentRef<?> ref) {
        return CreationContext.of(registry).create(KernelFactory.class, ref, ProximityKernel.class).formula(List.of());
    }

    @Test
    void a_plugin_in_a_jar_is_found_described_and_made() {
        PluginRegistry registry = withJar("cubic.jar", new PluginJars().kernel("CubicFactory", "cubic",
                "@Override public Set<String> aliases() { return Set.of(\"third-power\"); }"));

        assertThat(registry.failures()).isEmpty();
        assertThat(registry.available(KernelFactory.class)).singleElement().satisfies(info -> {
            assertThat(info.kind()).isEqualTo("kernel");
            assertThat(info.id()).isEqualTo("cubic");
            assertThat(info.aliases()).containsExactly("third-power");
            assertThat(info.description()).isEqualTo("a kernel for tests");
            assertThat(info.place()).isEqualTo("cubic.jar (example.CubicFactory)");
            assertThat(info.schema().options()).extracting(OptionInfo::name).containsExactly("width");
        });
        assertThat(registry.available("kernel")).isEqualTo(registry.available(KernelFactory.class));
        assertThat(formula(registry, ComponentRef.of("cubic"))).isEqualTo("w = 1.5");
        assertThat(formula(registry, ComponentRef.of("third-power").with("width", 2))).isEqualTo("w = 2.0");
    }

    @Test
    void names_match_ignoring_case_also_where_i_has_no_dot() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            PluginRegistry registry = withJar("cubic.jar", new PluginJars().kernel("CubicFactory", "cubic"));
            assertThat(registry.factory(KernelFactory.class, "CUBIC").id()).isEqualTo("cubic");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void every_broken_plugin_is_told_of_with_its_reason_and_the_good_one_works() {
        PluginJars jar = new PluginJars()
                .service(KernelFactory.class, "example.NotThere")
                .kernel("WithoutParent", "without-parent")
                .kernel("OldFactory", "old", "@Override public int spiVersion() { return 99; }")
                .kernel("StaticFactory", "static", "static final int[] TABLE = {}; static final int FIRST = TABLE[0];")
                .kernel("ThrowingFactory", "throwing",
                        "public ThrowingFactory() { throw new IllegalStateException(\"no licence\"); }")
                .kernel("NamelessFactory", " ")
                .kernel("LoudFactory", "LOUD")
                .kernel("AliasFactory", "alias", "@Override public Set<String> aliases() { return Set.of(\"An Alias\"); }")
                .kernel("UndescribedFactory", "undescribed", "public record Options(double width) {}")
                .kernel("TypeFactory", "type",
                        "public record Options(@Option(doc = \"w\") double type) { double width() { return 1; } }")
                .kernel("DefaultFactory", "default",
                        "public record Options(@Option(value = \"-1\", min = 0, doc = \"w\") double width) {}")
                .kernel("GoodFactory", "good")
                .source("example.Parent", "package example; public class Parent {}")
                .without("example.Parent");
        jar.source("example.WithoutParent", PluginJars.kernelSource("example", "WithoutParent", "without-parent")
                .replace("public class WithoutParent implements", "public class WithoutParent extends Parent implements"));
        PluginRegistry registry = withJar("mixed.jar", jar);

        assertThat(registry.available(KernelFactory.class)).extracting(PluginInfo::id).containsExactly("good");
        assertThat(formula(registry, ComponentRef.of("good"))).isEqualTo("w = 1.5");
        assertThat(registry.failures()).extracting(PluginFailure::kind).containsOnly("kernel");
        assertThat(registry.failures()).extracting(PluginFailure::toString).containsExactlyInAnyOrder(
                "mixed.jar (example.NotThere): Provider example.NotThere not found",
                "mixed.jar (example.WithoutParent): it needs class example.Parent, which is missing: add the jar that holds it",
                "mixed.jar (example.OldFactory): it was compiled for version 99 of the plugin contracts, but this is version 1: "
                        + "use a build of the plugin for this version",
                "mixed.jar (example.StaticFactory): it threw java.lang.ArrayIndexOutOfBoundsException: "
                        + "Index 0 out of bounds for length 0",
                "mixed.jar (example.ThrowingFactory): it threw java.lang.IllegalStateException: no licence",
                "mixed.jar (example.NamelessFactory): its id is ' ': use kebab case, lower-case letters and digits in parts "
                        + "joined by hyphens",
                "mixed.jar (example.LoudFactory): its id is 'LOUD': use kebab case, lower-case letters and digits in parts "
                        + "joined by hyphens",
                "mixed.jar (example.AliasFactory): its alias is 'An Alias': use kebab case, lower-case letters and digits in "
                        + "parts joined by hyphens",
                "mixed.jar (example.UndescribedFactory): component 'width' of options record "
                        + "example.UndescribedFactory$Options bears no @Option",
                "mixed.jar (example.TypeFactory): options record example.TypeFactory$Options has a component 'type', which is "
                        + "the key that names the plugin: call it something else",
                "mixed.jar (example.DefaultFactory): component 'width' of options record example.DefaultFactory$Options has a "
                        + "default that does not fit: 'width' is '-1'; it must be at least 0");
    }

    @Test
    void a_services_file_that_cannot_be_read_does_not_hide_other_jars() {
        Path garbled = new PluginJars().service(KernelFactory.class, "this is no class name").jar(folder, "garbled.jar");
        Path good = new PluginJars().kernel("GoodFactory", "good").jar(folder, "good.jar");
        PluginRegistry registry = PluginRegistry.builder()
                .withLoader("garbled.jar", PluginJars.loader(garbled))
                .withLoader("good.jar", PluginJars.loader(good))
                .build();

        assertThat(registry.available(KernelFactory.class)).extracting(PluginInfo::id).containsExactly("good");
        assertThat(registry.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.place()).startsWith("garbled.jar");
            assertThat(failure.reason()).contains("garbled.jar!/META-INF/services/"
                    + "org.lime4j.core.kernel.KernelFactory:1: Illegal");
        });
    }

    @Test
    void one_id_twice_is_an_error_that_names_both_places_where_it_is_asked_for_and_nowhere_else() {
        Path first = new PluginJars().kernel("FirstFactory", "same").jar(folder, "first.jar");
        Path second = new PluginJars().kernel("SecondFactory", "same").kernel("OtherFactory", "other").jar(folder, "second.jar");
        PluginRegistry registry = PluginRegistry.builder()
                .withLoader("first.jar", PluginJars.loader(first))
                .withLoader("second.jar", PluginJars.loader(second))
                .build();

        LimeException error = catchThrowableOfType(LimeException.class, () -> formula(registry, ComponentRef.of("same")));
        assertThat(error.id()).isEqualTo(ErrorId.PLUGIN_DUPLICATE);
        assertThat(error).hasMessage("2 kernel plugins are called 'same': first.jar (example.FirstFactory) and "
                + "second.jar (example.SecondFactory); remove all but one");
        assertThat(formula(registry, ComponentRef.of("other"))).isEqualTo("w = 1.5");
        assertThat(registry.failures()).containsExactly(new PluginFailure("kernel",
                "first.jar (example.FirstFactory) and second.jar (example.SecondFactory)",
                "all are called 'same', so none can be used by that name: remove all but one"));
    }

    @Test
    void an_alias_that_is_another_ones_id_is_a_duplicate_too() {
        PluginRegistry registry = withJar("two.jar", new PluginJars()
                .kernel("PlainFactory", "plain")
                .kernel("FancyFactory", "fancy", "@Override public Set<String> aliases() { return Set.of(\"plain\"); }"));

        assertThatThrownBy(() -> registry.factory(KernelFactory.class, "plain"))
                .hasMessage("2 kernel plugins are called 'plain': two.jar (example.PlainFactory) and "
                        + "two.jar (example.FancyFactory); remove all but one");
        assertThat(registry.factory(KernelFactory.class, "fancy").id()).isEqualTo("fancy");
    }

    @Test
    void the_same_class_met_twice_is_one_plugin() {
        ClassLoader loader = PluginJars.loader(new PluginJars().kernel("CubicFactory", "cubic").jar(folder, "cubic.jar"));
        PluginRegistry registry =
                PluginRegistry.builder().withLoader("here", loader).withLoader("there", loader).build();

        assertThat(registry.failures()).isEmpty();
        assertThat(registry.info(KernelFactory.class, "cubic").place()).isEqualTo("here (example.CubicFactory)");
    }

    @Test
    void a_missing_id_is_answered_with_the_nearest_the_known_and_what_failed_to_load() {
        PluginRegistry registry = withJar("kernels.jar", new PluginJars()
                .kernel("CubicFactory", "cubic")
                .kernel("SquareFactory", "square")
                .kernel("OldFactory", "old", "@Override public int spiVersion() { return 0; }"));

        LimeException error = catchThrowableOfType(LimeException.class, () -> formula(registry, ComponentRef.of("cubci")));
        assertThat(error.id()).isEqualTo(ErrorId.PLUGIN_NOT_FOUND);
        assertThat(error).hasMessage("no kernel plugin is called 'cubci'; did you mean 'cubic'? (known: cubic, square); "
                + "not usable: kernels.jar (example.OldFactory): it was compiled for version 0 of the plugin contracts, but this "
                + "is version 1: use a build of the plugin for this version");
        assertThatThrownBy(() -> registry.factory(SamplerFactory.class, "bernoulli"))
                .hasMessage("no sampler plugin is called 'bernoulli' (known: none)");
    }

    @Test
    void the_context_class_loader_is_searched_and_the_jar_is_named() {
        Path jar = new PluginJars().kernel("CubicFactory", "context-cubic")
                .service(KernelFactory.class, "example.NotThere").jar(folder, "in context.jar");
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        PluginRegistry registry;
        try {
            thread.setContextClassLoader(PluginJars.loader(jar));
            registry = PluginRegistry.standard();
        } finally {
            thread.setContextClassLoader(usual);
        }

        assertThat(registry.info(KernelFactory.class, "context-cubic").place())
                .isEqualTo("in context.jar (example.CubicFactory)");
        assertThat(registry.failures()).containsExactly(new PluginFailure(
                "kernel", "in context.jar (example.NotThere)", "Provider example.NotThere not found"));
    }

    @Test
    void plugins_of_the_parents_do_not_come_with_a_class_loader() {
        Path outer = new PluginJars().kernel("OuterFactory", "outer")
                .service(KernelFactory.class, "example.NotThere").jar(folder, "outer.jar");
        ClassLoader parent = PluginJars.loader(outer);
        PluginRegistry registry =
                PluginRegistry.builder().withLoader("empty", new ClassLoader(parent) {}).build();

        assertThat(registry.available()).isEmpty();
        assertThat(registry.failures()).isEmpty();
    }

    private PluginRegistry withModule(String name, String descriptor) {
        ModuleLayer parent = PluginRegistry.class.getModule().getLayer();
        assumeThat(parent).as("the core is in a named module").isNotNull();
        Path jar = new PluginJars()
                .source("module-info", descriptor)
                .source("example.CubicFactory", PluginJars.kernelSource("example", "CubicFactory", "cubic"))
                .jar(folder, name);
        Configuration modules = parent.configuration()
                .resolveAndBind(ModuleFinder.of(jar), ModuleFinder.of(), Set.of("example.cubic"));
        ModuleLayer layer = parent.defineModulesWithOneLoader(modules, PluginRegistry.class.getClassLoader());
        return PluginRegistry.builder().withLayer(name, layer).build();
    }

    @Test
    void a_module_layer_is_searched_without_its_parents() {
        PluginRegistry registry = withModule("cubic.jar", "module example.cubic { requires org.lime4j.core; exports example; "
                + "provides org.lime4j.core.kernel.KernelFactory with example.CubicFactory; }");

        assertThat(registry.available()).extracting(PluginInfo::place).containsExactly("cubic.jar (example.CubicFactory)");
        assertThat(formula(registry, ComponentRef.of("cubic"))).isEqualTo("w = 1.5");
    }

    @Test
    void options_in_a_package_that_is_not_exported_are_told_of_with_the_line_to_add() {
        PluginRegistry registry = withModule("cubic.jar", "module example.cubic { requires org.lime4j.core; "
                + "provides org.lime4j.core.kernel.KernelFactory with example.CubicFactory; }");

        assertThat(registry.failures()).containsExactly(new PluginFailure("kernel", "cubic.jar (example.CubicFactory)",
                "options record example.CubicFactory$Options is not accessible: make it public and add 'exports example;' to "
                        + "the module-info of example.cubic"));
    }

    @Test
    void a_jar_may_bring_a_kind_of_its_own() {
        PluginRegistry registry = withJar("stemmers.jar", new PluginJars()
                .source("example.Stemmer",
                        "package example; public interface Stemmer extends org.lime4j.core.plugin.Component {}")
                .source("example.StemmerFactory", """
                        package example;
                        import org.lime4j.core.plugin.*;
                        public interface StemmerFactory<O extends Record> extends ComponentFactory<O, Stemmer> {}
                        """)
                .source("example.Kinds", """
                        package example;
                        import java.util.List;
                        import org.lime4j.core.plugin.*;
                        public class Kinds implements ComponentKinds {
                            @Override public List<ComponentKind<?>> kinds() {
                                return List.of(new ComponentKind<>("stemmer", StemmerFactory.class),
                                        new ComponentKind<>("hyphenator", HyphenatorFactory.class));
                            }
                        }
                        """)
                .source("example.HyphenatorFactory", """
                        package example;
                        import org.lime4j.core.plugin.*;
                        public interface HyphenatorFactory<O extends Record> extends ComponentFactory<O, Stemmer> {}
                        """)
                .source("example.PorterFactory", """
                        package example;
                        import org.lime4j.core.plugin.*;
                        public class PorterFactory implements StemmerFactory<NoOptions> {
                            @Override public String id() { return "porter"; }
                            @Override public int spiVersion() { return Spi.VERSION; }
                            @Override public Class<NoOptions> optionsType() { return NoOptions.class; }
                            @Override public String description() { return "English"; }
                            @Override public Stemmer create(NoOptions options, CreationContext context) {
                                return new Stemmer() {};
                            }
                        }
                        """)
                .service(ComponentKinds.class, "example.Kinds"));

        assertThat(registry.failures()).isEmpty();
        assertThat(registry.kinds()).extracting(ComponentKind::name).containsExactly("model", "instances", "background",
                "representation", "sampler", "kernel", "distance", "surrogate", "picker", "renderer", "preset", "hyphenator",
                "stemmer");
        assertThat(registry.available("stemmer")).isEmpty();
        assertThatThrownBy(() -> registry.available("stemer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kind is 'stemer'; did you mean 'stemmer'? (known: model, ");
    }

    @Test
    void a_kind_may_not_take_the_name_of_another() {
        PluginRegistry registry = PluginRegistry.builder()
                .withKinds(() -> List.of(new ComponentKind<>("kernel", DistanceFactory.class)))
                .build();
        assertThat(registry.failures()).singleElement().extracting(PluginFailure::reason)
                .isEqualTo("its kind 'kernel' is already that of org.lime4j.core.kernel.KernelFactory");
    }

    // ---- making components

    record Fake(String formula) implements Distance {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {}

        @Override
        public double defaultWidth(int features) {
            return 1;
        }
    }

    static final class ScaleFactory extends FakeFactory<ScaleFactory.Options> {
        enum Mode { FAST_AND_ROUGH, EXACT }

        record Inner(@Option(value = "3", min = 1, doc = "how deep") int depth) {}

        record Options(
                @Option(value = "fixed", doc = "what is scaled") ComponentRef<DistanceFactory<?>> inner,
                @Option(value = "1", doc = "by how much") double factor,
                @Option(value = "exact", doc = "how") Mode mode,
                @Option(doc = "a block") Inner block,
                @Option(doc = "perhaps", min = 0) OptionalDouble perhaps,
                @Option(doc = "names") List<String> names,
                @Option(doc = "more") Map<String, ComponentRef<DistanceFactory<?>>> more) {}

        ScaleFactory() {
            super("scale", Options.class);
        }

        @Override
        public Distance create(Options options, CreationContext context) {
            Distance inner = context.create(DistanceFactory.class, options.inner(), Distance.class);
            return new Fake(options.factor() + " × " + inner.formula());
        }
    }

    static final class FixedFactory extends FakeFactory<FixedFactory.Options> {
        record Options(@Option(value = "2", min = 0, doc = "the distance") double value) {}

        FixedFactory() {
            super("fixed", Options.class);
        }

        @Override
        public Distance create(Options options, CreationContext context) {
            if (options.value() == 13) {
                throw new IllegalArgumentException("value is 13; that is unlucky");
            }
            if (options.value() == 14) {
                throw new LimeException(ErrorId.IO, "a file is gone");
            }
            if (options.value() == 15) {
                throw new IllegalStateException("out of order");
            }
            return new Fake("d = " + options.value());
        }
    }

    abstract static class FakeFactory<O extends Record> implements DistanceFactory<O> {
        private final String id;
        private final Class<O> optionsType;

        FakeFactory(String id, Class<O> optionsType) {
            this.id = id;
            this.optionsType = optionsType;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Set<String> aliases() {
            return Set.of(id + "-distance");
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<O> optionsType() {
            return optionsType;
        }

        @Override
        public String description() {
            return "fake";
        }
    }

    private final PluginRegistry distances =
            PluginRegistry.builder().withPlugin(new ScaleFactory()).withPlugin(new FixedFactory()).build();

    private Component distance(ComponentRef<?> ref) {
        return distances.create(DistanceFactory.class, ref, CreationContext.of(distances));
    }

    @Test
    void nested_plugins_are_made_with_their_own_options() {
        ComponentRef<?> ref = ComponentRef.of("scale").with("factor", 3).with("inner", Map.of("type", "fixed", "value", 7));
        assertThat(distance(ref)).isEqualTo(new Fake("3.0 × d = 7.0"));
        assertThat(distance(ComponentRef.of("scale").with("inner", "fixed"))).isEqualTo(new Fake("1.0 × d = 2.0"));
    }

    @Test
    void what_a_factory_throws_becomes_an_error_that_names_the_plugin() {
        ComponentRef<?> fixed = ComponentRef.of("fixed-distance");
        assertThat(catchThrowableOfType(LimeException.class, () -> distance(fixed.with("value", 13))))
                .hasMessage("distance 'fixed': value is 13; that is unlucky")
                .extracting(LimeException::id).isEqualTo(ErrorId.BAD_OPTIONS);
        assertThat(catchThrowableOfType(LimeException.class, () -> distance(fixed.with("value", 14))))
                .hasMessage("a file is gone")
                .extracting(LimeException::id).isEqualTo(ErrorId.IO);
        assertThat(catchThrowableOfType(LimeException.class, () -> distance(fixed.with("value", 15))))
                .hasMessage("distance 'fixed' from code (" + FixedFactory.class.getName() + ") could not be created: "
                        + "it threw java.lang.IllegalStateException: out of order")
                .extracting(LimeException::id).isEqualTo(ErrorId.PLUGIN_FAILED);
    }

    @Test
    void all_that_is_wrong_with_the_options_is_said_at_once_also_inside_nested_plugins() {
        ComponentRef<?> ref = ComponentRef.of("scale")
                .with("factr", 2).with("mode", "exakt").with("inner", ComponentRef.of("fixed").with("value", -1));
        assertThat(catchThrowableOfType(LimeException.class, () -> distance(ref)))
                .hasMessage("""
                        unknown key 'distance.factr'; did you mean 'factor'? (known: block, factor, inner, \
                        mode, more, names, perhaps)
                        'distance.mode' is 'exakt'; did you mean 'exact'? (allowed: fast-and-rough, exact)
                        'distance.inner.value' is -1; it must be at least 0""")
                .extracting(LimeException::id).isEqualTo(ErrorId.BAD_OPTIONS);
    }

    @Test
    void provenance_holds_every_option_in_force_with_defaults_and_nested_plugins() {
        ComponentRef<DistanceFactory<?>> inner = ComponentRef.of("SCALE-distance");
        ComponentRef<DistanceFactory<?>> ref = ComponentRef.<DistanceFactory<?>>of("scale-distance")
                .with("inner", inner.with("factor", 0.5))
                .with("names", List.of("a", "b"))
                .with("perhaps", 4)
                .with("more", Map.of("x", ComponentRef.of("fixed").with("value", 7)));

        assertThat(distances.provenance(DistanceFactory.class, ref).id()).isEqualTo("scale");
        assertThat(distances.provenance(DistanceFactory.class, ref).options()).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("inner.type", "scale"),
                Map.entry("inner.inner.type", "fixed"),
                Map.entry("inner.inner.value", "2"),
                Map.entry("inner.factor", "0.5"),
                Map.entry("inner.mode", "exact"),
                Map.entry("inner.block.depth", "3"),
                Map.entry("inner.perhaps", "none"),
                Map.entry("inner.names", "[]"),
                Map.entry("inner.more", "{}"),
                Map.entry("factor", "1"),
                Map.entry("mode", "exact"),
                Map.entry("block.depth", "3"),
                Map.entry("perhaps", "4"),
                Map.entry("names", "[a, b]"),
                Map.entry("more.x.type", "fixed"),
                Map.entry("more.x.value", "7")));
    }

    @Test
    void a_plugin_of_no_known_kind_is_refused() {
        ComponentFactory<NoOptions, Component> stray = new ComponentFactory<>() {
            @Override
            public String id() {
                return "stray";
            }

            @Override
            public int spiVersion() {
                return Spi.VERSION;
            }

            @Override
            public Class<NoOptions> optionsType() {
                return NoOptions.class;
            }

            @Override
            public String description() {
                return "of no kind";
            }

            @Override
            public Component create(NoOptions options, CreationContext context) {
                return new Component() {};
            }
        };
        assertThatThrownBy(() -> PluginRegistry.builder().withPlugin(stray).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of none of the kinds [model, instances,");
        assertThatThrownBy(() -> distances.available(ComponentFactory.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its module must provide org.lime4j.core.plugin.ComponentKinds");
    }
}
