package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.OptionBinder;
import org.lime4j.core.plugin.OptionInfo;
import org.lime4j.core.plugin.OptionSchema;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Setting;
import org.lime4j.core.plugin.Spi;

/**
 * What every factory must keep, whatever it makes. Extended by the contract of each SPI; a plugin of an SPI that has no
 * contract of its own may extend it directly.
 *
 * <p>A rule that a plugin has good reason not to keep is overridden in its test, with the reason as the reason of a
 * {@code @Disabled}.
 *
 * @param <C> what the factory makes
 */
public abstract class FactoryContract<C extends Component> {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** For subclasses. */
    protected FactoryContract() {}

    /** {@return the factory to test; a new one at each call or always the same} */
    protected abstract ComponentFactory<?, C> factory();

    /** {@return the service that the factory is found as: {@code KernelFactory.class}} */
    protected abstract Class<?> service();

    /**
     * {@return the options to test it with, by kebab-case name; the default of every option unless overridden} Values
     * as in {@link org.lime4j.core.plugin.ComponentRef#options()}.
     */
    protected Map<String, Object> options() {
        return Map.of();
    }

    /** {@return what the factory may look at; every plugin on the test's path, and no background, unless overridden} */
    protected CreationContext context() {
        return CreationContext.of(Standard.REGISTRY);
    }

    /** Looked for once, not for each test. */
    private static final class Standard {
        static final PluginRegistry REGISTRY = PluginRegistry.standard();
    }

    /** {@return a new component, made by the factory with the options of this test} */
    protected final C component() {
        return component(options());
    }

    /** A new component with other options than those of this test. */
    final C component(Map<String, Object> options) {
        return make(factory(), options);
    }

    private <O extends Record> C make(ComponentFactory<O, C> factory, Map<String, Object> options) {
        CreationContext context = context();
        return factory.create(bind(factory, options, context.registry()), context);
    }

    private static <O extends Record> O bind(
            ComponentFactory<O, ?> factory, Map<String, Object> options, PluginRegistry registry) {
        return OptionBinder.withPlugins(registry)
                .bind(factory.optionsType(), Setting.of(options), "")
                .orThrow(ErrorId.BAD_OPTIONS);
    }

