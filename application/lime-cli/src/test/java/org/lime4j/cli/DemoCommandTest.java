package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCommandTest {
    @TempDir private Path folder;

    @Test
    void withoutANameTheExamplesAreListed() {
        Run run = Run.lime("demo");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\n  iris     a random forest ", "\n  text ", "\n  korean ", "\n  image ", "\n  tribuo ");
        assertThat(Run.lime("demo", "nothing").errors())
                .startsWith("lime: bad-usage: Invalid value for positional parameter").containsIgnoringCase("iris, text, korean, image, tribuo");
    }

    @ParameterizedTest
    @EnumSource
    void anExampleIsExplainedFromAnEmptyFolderAndItsCommandsWork(Demo demo) throws IOException {
        Path dir = folder.resolve("an example");
        Run run = Run.lime("demo", demo.toString(), "--dir", dir.toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Example   ").contains("Output    ", "weighted R²", "\nTry next\n  lime ");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(demo.files());
        }
        String next = run.out().substring(run.out().indexOf("Try next\n") + "Try next\n".length());
        for (String line : next.split("\n")) {
            List<String> words = words(line.strip());
            assertThat(words.get(0)).isEqualTo("lime");
            List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
            int out = arguments.indexOf("--out") + 1;
            if (out > 0) {
                arguments.set(out, folder.resolve(arguments.get(out)).toString());
            }
            Run tried = Run.lime(arguments.toArray(String[]::new));
            assertThat(tried.errors()).as(line).isEmpty();
            assertThat(tried.exitCode()).as(line).isZero();
        }
    }

    @Test
    void anExampleTwiceIsTheSameAndOtherFilesAreLeftAlone() throws IOException {
        Run once = Run.lime("demo", "text", "--dir", folder.toString());
        assertThat(Run.lime("demo", "TEXT", "--dir", folder.toString())).isEqualTo(once);
        Path data = folder.resolve("reviews.tsv");
        Files.writeString(data, "somebody's own");
        Path conf = folder.resolve("review.conf");
        Files.delete(conf);
        assertThat(Run.lime("demo", "text", "--dir", folder.toString())).isEqualTo(new Run(2, "", "lime: bad-usage: " + data
                + " is there already and is not the example's; it is left alone: choose another folder with --dir\n"));
        assertThat(data).hasContent("somebody's own");
        assertThat(conf).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Run.lime("demo", "iris", "--dir", file.toString()).errors())
                .startsWith("lime: io: the example cannot be written into " + file);
    }

    /** As a shell splits a line. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("(?:'[^']*'|[^\\s'])+").matcher(line);
        while (word.find()) {
            words.add(word.group().replace("'", ""));
        }
        return words;
    }
}
