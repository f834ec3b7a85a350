package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

class BackgroundSourceContractTest {
    private static BackgroundSourceFactory<?> plugin = new CountFactory();
    private static Path file = Path.of("");

    static class Examined extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return plugin;
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", file.toString());
        }
    }

    @BeforeAll
    static void writeFile(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("lines.txt"), "one\ntwo\nthree\n");
    }

    private static Kit.Wrong<Function<Path, BackgroundSource>> wrong(
            String rule, String message, Function<Path, BackgroundSource> source) {
        return new Kit.Wrong<>(rule, message, source);
    }

    static List<Kit.Wrong<Function<Path, BackgroundSource>>> wrong() {
        return List.of(
                wrong("background_1001", "load() returns a background", LoadsNothing::new),
                wrong("background_1002", "from each component made with the same options", Another::new),
                wrong("background_1003", "while other threads use the same component", Shared::new),
                wrong("background_1004", "a place that is not there is a LimeException", EmptyIfAbsent::new),
                wrong("background_1005", "a file that cannot be read is a LimeException", ThrowsWhatItMeets::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Function<Path, BackgroundSource>> wrong) {
        plugin = new CountFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightSourceBreaksNoRule() {
        plugin = new CountFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasASourceThatBreaksIt() {
        Kit.assertEachRuleIsBroken(BackgroundSourceContract.class, wrong());
    }

    private static final class LoadsNothing extends CountFactory.Count {
        LoadsNothing(Path path) {
            super(path);
        }

        @Override
        public Background load() {
            return count() == 0 ? super.load() : null;
        }
    }

    private static final class Another extends CountFactory.Count {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.getAndIncrement();

        Another(Path path) {
            super(path);
        }

        @Override
        int count() {
            return super.count() + number;
        }
    }

    private static final class Shared extends CountFactory.Count {
        private int lines;

        Shared(Path path) {
            super(path);
        }

        @Override
        int count() {
            lines = 0;
            for (int n = super.count(); n > 0; n--) {
                lines++;
                pause();
            }
            return lines;
        }

        private static void pause() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class EmptyIfAbsent extends CountFactory.Count {
        EmptyIfAbsent(Path path) {
            super(path);
        }

        @Override
        int count() {
            return Files.exists(path) ? super.count() : 0;
        }
    }

    private static final class ThrowsWhatItMeets extends CountFactory.Count {
        ThrowsWhatItMeets(Path path) {
            super(path);
        }

        @Override
        int count() {
            try {
                return Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8).size() : super.count();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
