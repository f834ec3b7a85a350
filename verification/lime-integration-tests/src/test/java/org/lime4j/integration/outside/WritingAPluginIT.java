package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.integration.Page;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/**
 * The guide for authors of plugins, done from its first line to its last in an empty folder: its files written, its changes
 * made, its commands run, and what they print compared with what it shows. The jar that comes of it is then used on both
 * paths.
 */
class WritingAPluginIT {
    private static final Page GUIDE = new Page("docs/writing-a-plugin.md");
    private static final String JAR = "triangular-kernel-1.0.0.jar";

    @TempDir
    private static Path folder;

    private static Path project;

    @BeforeAll
    static void followTheGuide() throws IOException {
        OutsideBuild maven = new OutsideBuild(folder, OutsideBuild.installed(GUIDE));
        project = Files.createDirectory(folder.resolve("triangular-kernel"));
        maven.walkthrough().follow(GUIDE.read(), project);
    }

    @Test
    void theTemplateIsWhatTheGuideBuilds() throws IOException {
        Map<String, String> template = sources(Shipped.root().resolve("examples/kernel-plugin"));
        template.remove("README.md");
        assertThat(sources(project)).containsAllEntriesOf(template);
        assertThat(template).containsKeys("pom.xml", "src/main/java/module-info.java");
    }

    @Test
    void whatIsInstalledBeforeIsSaidAlikeBesideTheTemplate() {
        assertThat(new Page("examples/kernel-plugin/README.md").block("sh", 1)).isEqualTo(GUIDE.block("console", 1));
    }

    private static Map<String, String> sources(Path root) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (path.startsWith("src") || !path.contains("/") && !path.contains("\\")) {
                    sources.put(path, Files.readString(file));
                }
            }
        }
        return sources;
    }

    @Test
    void theTableNamesEveryKindOfPlugin() {
        String guide = GUIDE.read();
        for (ComponentKind<?> kind : PluginRegistry.standard().kinds()) {
            assertThat(guide).contains("| `" + kind.name() + "` | `" + kind.factoryType().getSimpleName() + "` |");
        }
    }

    @Test
    void whatTheTableNamesExists() throws IOException {
        for (String line : GUIDE.read().lines().filter(text -> text.matches("\\| `[a-z]+` \\| `\\w+Factory` \\|.*")).toList()) {
            String[] cells = line.split(" *\\| *");
            assertThat(Shipped.root().resolve("verification/lime-tck/src/main/java/org/lime4j/tck/" + name(cells[4]) + ".java"))
                    .isRegularFile();
            assertThat(Shipped.root().resolve("lime-spi-examples/src/main/java/org/lime4j/spi/examples/"
                            + name(cells[5]).replace('.', '/') + ".java"))
                    .isRegularFile();
        }
    }

    private static String name(String cell) {
        return cell.replace("`", "");
    }

    @Test
    void theJavaCodeFindsThePlugin(@TempDir Path classes) throws IOException {
        Path source = Files.writeString(classes.resolve("Snippet.java"), """
                import java.nio.file.Path;
                import org.lime4j.config.*;
                import org.lime4j.core.plugin.*;

                public class Snippet {
                    public static void main(String[] args) {
                        %s
                        plugins.available("kernel").forEach(kernel -> System.out.println(kernel.id()));
                    }
                }
                """.formatted(GUIDE.read().replaceFirst("(?s).*(?=```java\\nPluginRegistry)", "").split("```")[1].substring("java".length())));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-encoding", "UTF-8",
                "-cp", System.getProperty("java.class.path"), "-d", classes.toString(), source.toString())).isZero();
        Processes.Ended ended = Processes.run(project, Map.of(), Processes.java(
                "-cp", Shipped.lib() + File.separator + "*" + File.pathSeparator + classes, "Snippet"));
        assertThat(ended.out()).as(ended.errors()).contains("triangular", "exponential");
    }

    @ParameterizedTest
    @EnumSource
    void itIsUsedByTheNameInTheConfiguration(Shipped.On path) {
        Processes.Ended explained = path.lime(project, "explain", "iris.conf", "--json", "--plugins", "plugins");
        assertThat(explained.exitCode()).as(explained.errors()).isZero();
        assertThat(explained.out()).contains("triangular", "max(0, 1 - d/w), w = 1.5, d = |z′ - x′|", "\"contributions\"");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheFolderItIsNotFoundAndTheMessageNamesTheKnownKernels(Shipped.On path) {
        Processes.Ended refused = path.lime(project, "explain", "iris.conf");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("iris.conf:", "triangular", "exponential", "constant");
    }

    @ParameterizedTest
    @EnumSource
    void brokenJarsBesideItAreReportedByNameAndReason(Shipped.On path, @TempDir Path plugins) throws IOException {
        Files.copy(project.resolve("target").resolve(JAR), plugins.resolve(JAR));
        Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        try (OutputStream out = Files.newOutputStream(plugins.resolve("empty-promise.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("META-INF/services/org.lime4j.core.kernel.KernelFactory"));
            jar.write("org.example.NobodyWroteThis\n".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        Processes.Ended listed = path.lime(project, "plugins", "--json", "--plugins", plugins.toString());
        assertThat(listed.exitCode()).as(listed.errors()).isZero();
        assertThat(listed.out()).containsPattern("\"place\" *: *\"broken.jar")
                .containsPattern("\"place\" *: *\"empty-promise.jar")
                .contains("it cannot be read as a jar", "org.example.NobodyWroteThis", "\"triangular\"");
    }
}
