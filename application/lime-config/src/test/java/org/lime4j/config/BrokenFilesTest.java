package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * Each {@code broken/NAME.conf} fails with what stands in {@code NAME.txt}: the error's id, then its message.
 */
class BrokenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final PluginRegistry REGISTRY = FakePlugins.registry();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_broken_file_is_answered_with_file_line_and_what_to_write(Path file) throws IOException {
        int open = FakePlugins.LettersFactory.open;
        LimeException error =
                catchThrowableOfType(LimeException.class, () -> PipelineFile.read(file).open(REGISTRY).close());
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".conf", ".txt"));
        assertThat(error.id().code() + "\n" + error.getMessage() + "\n").isEqualTo(Files.readString(expected));
        assertThat(FakePlugins.LettersFactory.open).as("models left open").isEqualTo(open);
    }
}
