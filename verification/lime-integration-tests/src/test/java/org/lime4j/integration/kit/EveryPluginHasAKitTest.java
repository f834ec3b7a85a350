package org.lime4j.integration.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tck.FactoryContract;

/** Nothing is shipped that the compatibility kit has not seen, for the kinds of plugins that have a contract. */
class EveryPluginHasAKitTest {
    private static final List<Class<?>> KIT_TESTS = List.of(
            DistancesKitTest.class, KernelsKitTest.class, SamplersKitTest.class, SurrogatesKitTest.class);

    @ParameterizedTest
    @ValueSource(strings = {"distance", "kernel", "sampler", "surrogate"})
    void everyRegisteredPluginIsTested(String kind) throws ReflectiveOperationException {
        Set<String> registered = new TreeSet<>();
        for (PluginInfo plugin : PluginRegistry.standard().available(kind)) {
            registered.add(plugin.id());
        }
        assertThat(registered).as("registered plugins of kind " + kind).isNotEmpty();
        assertThat(tested(kind)).as("plugins of kind " + kind + " with a test that extends the kit's contract")
                .containsAll(registered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"distance", "kernel", "sampler", "surrogate"})
    void everyTestedPluginIsRegistered(String kind) throws ReflectiveOperationException {
        List<String> registered =
                PluginRegistry.standard().available(kind).stream().map(PluginInfo::id).toList();
        assertThat(tested(kind)).isSubsetOf(registered);
    }

    private static Set<String> tested(String kind) throws ReflectiveOperationException {
        Set<String> ids = new TreeSet<>();
        for (Class<?> tests : KIT_TESTS) {
            Constructor<?> outer = tests.getDeclaredConstructor();
            outer.setAccessible(true);
            for (Class<?> test : tests.getDeclaredClasses()) {
                if (!FactoryContract.class.isAssignableFrom(test)) {
                    continue;
                }
                Constructor<?> inner = test.getDeclaredConstructor(tests);
                inner.setAccessible(true);
                Method factory = test.getDeclaredMethod("factory");
                factory.setAccessible(true);
                ComponentFactory<?, ?> made = (ComponentFactory<?, ?>) factory.invoke(inner.newInstance(outer.newInstance()));
                if (factory.getReturnType().getSimpleName().equalsIgnoreCase(kind + "Factory")) {
                    ids.add(made.id());
                }
            }
        }
        return ids;
    }
}
