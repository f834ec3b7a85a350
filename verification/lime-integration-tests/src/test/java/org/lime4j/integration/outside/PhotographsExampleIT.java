package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** The example over real photographs and networks: the fish is found where it is. */
class PhotographsExampleIT {
    private static final int SAMPLES = 200;

    @Test
    void aGoldfishIsOneBecauseOfItsGold(@TempDir Path folder) throws IOException {
        Path data = Path.of(System.getProperty("lime.shared", "no folder lime.shared"), "data");
        assumeTrue(Files.isDirectory(data.resolve("models")) && Files.isDirectory(data.resolve("images")),
                () -> "SKIPPED: the networks and photographs in " + data + " are not here (system property lime.shared)");
        Processes.Ended ended = Processes.run(Shipped.root(), Map.of(), Processes.java(
                "-cp", Shipped.lib() + File.separator + "*", "examples/photographs/Photographs.java",
                data.toString(), folder.toString(), Integer.toString(SAMPLES), "goldfish.jpg"));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.out()).contains("squeezenet-goldfish: 1.000 n01443537 goldfish", "mobilenet-goldfish: 1.000 goldfish");
        for (String model : new String[] {"squeezenet", "mobilenet"}) {
            for (int rank = 1; rank <= 3; rank++) {
                assertThat(folder.resolve(model + "-goldfish-" + rank + "-heat.png")).isNotEmptyFile();
            }
            assertThat(goldOf(ImageIO.read(folder.resolve(model + "-goldfish-1.png").toFile())))
                    .as("share of gold in the five segments that speak for a goldfish, %s", model)
                    .isGreaterThan(0.4);
        }
    }

    /** A seventh of the whole photograph is gold: much red, less green, hardly any blue. */
    private static double goldOf(BufferedImage mask) {
        int shown = 0;
        int gold = 0;
        for (int y = 0; y < mask.getHeight(); y++) {
            for (int x = 0; x < mask.getWidth(); x++) {
                int rgb = mask.getRGB(x, y) & 0xFFFFFF;
                if (rgb != 0 && rgb != 0xFFFF00) {
                    shown++;
                    gold += (rgb >> 16) > (rgb & 0xFF) + 60 ? 1 : 0;
                }
            }
        }
        return (double) gold / shown;
    }
}
