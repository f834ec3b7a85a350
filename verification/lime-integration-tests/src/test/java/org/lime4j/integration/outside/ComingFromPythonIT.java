package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.integration.Page;

/** The page for people who know Python's lime: its examples run, and the plugins that it names exist. */
class ComingFromPythonIT {
    private static final Page PAGE = new Page("docs/coming-from-python.md");
    private static final Pattern NAMED =
            Pattern.compile("(sampler|surrogate|distance|discretizer|tokenizer|segmenter) = (?:\\{ type = )?([a-z][a-z-]+)");

    @TempDir private Path folder;

    @Test
    void theExamplesRun() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Walkthrough walkthrough = new Walkthrough(folder.resolve("bin"));
        walkthrough.likeTheRoot(root);
        walkthrough.follow(PAGE.read(), root);
    }

    @Test
    void thePluginsItNamesExist() {
        PluginRegistry registry = PluginRegistry.standard();
        List<MatchResult> named = NAMED.matcher(PAGE.read()).results().toList();
        assertThat(named).hasSizeGreaterThan(8).allSatisfy(plugin ->
                assertThat(registry.available(plugin.group(1)).stream().map(PluginInfo::id)).contains(plugin.group(2)));
    }
}
