package org.lime4j.integration.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Page;

/** The project of docs/embedding.md, made and run as the page says. */
class EmbeddingIT {
    private static final Page PAGE = new Page("docs/embedding.md");

    @TempDir private Path folder;

    @Test
    void theProjectIsBuiltAndItsProgramsPrintWhatThePageShows() throws IOException {
        Path project = Files.createDirectory(folder.resolve("loans"));
        new OutsideBuild(folder, OutsideBuild.installed(PAGE)).walkthrough().follow(PAGE.read(), project);
    }
}
