package org.lime4j.integration.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** What a small heap must be enough for. */
class MillionSamplesIT {
    @Test
    void aMillionSamplesOfAHundredColumnsFitIntoAHeapOf64Megabytes() throws URISyntaxException {
        Path classes = Path.of(MillionSamples.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Processes.Ended ended = Processes.run(Shipped.root(), Map.of(), Processes.java(
                "-Xmx64m",
                "-cp",
                Shipped.lib() + File.separator + "*" + File.pathSeparator + classes,
                MillionSamples.class.getName()));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.out().lines()).containsExactly("1000000 samples", "x7", "x3");
    }
}