    /** The class is public and has a public constructor without parameters. */
    @Test
    public void factory_001_is_a_public_class_with_a_public_constructor_without_parameters() {
        Class<?> type = factory().getClass();
        if (!Modifier.isPublic(type.getModifiers())) {
            fail("a factory is a public class, but " + type.getName() + " is not");
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return;
            }
        }
        fail("a factory has a public constructor without parameters, but " + type.getName() + " has none");
    }

    /** The id is in kebab case. */
    @Test
    public void factory_002_id_is_kebab_case() {
        requireKebab("id", factory().id());
    }

    /** Aliases are in kebab case, and none repeats the id. */
    @Test
    public void factory_003_aliases_are_kebab_case_and_not_the_id() {
        Set<String> aliases = factory().aliases();
        for (String alias : aliases) {
            requireKebab("alias", alias);
        }
        if (aliases.contains(factory().id())) {
            fail("an alias is another name, but '" + factory().id() + "' is the id itself");
        }
    }

    private static void requireKebab(String what, String name) {
        if (!KEBAB.matcher(name).matches()) {
            fail("an " + what + " is in kebab case, lower-case letters and digits in parts joined by single hyphens, "
                    + "but it is '" + name + "'");
        }
    }

    /** The factory says which contracts it was compiled against. */
    @Test
    public void factory_004_spi_version_is_the_one_of_this_kit() {
        if (factory().spiVersion() != Spi.VERSION) {
            fail("spiVersion() returns Spi.VERSION, which is " + Spi.VERSION + " here, but it returned "
                    + factory().spiVersion());
        }
    }

    /** The description is one line of text. */
    @Test
    public void factory_005_description_is_one_line() {
        String description = factory().description();
        if (description.isBlank() || description.lines().count() != 1) {
            fail("description() is one line of text for people who choose among plugins, but it is '" + description + "'");
        }
    }

    /** The options type is a public record in an exported package, and each of its components is described. */
    @Test
    public void factory_006_options_are_a_public_record_with_descriptions_and_fitting_defaults() {
        Class<? extends Record> type = factory().optionsType();
        if (!Modifier.isPublic(type.getModifiers())) {
            fail("options are a public record, but " + type.getName() + " is not public");
        }
        if (!type.getModule().isExported(type.getPackageName())) {
            fail("options stand in an exported package: add 'exports " + type.getPackageName()
                    + ";' to the module-info of " + type.getModule().getName());
        }
        try {
            for (OptionInfo option : OptionSchema.of(type).options()) {
                if (option.doc().isBlank()) {
                    fail("an option says what it does, but the doc of '" + option.name() + "' is blank");
                }
            }
        } catch (IllegalArgumentException e) {
            fail("options are a record whose components bear @Option, have a type that options can have, and a default "
                    + "within their own range: " + e.getMessage());
        }
    }

    /** Options that are written out and read again are the same. */
    @Test
    public void factory_007_options_written_out_and_read_again_are_equal() {
        requireRoundTrip(factory());
    }

    private <O extends Record> void requireRoundTrip(ComponentFactory<O, C> factory) {
        PluginRegistry registry = context().registry();
        O options = bind(factory, options(), registry);
        O again = bind(factory, OptionBinder.settings(options), registry);
        if (!options.equals(again)) {
            fail("options keep what they are given, so that a configuration can be printed and read again, but " + options
                    + " became " + again);
        }
    }

    /** The factory makes a component. */
    @Test
    public void factory_008_makes_a_component() {
        Object made = component();
        if (made == null) {
            fail("create() returns a component, but it returned null");
        }
    }

    /** The factory is named where the class path looks for plugins. */
    @Test
    public void factory_009_is_named_in_meta_inf_services() {
        Class<?> type = factory().getClass();
        String file = "META-INF/services/" + service().getName();
        if (!providersIn(type.getClassLoader(), file).contains(type.getName())) {
            fail("a plugin is found on the class path only if " + file + " has the line '" + type.getName()
                    + "', but no such file has it");
        }
    }

    private static Set<String> providersIn(ClassLoader loader, String file) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(file))) {
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(name -> names.put(name, true));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.keySet();
    }

    /** If the plugin is a module, the factory is named where the module path looks for plugins. */
    @Test
    public void factory_010_is_named_in_module_info_if_there_is_one() {
        Class<?> type = factory().getClass();
        Optional<ModuleDescriptor> module = descriptor(type);
        if (module.isEmpty() || module.get().isAutomatic()) {
            return;
        }
        List<String> providers = module.get().provides().stream()
                .filter(provides -> provides.service().equals(service().getName()))
                .flatMap(provides -> provides.providers().stream())
                .toList();
        if (!providers.contains(type.getName())) {
            fail("a plugin is found on the module path only if module-info has 'provides " + service().getName() + " with "
                    + type.getName() + "', but that of " + module.get().name() + " provides "
                    + (providers.isEmpty() ? "nothing as that service" : providers));
        }
    }

    /** Of the module that a class is in, or would be in on the module path. */
    private static Optional<ModuleDescriptor> descriptor(Class<?> type) {
        if (type.getModule().isNamed()) {
            return Optional.of(type.getModule().getDescriptor());
        }
        String classFile = type.getName().replace('.', '/') + ".class";
        URL place = type.getClassLoader().getResource(classFile);
        if (place == null || !place.toString().endsWith(classFile)) {
            return Optional.empty();
        }
        String root = place.toString().substring(0, place.toString().length() - classFile.length());
        try (InputStream in = URI.create(root + "module-info.class").toURL().openStream()) {
            return Optional.of(ModuleDescriptor.read(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
