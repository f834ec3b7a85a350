package org.lime4j.integration.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.integration.Page;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** The example over a picture that the project draws itself: what is committed is what its commands write. */
class FruitExampleIT {
    private static final Path EXAMPLE = Shipped.root().resolve("examples/image");

    /** Points inside of things in the picture. */
    private static final int[] APPLE = {110, 110};
    private static final int[] LEMON = {178, 117};
    private static final int[] TABLE = {20, 155};

    @TempDir
    private Path folder;

    private void java(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "-cp";
        command[1] = Shipped.lib() + File.separator + "*";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Processes.Ended ended = Processes.run(Shipped.root(), Map.of(), Processes.java(command));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
    }

    private static BufferedImage picture(Path file) throws IOException {
        return ImageIO.read(file.toFile());
    }

    /** The largest difference of a channel of a pixel. */
    private static int difference(BufferedImage a, BufferedImage b) {
        assertThat(a.getWidth()).isEqualTo(b.getWidth());
        assertThat(a.getHeight()).isEqualTo(b.getHeight());
        int largest = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    int difference = (a.getRGB(x, y) >>> shift & 0xFF) - (b.getRGB(x, y) >>> shift & 0xFF);
                    largest = Math.max(largest, Math.abs(difference));
                }
            }
        }
        return largest;
    }

    @Test
    void thePictureAndTheModelAreThoseThatTheProgramsBesideThemMake() throws IOException {
        Path drawn = folder.resolve("fruit.png");
        java("examples/image/DrawFruit.java", drawn.toString());
        assertThat(difference(picture(drawn), picture(EXAMPLE.resolve("fruit.png")))).isZero();
        Path written = folder.resolve("fruit.onnx");
        java("examples/image/WriteModel.java", written.toString());
        assertThat(written).hasSameBinaryContentAs(EXAMPLE.resolve("fruit.onnx"));
    }

    /** ONNX Runtime adds floats in the order that suits a processor, so that a level may round the other way on another. */
    @Test
    void thePicturesOfTheReadmeAreThoseThatItsCommandsWrite() throws IOException {
        for (String output : new String[] {"apple", "lemon"}) {
            String file = "docs/pictures/fruit-" + output + ".png";
            String command = "explain examples/image/fruit.conf --outputs " + output + " --out ";
            assertThat(Page.README.read()).contains("./lime " + command + file, "](" + file + ")");
            Path written = folder.resolve(output + ".png");
            Processes.Ended ended = Shipped.On.CLASS_PATH.lime(Shipped.root(), (command + written).split(" "));
            assertThat(ended.exitCode()).as(ended.errors()).isZero();
            assertThat(difference(picture(written), picture(Shipped.root().resolve(file))))
                    .as("levels of a colour between %s as it is and as it is written", file)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anAppleIsOneBecauseOfTheAppleAndInSpiteOfTheLemon() throws IOException {
        BufferedImage apple = picture(Shipped.root().resolve("docs/pictures/fruit-apple.png"));
        BufferedImage lemon = picture(Shipped.root().resolve("docs/pictures/fruit-lemon.png"));
        assertThat(blueness(apple, APPLE)).isGreaterThan(50);
        assertThat(blueness(apple, LEMON)).isLessThan(-25);
        assertThat(blueness(lemon, LEMON)).isGreaterThan(50);
        assertThat(blueness(lemon, APPLE)).isLessThan(-50);
        for (BufferedImage picture : new BufferedImage[] {apple, lemon}) {
            assertThat(Math.abs(blueness(picture, TABLE))).as("the table has no weight").isLessThan(10);
        }
    }

    /** How much bluer than red: above 0 for what raises an output, below 0 for what lowers it, 0 for what is grey. */
    private static int blueness(BufferedImage picture, int[] at) {
        int rgb = picture.getRGB(at[0], at[1]);
        return (rgb & 0xFF) - (rgb >> 16 & 0xFF);
    }

    @ParameterizedTest
    @EnumSource
    void theCommandExplainsIt(Shipped.On path) {
        Processes.Ended ended = path.lime(Shipped.root(), "explain", "examples/image/fruit.conf");
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.out()).contains("Image     240 × 180 pixels", "Output    apple   probability, output 1 of 4",
                "model prediction       0.7253", "Output    lemon   probability, output 2 of 4", "model prediction       0.1227");
        assertThat(Page.README.read()).contains("Why `apple`, 0.73", "Why `lemon`, 0.12");
    }
}
