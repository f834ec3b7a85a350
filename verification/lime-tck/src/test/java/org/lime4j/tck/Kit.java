package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract as an author's build would, and says which rules were broken. */
final class Kit {
    private Kit() {}

    /**
     * A plugin that keeps every rule but one.
     *
     * @param rule the start of the rule's name: {@code kernel_101}
     * @param message a part of what the kit should say
     * @param plugin the factory
     */
    record Wrong<F>(String rule, String message, F plugin) {
        @Override
        public String toString() {
            return rule + ": " + message;
        }
    }

    /** Broken rules with the message of their first failure. */
    static Map<String, String> brokenRules(Class<?> contract) {
        Map<String, String> broken = new TreeMap<>();
        int[] run = {0};
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                run[0] += test.isTest() ? 1 : 0;
                result.getThrowable().ifPresent(error -> broken.putIfAbsent(
                        test.getSource()
                                .filter(MethodSource.class::isInstance)
                                .map(source -> ((MethodSource) source).getMethodName())
                                .orElse(test.getDisplayName()),
                        String.valueOf(error.getMessage())));
            }
        });
        assertThat(run[0]).as("tests run").isGreaterThanOrEqualTo(10);
        return broken;
    }

    /** Asserts that a contract finds the one rule that a plugin breaks, and no other. */
    static void assertFindsOnly(Class<?> contract, Wrong<?> wrong) {
        Map<String, String> broken = brokenRules(contract);
        assertThat(broken).as("broken rules").hasSize(1);
        Map.Entry<String, String> only = broken.entrySet().iterator().next();
        assertThat(only.getKey()).startsWith(wrong.rule() + "_");
        assertThat(only.getValue()).contains(wrong.message());
    }

    /** Asserts that each rule which contracts add has at least one plugin that breaks it. */
    static void assertEachRuleIsBroken(Iterable<? extends Wrong<?>> wrong, Class<?>... contracts) {
        Set<String> rules = Arrays.stream(contracts)
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .map(Kit::number)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> broken = new TreeSet<>();
        wrong.forEach(one -> broken.add(one.rule()));
        assertThat(broken).isEqualTo(rules);
    }

    /** {@code kernel_101} of {@code kernel_101_the_instance_…}. */
    private static String number(String method) {
        return method.replaceFirst("^([a-z]+_\\d+)_.*", "$1");
    }
}
