package org.lime4j.integration.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {
    private static final String EARLIER = """
            package contracts;
            public interface Kernel { double weight(double distance); default boolean bounded() { return true; } }
            """;

    @TempDir
    private Path folder;

    @Test
    void nothingIsBrokenByWhatIsNewAndMayBeLeftAlone() throws IOException {
        assertThat(broken("""
                package contracts;
                public interface Kernel {
                    double weight(double distance);
                    default boolean bounded() { return false; }
                    default boolean smooth() { return true; }
                }
                """)).isEmpty();
    }

    @Test
    void aMethodThatPluginsWouldHaveToWriteBreaksThem() throws IOException {
        assertThat(broken("""
                package contracts;
                public interface Kernel {
                    double weight(double distance);
                    default boolean bounded() { return true; }
                    boolean smooth();
                }
                """)).singleElement().asString().startsWith("contracts.Kernel.smooth: METHOD_ADDED_TO_INTERFACE");
    }

    @Test
    void aMethodThatIsGoneBreaksThoseWhoCallIt() throws IOException {
        assertThat(broken("""
                package contracts;
                public interface Kernel { double weight(double distance); }
                """)).singleElement().asString().startsWith("contracts.Kernel.bounded: METHOD_REMOVED");
    }

    @Test
    void whatIsNotExportedIsPromisedToNobody() throws IOException {
        Path earlier = jar(EARLIER, "package hidden; public class Secret {}");
        assertThat(Contracts.broken(earlier, jar(EARLIER))).isEmpty();
    }

    private Iterable<String> broken(String later) throws IOException {
        return Contracts.broken(jar(EARLIER), jar(later));
    }

    private Path jar(String... sources) throws IOException {
        Path source = Files.createTempDirectory(folder, "source");
        Path classes = Files.createTempDirectory(folder, "classes");
        Files.writeString(source.resolve("module-info.java"), "module example { exports contracts; }");
        for (String text : sources) {
            String[] words = text.strip().split("[ ;{\\n]+");
            Path place = Files.createDirectories(source.resolve(words[1]));
            Files.writeString(place.resolve(words[4] + ".java"), text);
        }
        try (Stream<Path> files = Files.walk(source)) {
            List<String> arguments = Stream.concat(
                    Stream.of("--release", "17", "-d", classes.toString()),
                    files.filter(Files::isRegularFile).map(Path::toString)).toList();
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
        }
        Path jar = Files.createTempFile(folder, "example", ".jar");
        try (Stream<Path> files = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
