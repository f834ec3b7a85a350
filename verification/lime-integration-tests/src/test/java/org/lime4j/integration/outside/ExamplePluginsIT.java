package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;
import org.lime4j.spi.examples.representation.SeriesFactory;

/** The example plugins as a jar in a folder: a kind of instance that lime4j does not know is explained by configuration. */
class ExamplePluginsIT {
    @Test
    void aNewModalityComesWithAJarAndIsTheSameOnBothPaths(@TempDir Path folder) throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(Path.of(URI.create(SeriesFactory.class.getProtectionDomain().getCodeSource().getLocation().toString())),
                plugins.resolve("examples.jar"));
        Files.writeString(folder.resolve("shapes.csv"), "rising,0,1,2,3,4,5,6,7\npeak,0,0,0,5,5,0,0,0\n");
        Files.writeString(folder.resolve("days.csv"), "0.2,0.1,0.1,4.9,5.2,0.3,0.0,0.1\n");
        Files.writeString(folder.resolve("series.conf"), """
                model { type = nearest-template, path = shapes.csv }
                instances { type = series-lines, path = days.csv }
                representation { type = series, segments = 4 }
                renderers = [markdown-tables]
                """);
        Processes.Ended modules = Shipped.On.MODULE_PATH.lime(folder, "explain", "series.conf", "--plugins", "plugins");
        Processes.Ended classes = Shipped.On.CLASS_PATH.lime(folder, "explain", "series.conf", "--plugins", "plugins");
        assertThat(modules.exitCode()).as(modules.errors()).isZero();
        assertThat(modules.out()).contains("### peak", "| values 2 to 3 | +").isEqualTo(classes.out());
    }
}
