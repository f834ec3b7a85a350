package org.lime4j.integration.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** A picture is explained in a small heap, although its perturbed pictures would fill several. */
class PhotographIT {
    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"quickshift", "slic", "felzenszwalb", "watershed"})
    void aThousandSamplesOfAPictureFitIntoAHeapOf64Megabytes(String segmenter) throws IOException, URISyntaxException {
        Path picture = folder.resolve("picture.png");
        Photograph.draw(picture);
        Path classes = Path.of(Photograph.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Processes.Ended ended = Processes.run(Shipped.root(), Map.of(), Processes.java(
                "-Xmx64m",
                "-cp",
                Shipped.lib() + File.separator + "*" + File.pathSeparator + classes,
                Photograph.class.getName(),
                picture.toString(),
                segmenter));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.out().lines()).containsExactly("RgbImage[299 × 299], 1000 samples", "true");
    }
}
