package org.lime4j.integration.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.config.Pipeline;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.integration.Shipped;
import org.lime4j.integration.Stays;

/** The example of a saved model that a row processor reads numbers, a category, a date and a review for. */
class TribuoColumnarTest {
    @TempDir private Path folder;

    @Test
    void aFileOfTenLinesExplainsNumbersCategoriesDatesAndWordsTogether() throws IOException {
        Path file = Files.copy(Shipped.root().resolve("examples/tribuo/stays.conf"), folder.resolve("stays.conf"));
        Files.copy(Stays.FILE, folder.resolve("stays.csv"));
        Stays.save(folder);
        List<String> lines = Files.readAllLines(file);
        lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
        assertThat(lines).hasSizeLessThanOrEqualTo(10);
        Explanation one = explain(file, 1);
        assertThat(explain(file, 8).outputs()).isEqualTo(one.outputs());
        List<String> blocks = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (FeatureContribution contribution : one.outputs().get(0).contributions()) {
            blocks.add(contribution.key().block());
            labels.add(contribution.label());
            assertThat(contribution.weight()).isFinite();
        }
        assertThat(blocks).contains("table", "review");
        assertThat(labels).containsAnyOf("tiny", "clean", "room", "bath");
    }

    private static Explanation explain(Path file, int threads) throws IOException {
        Path written = Files.writeString(file.resolveSibling("threads-" + threads + ".conf"),
                Files.readString(file) + "\nthreads = " + threads + "\n");
        try (Pipeline<?> pipeline = PipelineFile.read(written).open(PluginRegistry.standard())) {
            pipeline.check();
            return explainFirst(pipeline);
        }
    }

    private static <X> Explanation explainFirst(Pipeline<X> pipeline) {
        Iterator<X> instances = pipeline.instances().instances();
        return pipeline.explainer().explain(instances.next(), pipeline.request());
    }
}
