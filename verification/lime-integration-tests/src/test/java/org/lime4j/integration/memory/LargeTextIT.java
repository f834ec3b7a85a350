package org.lime4j.integration.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** A long text is explained in a small heap, whatever its words. */
class LargeTextIT {
    @ParameterizedTest(name = "{0} words")
    @ValueSource(strings = {"natural", "distinct"})
    void aMegabyteOfTextFitsIntoAHeapOf256Megabytes(String words) throws URISyntaxException {
        Path classes = Path.of(LargeText.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Processes.Ended ended = Processes.run(Shipped.root(), Map.of(), Processes.java(
                "-Xmx256m",
                "-cp",
                Shipped.lib() + File.separator + "*" + File.pathSeparator + classes,
                LargeText.class.getName(),
                words));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        List<String> lines = ended.out().lines().toList();
        assertThat(lines.get(0)).matches("10\\d{5} units, 5000 samples");
        assertThat(lines.get(1)).matches("opening (1\\.9|2\\.0)\\d+");
        assertThat(lines.get(2)).matches("closing -(0\\.9|1\\.0)\\d+");
    }
}
