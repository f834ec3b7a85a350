package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * Each {@code broken/NAME.conf} fails, at the latest when its first instance is looked at and before the model is asked
 * anything, with what stands in {@code NAME.txt}: the error's id, then its message.
 */
class BrokenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final PluginRegistry REGISTRY = FakePlugins.registry();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
        }
    }

    @Test
    void a_plugin_that_could_not_be_loaded_is_told_of_where_one_is_not_found() {
        PluginRegistry torn = PluginRegistry.builder().withApplication().withFailure("forest.jar", "it is no archive").build();
        assertThatThrownBy(() -> PipelineFile.read(FOLDER.resolve("unknown-plugin.conf")).spec(torn))
                .hasMessageContaining("unknown-plugin.conf:1: no model plugin is called 'letters'")
                .hasMessageContaining("; not usable: forest.jar: it is no archive");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_broken_file_is_answered_with_file_line_and_what_to_write(Path file) throws IOException {
        int open = FakePlugins.LettersFactory.open;
        LimeException error = catchThrowableOfType(LimeException.class, () -> {
            try (Pipeline<?> pipeline = PipelineFile.read(file).open(REGISTRY)) {
                pipeline.check();
            }
        });
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".conf", ".txt"));
        String folder = FOLDER.toAbsolutePath() + "/";
        assertThat(error.id().code() + "\n" + error.getMessage().replace(folder, "") + "\n").isEqualTo(Files.readString(expected));
        assertThat(FakePlugins.LettersFactory.open).as("models left open").isEqualTo(open);
    }
}
