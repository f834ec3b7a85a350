package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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

    /** A jar with one kernel plugin in the default package; its service is not named if the id is empty. */
    private void jar(String name, String className, String id, String version, String members) throws IOException {
        archive(name, id.isEmpty() ? "" : className, compiled(
                "-cp", libraries(), className, kernel("", className, id, version, "\"1\"", members)));
    }

    /** The source of a kernel plugin, whose formula is the value of an expression. */
    private static String kernel(
            String packaged, String className, String id, String version, String formula, String members) {
        return """
                %s
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
                            @Override public String formula(java.util.List<InterpretableFeature> features) { return %s; }
                        };
                    }
                }
                """.formatted(packaged, className, members, id, version, formula);
    }

    /** The classes of some sources, given as name and text in turn. */
    private Path compiled(String pathOption, String path, String... sources) throws IOException {
        Path folder = Files.createTempDirectory(work, "source");
        Path classes = Files.createTempDirectory(work, "classes");
        List<String> arguments = new ArrayList<>(List.of(
                "--release", "17", "-proc:none", pathOption, path, "-d", classes.toString()));
        for (int i = 0; i < sources.length; i += 2) {
            arguments.add(Files.writeString(folder.resolve(sources[i] + ".java"), sources[i + 1]).toString());
        }
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac").orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        assertThat(code).as(said.toString()).isZero();
        return classes;
    }

    private static String libraries() {
        return Stream.of(PluginRegistry.class, BlackBox.class).map(PluginDirectoryTest::location)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** A jar of classes that names a kernel factory, or none if that is empty. */
    private void archive(String name, String provider, Path classes) throws IOException {
        Files.createDirectories(plugins.resolve(name).getParent());
        List<Path> files;
        try (Stream<Path> walked = Files.walk(classes)) {
            files = new ArrayList<>(walked.filter(Files::isRegularFile).sorted().toList());
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)))) {
            for (Path file : files) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
            if (!provider.isEmpty()) {
                service(out, provider);
            }
        }
    }

    private PluginRegistry registry() {
        return PluginDirectory.of(plugins).addTo(PluginRegistry.builder().withApplication()).build();
    }

    private static String formula(PluginRegistry registry, String id) {
        return CreationContext.of(registry)
                .create(KernelFactory.class, ComponentRef.of(id), ProximityKernel.class).formula(List.of());
    }

    /** What another version of a library looks like, which the plugins find beside them. */
    private static String library(String packaged, String version) {
        return packaged + " public class Library { public static String version() { return \"" + version + "\"; } }";
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
        PluginRegistry registry = PluginDirectory.of(plugins).addTo(PluginRegistry.builder()).build();

        assertThat(registry.available()).extracting(PluginInfo::place).containsExactly("good.jar (Good)");
        assertThat(CreationContext.of(registry)
                .create(KernelFactory.class, ComponentRef.of("flat"), ProximityKernel.class).formula(List.of())).isEqualTo("1");
        assertThat(registry.failures()).extracting(PluginFailure::toString).containsExactly(
                "damaged.jar: it cannot be read as a jar: zip END header not found",
                "unnamed.jar: it names no plugin: its META-INF/services must name the factory class; a jar "
                        + "that a plugin depends on belongs beside it in a folder of their own",
                "hollow.jar (com.example.NotThere): Provider com.example.NotThere not found",
                "later.jar (Later): it was compiled for version 2 of the plugin contracts, but this is version 1: "
                        + "use a build of the plugin for this version",
                "static.jar (Static): it threw java.lang.NumberFormatException: For input string: \"one\"");
    }

    @Test
    void a_plugin_that_takes_a_built_in_id_is_a_duplicate_that_names_both() throws IOException {
        jar("mine.jar", "Mine", "exponential", "Spi.VERSION", "");
        PluginRegistry registry =
                PluginDirectory.of(plugins).addTo(PluginRegistry.builder().withApplication()).build();

        assertThatThrownBy(() -> registry.factory(KernelFactory.class, "exponential"))
                .hasMessageMatching("2 kernel plugins are called 'exponential': .+ \\(org\\.lime4j\\.core\\.kernel\\.ExponentialFactory\\)"
                        + " and mine\\.jar \\(Mine\\); remove all but one");
        assertThat(registry.factory(KernelFactory.class, "constant").id()).isEqualTo("constant");
    }

    @Test
    void a_plugin_of_the_folder_is_used_by_a_pipeline() throws IOException {
        jar("good.jar", "Good", "flat", "Spi.VERSION", "");
        PluginRegistry registry = PluginDirectory.of(plugins)
                .addTo(PluginRegistry.builder().withApplication()
                        .withPlugin(new FakePlugins.LettersFactory())
                        .withPlugin(new FakePlugins.WordsFactory())
                        .withPlugin(new FakePlugins.CountFactory()))
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
        assertThatThrownBy(() -> PluginDirectory.of(work.resolve("none")).addTo(PluginRegistry.builder()))
                .hasMessage("plugin folder " + work.resolve("none") + " cannot be read: there is none");
    }

    @Test
    void a_folder_is_a_plugin_with_the_libraries_that_it_depends_on_and_none_of_another() throws IOException {
        for (String version : List.of("1", "2")) {
            Path library = compiled("-cp", libraries(), "Library", library("", version));
            archive("plugin-" + version + "/library.jar", "", library);
            archive("plugin-" + version + "/plugin.jar", "Kernel" + version, compiled(
                    "-cp", libraries() + System.getProperty("path.separator") + library, "Kernel" + version,
                    kernel("", "Kernel" + version, "kernel-" + version, "Spi.VERSION", "Library.version()", "")));
        }
        PluginRegistry registry = registry();

        assertThat(registry.failures()).isEmpty();
        assertThat(formula(registry, "kernel-1")).isEqualTo("1");
        assertThat(formula(registry, "kernel-2")).isEqualTo("2");
        assertThat(registry.info(KernelFactory.class, "kernel-2").place()).isEqualTo("plugin-2 (Kernel2)");
    }

    @Test
    void modules_become_a_layer_in_which_each_plugin_has_its_own_version_of_a_library() throws IOException {
        for (String version : List.of("1", "2")) {
            Path library = compiled("-p", libraries(),
                    "module-info", "module library { exports library; }", "Library", library("package library;", version));
            Path plugin = compiled("-p", libraries() + System.getProperty("path.separator") + library,
                    "module-info", """
                            module plugin%s {
                                requires org.lime4j.core;
                                requires library;
                                exports plugin%1$s;
                                provides org.lime4j.core.kernel.KernelFactory with plugin%1$s.Kernel;
                            }
                            """.formatted(version),
                    "Kernel", kernel("package plugin" + version + ";", "Kernel", "kernel-" + version, "Spi.VERSION",
                            "library.Library.version() + getClass().getModule().getName()", ""));
            archive("plugin-" + version + "/library.jar", "", library);
            archive("plugin-" + version + "/plugin.jar", "", plugin);
        }
        PluginRegistry registry = registry();

        if (PluginRegistry.class.getModule().isNamed()) {
            assertThat(registry.failures()).isEmpty();
            assertThat(formula(registry, "kernel-1")).isEqualTo("1plugin1");
            assertThat(formula(registry, "kernel-2")).isEqualTo("2plugin2");
        } else {
            assertThat(registry.failures()).extracting(PluginFailure::reason)
                    .allMatch(reason -> reason.startsWith("it names no plugin"));
        }
    }

    @Test
    void a_library_of_the_plugin_goes_before_the_same_of_the_application() throws IOException {
        Path changed = compiled("-cp", libraries(), "Config",
                "package com.typesafe.config; public interface Config { String SOURCE = new String(\"the plugin's own\"); }");
        archive("own/config.jar", "", changed);
        archive("own/plugin.jar", "Own", compiled(
                "-cp", changed + System.getProperty("path.separator") + libraries(), "Own",
                kernel("", "Own", "own", "Spi.VERSION", "com.typesafe.config.Config.SOURCE", "")));

        assertThat(formula(registry(), "own")).isEqualTo("the plugin's own");
    }

    @Test
    void a_jar_that_the_application_has_as_well_is_left_out() throws IOException {
        jar("twice.jar", "Twice", "twice", "Spi.VERSION", "");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(
                new URL[] {plugins.resolve("twice.jar").toUri().toURL()}, PluginRegistry.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(application);
            PluginRegistry registry = registry();

            assertThat(registry.failures()).isEmpty();
            assertThat(registry.factory(KernelFactory.class, "twice").getClass().getClassLoader()).isSameAs(application);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void of_pinned_jars_only_those_with_their_digest_are_loaded() throws IOException {
        jar("good.jar", "Good", "good", "Spi.VERSION", "");
        jar("changed.jar", "Changed", "changed", "Spi.VERSION", "");
        jar("added.jar", "Added", "added", "Spi.VERSION", "");
        archive("folder/library.jar", "", compiled("-cp", libraries(), "Library", library("", "1")));
        Path digests = Files.writeString(work.resolve("digests"), """
                # as sha256sum prints them
                %s  good.jar
                %s *./changed.jar
                """.formatted(sha256(plugins.resolve("good.jar")), "0".repeat(64)));
        PluginRegistry registry = PluginDirectory.of(plugins).pinnedBy(PluginPins.read(digests))
                .addTo(PluginRegistry.builder()).build();

        assertThat(registry.available()).extracting(PluginInfo::id).containsExactly("good");
        assertThat(registry.failures()).extracting(PluginFailure::toString).containsExactly(
                "added.jar: no digest is pinned for added.jar: add its line of sha256sum, or remove the jar",
                "changed.jar: changed.jar has the SHA-256 digest " + sha256(plugins.resolve("changed.jar")) + ", but "
                        + "0".repeat(64) + " is pinned: it is not the jar that was meant",
                "folder: no digest is pinned for folder/library.jar: add its line of sha256sum, or remove the jar");
    }

    @Test
    void a_line_that_is_no_digest_is_an_error_with_its_place() throws IOException {
        Path digests = Files.writeString(work.resolve("digests"), "# one\nabc  good.jar\n");

        assertThatThrownBy(() -> PluginPins.read(digests)).hasMessage("digests:2: 'abc  good.jar' is no line of sha256sum: "
                + "write 64 hexadecimal digits, two spaces, and the path of a jar");
        String line = "0".repeat(64) + "  good.jar\n";
        Files.writeString(digests, line + line);
        assertThatThrownBy(() -> PluginPins.read(digests))
                .hasMessage("digests:2: good.jar has a digest already: leave one line of it");
        assertThatThrownBy(() -> PluginPins.read(work.resolve("none"))).hasMessageContaining("there is no such file");
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
