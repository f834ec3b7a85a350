package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginFailure;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;

class PluginDirectoryTest {
    @TempDir
    private Path work;

    @TempDir
    private Path plugins;

    /** A jar with one kernel plugin; its service is not named if the id is empty. */
    private void jar(String name, String className, String id, String version, String members) throws IOException {
        Path source = work.resolve(className + ".java");
        Files.writeString(source, """
                import org.lime4j.core.kernel.*;
                import org.lime4j.core.plugin.*;
                import org.lime4j.core.space.InterpretableFeature;
                public class %s implements KernelFactory<NoOptions> {
                    %s
                    @Override public String id() { return "%s"; }
                    @Override public int spiVersion() { return %s; }
                    @Override public Class<NoOptions> optionsType() { return NoOptions.class; }
                    @Override public String description() { return "one for all"; }
                    @Override public ProximityKernel create(NoOptions options, CreationContext context) {
                        return new ProximityKernel() {
                            @Override public void weigh(Neighbourhood rows, double[] out, int at) {
                                java.util.Arrays.fill(out, at, at + rows.rows(), 1);
                            }
                            @Override public String formula(java.util.List<InterpretableFeature> features) { return "1"; }
                        };
                    }
                }
                """.formatted(className, members, id, version));
        Path classes = Files.createTempDirectory(work, "classes");
        String libraries = Stream.of(PluginRegistry.class, BlackBox.class).map(PluginDirectoryTest::location)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(said), new PrintWriter(said),
                "--release", "17", "-proc:none", "-cp", libraries, "-d", classes.toString(), source.toString());
        assertThat(code).as(said.toString()).isZero();
        List<Path> files;
        try (Stream<Path> compiled = Files.list(classes)) {
            files = new ArrayList<>(compiled.sorted().toList());
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)))) {
            for (Path file : files) {
                out.putNextEntry(new JarEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
            if (!id.isEmpty()) {
                service(out, className);
            }
        }
    }

    private static void service(JarOutputStream out, String provider) throws IOException {
        out.putNextEntry(new JarEntry("META-INF/services/" + KernelFactory.class.getName()));
        out.write(provider.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_broken_jar_is_told_of_by_name_and_reason_and_the_others_work() throws IOException {
        jar("good.jar", "Good", "flat", "Spi.VERSION", "");
        jar("later.jar", "Later", "later", "2", "");
        jar("static.jar", "Static", "static", "Spi.VERSION", "static final int FIRST = Integer.parseInt(\"one\");");
        jar("unnamed.jar", "Unnamed", "", "Spi.VERSION", "");
        Files.writeString(plugins.resolve("damaged.jar"), "this is no zip");
        Files.writeString(plugins.resolve("README.txt"), "not a plugin");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(plugins.resolve("hollow.jar")))) {
            service(out, "com.example.NotThere");
        }
        PluginRegistry registry = PluginDirectory.addTo(PluginRegistry.builder(), plugins).build();

        assertThat(registry.available()).extracting(PluginInfo::place).containsExactly("good.jar (Good)");
        assertThat(CreationContext.of(registry)
                .create(KernelFactory.class, ComponentRef.of("flat"), ProximityKernel.class).formula(List.of())).isEqualTo("1");
        assertThat(registry.failures()).extracting(PluginFailure::toString).containsExactly(
                "damaged.jar: it cannot be read as a jar: zip END header not found",
                "unnamed.jar: it names no plugin: its META-INF/services must name the factory class",
                "hollow.jar (com.example.NotThere): Provider com.example.NotThere not found",
                "later.jar (Later): it was compiled for version 2 of the plugin contracts, but this is version 1: "
                        + "use a build of the plugin for this version",
                "static.jar (Static): it threw java.lang.NumberFormatException: For input string: \"one\"");
    }

    @Test
    void a_plugin_that_takes_a_built_in_id_is_a_duplicate_that_names_both() throws IOException {
        jar("mine.jar", "Mine", "exponential", "Spi.VERSION", "");
        PluginRegistry registry =
                PluginDirectory.addTo(PluginRegistry.builder().withApplication(), plugins).build();

        assertThatThrownBy(() -> registry.factory(KernelFactory.class, "exponential"))
                .hasMessageMatching("2 kernel plugins are called 'exponential': .+ \\(org\\.lime4j\\.core\\.kernel\\.ExponentialFactory\\)"
                        + " and mine\\.jar \\(Mine\\); remove all but one");
        assertThat(registry.factory(KernelFactory.class, "constant").id()).isEqualTo("constant");
    }

    @Test
    void a_plugin_of_the_folder_is_used_by_a_pipeline() throws IOException {
        jar("good.jar", "Good", "flat", "Spi.VERSION", "");
        PluginRegistry registry = PluginDirectory
                .addTo(PluginRegistry.builder().withApplication()
                        .withPlugin(new FakePlugins.LettersFactory())
                        .withPlugin(new FakePlugins.WordsFactory())
                        .withPlugin(new FakePlugins.CountFactory()), plugins)
                .build();
        Path file = Files.writeString(work.resolve("pipeline.conf"),
                "model = letters, representation = words, kernel = flat, renderers = count, request.samples = 64");
        try (Pipeline<?> pipeline = PipelineFile.read(file).open(registry)) {
            @SuppressWarnings("unchecked")
            Pipeline<String> texts = (Pipeline<String>) pipeline;
            assertThat(texts.explainer().explain("banana", texts.request()).provenance().components().get("kernel").id())
                    .isEqualTo("flat");
        }
    }

    @Test
    void a_folder_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> PluginDirectory.addTo(PluginRegistry.builder(), work.resolve("none")))
                .hasMessage("plugin folder " + work.resolve("none") + " cannot be read: there is none");
    }
}
