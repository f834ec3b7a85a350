package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.integration.Shipped;
import org.lime4j.spi.examples.kernel.EpanechnikovFactory;
import org.lime4j.tck.KernelContract;

/** Module path and class path find the same plugins, and the names of modules do not change unnoticed. */
class ServicesAgreeIT {
    private static final String SERVICES = "META-INF/services/";

    /** Other people's module-info files name these: a change breaks them. */
    private static final Set<String> MODULES = Set.of(
            "org.lime4j.api",
            "org.lime4j.boofcv",
            "org.lime4j.cli",
            "org.lime4j.config",
            "org.lime4j.core",
            "org.lime4j.image",
            "org.lime4j.onnx",
            "org.lime4j.report",
            "org.lime4j.spi.examples",
            "org.lime4j.tabular",
            "org.lime4j.tck",
            "org.lime4j.text",
            "org.lime4j.text.korean",
            "org.lime4j.tribuo");

    /** The jars of the layout, and the two that are published but not part of it. */
    static Stream<Path> jars() {
        return Stream.concat(
                Shipped.ownJars().stream(), Stream.of(jarOf(EpanechnikovFactory.class), jarOf(KernelContract.class)));
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    @Test
    void moduleNamesArePinned() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path jar : jars().toList()) {
            names.add(descriptor(jar).name());
        }
        assertThat(names).isEqualTo(new TreeSet<>(MODULES));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void moduleInfoProvidesWhatMetaInfServicesNames(Path jar) throws IOException {
        Map<String, Set<String>> provided = new TreeMap<>();
        for (ModuleDescriptor.Provides provides : descriptor(jar).provides()) {
            provided.put(provides.service(), new TreeSet<>(provides.providers()));
        }
        assertThat(named(jar)).as("META-INF/services of " + jar.getFileName()).isEqualTo(provided);
    }

    @Test
    void somethingIsProvided() throws IOException {
        List<String> services = new ArrayList<>();
        for (Path jar : jars().toList()) {
            services.addAll(named(jar).keySet());
        }
        assertThat(services).contains(
                "org.lime4j.core.kernel.KernelFactory",
                "org.lime4j.core.model.ModelAdapterFactory",
                "org.lime4j.core.representation.RepresentationFactory",
                "org.lime4j.core.surrogate.SurrogateFactory");
    }

    private static ModuleDescriptor descriptor(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry entry = file.getJarEntry("module-info.class");
            assertThat(entry).as("module-info.class in " + jar.getFileName()).isNotNull();
            try (InputStream in = file.getInputStream(entry)) {
                return ModuleDescriptor.read(in);
            }
        }
    }

    private static Map<String, Set<String>> named(Path jar) throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(SERVICES)) {
                    continue;
                }
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
                    named.put(entry.getName().substring(SERVICES.length()), lines.lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new)));
                }
            }
        }
        return named;
    }
}
