package org.lime4j.integration.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tck.FactoryContract;

/**
 * Nothing is shipped that the compatibility kit has not seen. A plugin's kit test is a nested class, in the test of its kind
 * beside this one, that extends the contract of its kind and returns the plugin's factory. The plugins of lime-spi-examples
 * have theirs beside them, as a third party would, and a test there that finds them.
 */
class EveryPluginHasAKitTest {
    private static final PluginRegistry REGISTRY = PluginRegistry.standard();
    private static final String EXAMPLES = "org.lime4j.spi.examples.";

    static List<ComponentKind<?>> kinds() {
        return REGISTRY.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRegisteredPluginIsTested(ComponentKind<?> kind) throws Exception {
        Set<String> registered = registered(kind);
        assertThat(registered).as("registered plugins of kind " + kind.name()).isNotEmpty();
        assertThat(tested(kind)).as("plugins of kind " + kind.name() + " with a test that extends the kit's contract")
                .containsAll(registered);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyTestedPluginIsRegistered(ComponentKind<?> kind) throws Exception {
        assertThat(tested(kind)).isSubsetOf(registered(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasAContractOfItsOwn(ComponentKind<?> kind) throws Exception {
        for (Class<?> test : kitTests()) {
            if (service(made(test)) == kind.factoryType()) {
                assertThat(test.getSuperclass()).as("what " + test.getName() + " extends").isNotEqualTo(FactoryContract.class);
            }
        }
    }

    private static Set<String> registered(ComponentKind<?> kind) {
        Set<String> ids = new TreeSet<>();
        for (PluginInfo plugin : REGISTRY.available(kind.name())) {
            if (!plugin.place().contains(EXAMPLES)) {
                ids.add(plugin.id());
            }
        }
        return ids;
    }

    private static Set<String> tested(ComponentKind<?> kind) throws Exception {
        Set<String> ids = new TreeSet<>();
        for (Class<?> test : kitTests()) {
            Object instance = made(test);
            if (service(instance) == kind.factoryType()) {
                ids.add(((ComponentFactory<?, ?>) call(instance, "factory")).id());
            }
        }
        return ids;
    }

    /** The nested classes of this package that extend a contract. */
    private static List<Class<?>> kitTests() throws IOException, ClassNotFoundException {
        Path classes = Path.of(URI.create(EveryPluginHasAKitTest.class.getResource("").toString()));
        List<Class<?>> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && name.indexOf('$') > 0) {
                    Class<?> type = Class.forName(EveryPluginHasAKitTest.class.getPackageName() + "."
                            + name.substring(0, name.length() - ".class".length()));
                    if (FactoryContract.class.isAssignableFrom(type)) {
                        tests.add(type);
                    }
                }
            }
        }
        return tests;
    }

    private static Object made(Class<?> test) throws ReflectiveOperationException {
        Constructor<?> outer = test.getEnclosingClass().getDeclaredConstructor();
        Constructor<?> inner = test.getDeclaredConstructor(test.getEnclosingClass());
        outer.setAccessible(true);
        inner.setAccessible(true);
        return inner.newInstance(outer.newInstance());
    }

    private static Class<?> service(Object test) throws ReflectiveOperationException {
        return (Class<?>) call(test, "service");
    }

    /** What a method answers, however deep in the ancestors of the test it stands. */
    private static Object call(Object test, String method) throws ReflectiveOperationException {
        for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method declared : type.getDeclaredMethods()) {
                if (declared.getName().equals(method) && declared.getParameterCount() == 0 && !declared.isBridge()) {
                    declared.setAccessible(true);
                    return declared.invoke(test);
                }
            }
        }
        throw new NoSuchMethodException(method + " of " + test.getClass());
    }
}
