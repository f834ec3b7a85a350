package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.report.picture.Png;

class SegmentCommandTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("lime.root"), "examples");
    private static final String FRUIT = EXAMPLES.resolve("image/fruit.png").toString();
    private static final String PIPELINE = EXAMPLES.resolve("image/fruit.conf").toString();

    @TempDir private Path folder;

    @Test
    void aPictureIsCutAndItsBoundariesAreDrawn() throws IOException {
        int width = 8;
        int height = 6;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xFF336699);
        Path picture = Files.write(folder.resolve("picture.png"), Png.encode(new IntPlane(width, height, pixels)));
        Path out = folder.resolve("preview.png");
        Run run = Run.lime("segment", picture.toString(), "--segmenter", "grid", "--set", "rows=3", "--set=columns=2", "--out", out.toString());
        assertThat(run).isEqualTo(new Run(0, """
                picture   8 × 6 pixels
                segments  6; pixels: smallest 8, median 8, largest 8
                written   %s
                """.formatted(out), ""));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (x == 3 || y == 1 || y == 3) {
                    pixels[y * width + x] = 0xFFFFFF00;
                }
            }
        }
        assertThat(out).hasBinaryContent(Png.encode(new IntPlane(width, height, pixels)));
    }

    @Test
    void labelsAreReadBackAsTheSameSegments() throws IOException {
        Path labels = folder.resolve("labels.png");
        Path again = folder.resolve("again.png");
        Run first = Run.lime("segment", FRUIT, "--json", "--labels", labels.toString(), "--segmenter=slic", "--set=regions=400");
        assertThat(first.exitCode()).isZero();
        Run second = Run.lime("segment", FRUIT, "--json", "--labels", again.toString(), "--segmenter=label-map", "--set=path=" + labels);
        assertThat(second.errors()).isEmpty();
        assertThat(count(first)).isGreaterThan(256).isEqualTo(count(second));
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(labels));
    }

    @Test
    void aPipelineIsCutAsItsExplanationWouldBe() {
        Run run = Run.lime("segment", PIPELINE, "--json");
        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).startsWith("{\n  \"schema\" : \"lime-segments/1\",\n  \"width\" : 240,").contains("\"type\" : \"quickshift\"");
        assertThat(Run.lime("segment", FRUIT).out()).contains("segments  " + count(run) + ";");
        assertThat(count(Run.lime("segment", PIPELINE, "--json", "--segmenter=grid", "--set=rows=2", "--set=columns=2"))).isEqualTo(4);
    }

    @Test
    void theModelIsNotOpened() throws IOException {
        Path file = Files.writeString(folder.resolve("pipeline.conf"), "model { type = onnx-image, path = nowhere.onnx, width = 9, height = 9 }\n"
                + "representation = image\ninstances { type = image, path = \"" + FRUIT + "\" }\n");
        assertThat(Run.lime("segment", file.toString()).errors()).isEmpty();
    }

    @Test
    void whatIsNoPictureIsTold() throws IOException {
        assertThat(Run.lime("segment", folder.resolve("none.png").toString()).errors()).startsWith("lime: io: there is no readable picture file ");
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertThat(Run.lime("segment", text.toString()).exitCode()).isEqualTo(2);
        assertThat(Run.lime("segment", EXAMPLES.resolve("iris/forest.conf").toString())).isEqualTo(new Run(2, "", "lime: bad-configuration:"
                + " the representation 'tabular' has no picture to cut: lime segment needs instances that are images\n"));
        assertThat(Run.lime("segment", FRUIT, "--out=x.jpg")).isEqualTo(new Run(2, "",
                "lime: bad-usage: --out is x.jpg; pictures are written as PNG: give a name that ends in .png\n"));
        assertThat(Run.lime("segment", FRUIT, "--segmenter=gird").errors()).contains("did you mean 'grid'?");
        assertThat(Run.lime("segment", FRUIT, "--set=ratio").errors()).contains("--set has 'ratio'; write KEY=VALUE, such as regions=50");
        assertThat(Run.lime("segment", FRUIT, "--out", folder.resolve("no/such.png").toString()).exitCode()).isEqualTo(1);
    }

    private static int count(Run run) {
        return Integer.parseInt(run.out().replaceFirst("(?s).*\"segments\" : (\\d+),.*", "$1"));
    }
}
