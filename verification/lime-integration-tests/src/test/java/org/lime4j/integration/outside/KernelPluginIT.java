package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/**
 * A plugin from a project of its own, as its author works: built against this version with Maven, its kit test with it,
 * dropped as a jar into a folder, and used by its name in a configuration.
 */
class KernelPluginIT {
    private static final String JAR = "triangular-kernel-1.0.0.jar";

    @TempDir
    private static Path folder;

    private static Path plugins;

    @BeforeAll
    static void buildThePlugin() throws IOException {
        Path project = new OutsideBuild(folder).packageProject("kernel-plugin");
        assertThat(project.resolve("target/surefire-reports/org.example.triangular.TriangularKernelTest.txt"))
                .content().containsPattern("Tests run: [2-9][0-9], Failures: 0, Errors: 0, Skipped: 0");
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(project.resolve("target").resolve(JAR), plugins.resolve(JAR));

        Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        try (OutputStream out = Files.newOutputStream(plugins.resolve("empty-promise.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("META-INF/services/org.lime4j.core.kernel.KernelFactory"));
            jar.write("org.example.NobodyWroteThis\n".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }

        Path iris = Shipped.root().resolve("examples/iris");
        Files.copy(iris.resolve("iris.csv"), folder.resolve("iris.csv"));
        Files.writeString(folder.resolve("iris.conf"), Files.readString(iris.resolve("forest.conf"))
                + "\nkernel { type = triangular, width = 1.5 }\n");
    }

    @ParameterizedTest
    @EnumSource
    void itIsListedWithItsOptionsAndItsJar(Shipped.On path) {
        Processes.Ended listed = path.lime(folder, "plugins", "kernel", "--plugins", "plugins");
        assertThat(listed.exitCode()).as(listed.errors()).isZero();
        assertThat(listed.out()).contains("triangular", "max(0, 1 - d/w) over a distance", "width = 2", JAR);
    }

    @ParameterizedTest
    @EnumSource
    void itIsUsedByTheNameInTheConfiguration(Shipped.On path) {
        Processes.Ended explained = path.lime(folder, "explain", "iris.conf", "--json", "--plugins", "plugins");
        assertThat(explained.exitCode()).as(explained.errors()).isZero();
        assertThat(explained.out()).contains("triangular", "max(0, 1 - d/w), w = 1.5, d = |z′ - x′|", "\"contributions\"");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheFolderItIsNotFoundAndTheMessageNamesTheKnownKernels(Shipped.On path) {
        Processes.Ended refused = path.lime(folder, "explain", "iris.conf");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("iris.conf:", "triangular", "exponential", "constant");
    }

    @ParameterizedTest
    @EnumSource
    void brokenJarsBesideItAreReportedByNameAndReason(Shipped.On path) {
        Processes.Ended listed = path.lime(folder, "plugins", "--json", "--plugins", "plugins");
        assertThat(listed.exitCode()).as(listed.errors()).isZero();
        assertThat(listed.out()).containsPattern("\"place\" *: *\"broken.jar")
                .containsPattern("\"place\" *: *\"empty-promise.jar")
                .contains("it cannot be read as a jar", "org.example.NobodyWroteThis", "\"triangular\"");
    }
}
