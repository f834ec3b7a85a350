package org.lime4j.integration.memory;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.image.ImageSource;
import org.lime4j.image.RgbImage;

/** An application that explains a picture file of 299 × 299 pixels, with nothing set but the samples: for {@link PhotographIT}. */
final class Photograph {
    private static final int SIDE = 299;
    private static final int DISC = 34;
    private static final int DISC_LEFT = 120;
    private static final int DISC_TOP = 100;
    private static final int CENTRE = DISC_LEFT + DISC / 2 + (DISC_TOP + DISC / 2) * SIDE;

    private Photograph() {}

    /**
     * Prints whether the red disc that the model looks at was found.
     *
     * @param arguments the picture file, and a segmenter
     */
    public static void main(String... arguments) {
        BlackBox<RgbImage> model = BlackBox.ofScalar(RgbImage.class, Outputs.scores("red"), image -> {
            int red = 0;
            for (int i = 0; i < image.size(); i++) {
                red += isRed(image.argb(i)) ? 1 : 0;
            }
            return red;
        });
        RgbImage picture = new ImageSource(Path.of(arguments[0]), SIDE * SIDE).instances().next();
        Explanation explanation = LimeExplainer.builder(model)
                .representation(ComponentRef.of("image").with("segmenter", ComponentRef.of(arguments[1])).with("hide", "color"))
                .build()
                .explain(picture, ExplanationRequest.standard().withSamples(1_000));
        OutputExplanation output = explanation.outputs().get(0);
        int disc = ((Subject.Image) explanation.subject()).segments().at(CENTRE);
        System.out.println(picture + ", " + output.fidelity().samples() + " samples");
        System.out.println(output.contributions().get(0).label().equals("segment " + disc));
    }

    private static boolean isRed(int argb) {
        return (argb >> 16 & 0xFF) > 200 && (argb >> 8 & 0xFF) < 60;
    }

    /** A red disc before other discs, under a little noise. */
    static void draw(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        for (int disc = 0; disc < 40; disc++) {
            graphics.setColor(new Color(random.nextInt(160), random.nextInt(80, 240), random.nextInt(80, 240)));
            graphics.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), 60, 60);
        }
        graphics.setColor(new Color(230, 30, 30));
        graphics.fillOval(DISC_LEFT, DISC_TOP, DISC, DISC);
        graphics.dispose();
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.setRGB(i % SIDE, i / SIDE, picture.getRGB(i % SIDE, i / SIDE) ^ random.nextInt(1 << 24) & 0x070707);
        }
        ImageIO.write(picture, "png", file.toFile());
    }
}
