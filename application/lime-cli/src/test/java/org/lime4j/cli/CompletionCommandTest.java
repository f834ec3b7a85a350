package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
    @TempDir private Path folder;

    /** What a bash that has read the script completes the last word to. */
    @ParameterizedTest
    @CsvSource({
        "lime ex, explain",
        "lime seg, segment",
        "lime explain --sam, --samples",
        "lime config s, show",
        "lime demo kor, korean",
        "lime plugins --js, --json",
    })
    void bashCompletes(String line, String expected) throws Exception {
        assertThat(complete(line)).contains(expected);
    }

    @Test
    void theScriptIsTheSameForZsh() {
        assertThat(Run.lime("completion", "zsh")).isEqualTo(Run.lime("completion"));
        assertThat(Run.lime("completion").out()).contains("bashcompinit");
        assertThat(Run.lime("completion", "fish").errors()).startsWith("lime: bad-usage: ").containsIgnoringCase("bash, zsh");
    }

    private String complete(String line) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion"), Run.lime("completion", "bash").out());
        String[] words = line.split(" ");
        String program = """
                source "$1"; shift
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                _complete_lime
                echo "${COMPREPLY[@]}"
                """;
        List<String> command = new ArrayList<>(List.of("bash", "-c", program, "bash", script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        bash.getOutputStream().close();
        String replied = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(replied).isZero();
        return replied;
    }
}
