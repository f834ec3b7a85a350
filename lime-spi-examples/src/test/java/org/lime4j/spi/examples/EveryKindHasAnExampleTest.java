package org.lime4j.spi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;

/** Whatever SPI an author writes for, there is an example with its kit test. */
class EveryKindHasAnExampleTest {
    private static final PluginRegistry REGISTRY = PluginRegistry.standard();

    @Test
    void everyKindOfPluginHasAnExample() {
        Set<String> kinds = new TreeSet<>();
        for (PluginInfo plugin : REGISTRY.available()) {
            if (plugin.place().contains("org.lime4j.spi.examples.")) {
                kinds.add(plugin.kind());
            }
        }
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(REGISTRY.kinds().stream().map(ComponentKind::name).toList());
    }

    @Test
    void everyExampleHasAKitTestBesideIt() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        for (Path test : sources("src/test/java", "Test.java")) {
            String text = Files.readString(test);
            if (text.contains("Contract {")) {
                tests.merge(test.getParent().toString().replace("/test/", "/main/"), text, String::concat);
            }
        }
        for (Path factory : sources("src/main/java", "Factory.java")) {
            String made = "return new " + factory.getFileName().toString().replace(".java", "()");
            assertThat(tests.get(factory.getParent().toString())).as("a kit test of " + factory).contains(made);
        }
    }

    private static Iterable<Path> sources(String root, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
