package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Page;

/** The tasks of docs/first-hour.md, done as they stand there, each in a folder that looks like the root of the source tree. */
class FirstHourIT {
    private static final Page PAGE = new Page("docs/first-hour.md");
    private static final int MOST_LINES = 5;

    @TempDir private static Path folder;

    private static Walkthrough walkthrough;

    @BeforeAll
    static void installWhatThePageInstalls() throws IOException {
        walkthrough = new OutsideBuild(folder, OutsideBuild.installed(new Page("docs/writing-a-plugin.md"))).walkthrough();
    }

    @TestFactory
    Stream<DynamicTest> everyTask() {
        return PAGE.sections().entrySet().stream()
                .map(task -> DynamicTest.dynamicTest(task.getKey(), () -> does(task.getKey(), task.getValue())));
    }

    private static void does(String task, String text) throws IOException {
        assumeTrue(!text.contains("| jq ") || isInstalled("jq"), "SKIPPED: jq is not installed");
        Path root = Files.createDirectory(folder.resolve(task.replaceAll("\\W+", "-")));
        walkthrough.likeTheRoot(root);
        walkthrough.follow(text, root);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void thereAreTenAndEachIsShort() {
        Map<String, String> tasks = PAGE.sections();
        assertThat(tasks).hasSize(10);
        tasks.forEach((task, text) -> {
            List<String> blocks = Walkthrough.commands(text);
            assertThat(blocks).as(task).isNotEmpty();
            assertThat(String.join("", blocks).lines()).as(task).hasSizeLessThanOrEqualTo(MOST_LINES);
        });
    }
}
