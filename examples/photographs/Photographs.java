import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.image.ImageSource;
import org.lime4j.image.RgbImage;
import org.lime4j.onnx.OnnxBlackBox;
import org.lime4j.onnx.OnnxImageFactory.Channels;
import org.lime4j.onnx.OnnxImageFactory.Layout;
import org.lime4j.onnx.OnnxImageFactory.Options;
import org.lime4j.report.picture.Png;
import org.lime4j.report.picture.SegmentMask;
import org.lime4j.report.picture.SegmentMask.Selection;
import org.lime4j.report.picture.SegmentMask.Sign;
import org.lime4j.report.picture.SegmentPictures;

/**
 * Classifies photographs with SqueezeNet and MobileNet, explains the three classes that each finds most likely from one set of
 * samples, and writes for each class what speaks for it and a heat map. SLIC cuts a photograph of any size into about as many
 * segments as a thousand samples can tell apart; quickshift makes 310 of the panda. The arguments are the folder of the data, the
 * folder to write to, the number of samples, and the photographs, all of which may be left out from the end on.
 */
public final class Photographs {
    private static final long SEED = 1;
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data");
        Path pictures = Files.createDirectories(Path.of(arguments.length > 1 ? arguments[1] : "target/photographs"));
        int samples = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
        List<String> photographs = arguments.length > 3
                ? List.of(arguments).subList(3, arguments.length)
                : List.of("goldfish.jpg", "husky.jpg", "panda.jpg", "dogs.png");

        Options squeezeNet = Options.of(data.resolve("models/squeezenet_fp32io_dynbatch.onnx"))
                .withLabels(data.resolve("labels/imagenet_synset.txt"))
                .withLayout(Layout.NCHW, Channels.BGR)
                .withNormalisation(1, List.of(104.0, 117.0, 123.0), List.of());
        Options mobileNet = Options.of(data.resolve("models/mobilenet_v2_1.0_224_u8w.onnx"))
                .withLabels(data.resolve("labels/coral_imagenet_labels_1001.txt"))
                .withNormalisation(1, List.of(127.5), List.of(127.5));
        OUT.println(samples + " samples, seed " + SEED);
        for (Options options : List.of(squeezeNet, mobileNet)) {
            String name = options == squeezeNet ? "squeezenet" : "mobilenet";
            try (OnnxBlackBox<RgbImage> model = OnnxBlackBox.openImages(options)) {
                LimeExplainer<RgbImage> explainer = LimeExplainer.builder(model)
                        .representation(ComponentRef.of("image").with("segmenter", ComponentRef.of("slic").with("regions", 60)))
                        .surrogate(ComponentRef.of("ridge").with("features", 100))
                        .build();
                for (String photograph : photographs) {
                    RgbImage image = new ImageSource(data.resolve("images").resolve(photograph), ImageSource.DEFAULT_MAX_PIXELS)
                            .instances()
                            .next();
                    Explanation why = explainer.explain(image, ExplanationRequest.standard()
                            .withTopOutputs(3)
                            .withSamples(samples)
                            .withSeed(SEED));
                    write(why, pictures, name + "-" + photograph.replaceAll("\\.\\w+$", ""));
                }
            }
        }
        OUT.println("pictures in " + pictures);
    }

    private static void write(Explanation why, Path pictures, String name) throws IOException {
        Subject.Image image = (Subject.Image) why.subject();
        int rank = 0;
        for (OutputExplanation output : why.outputs()) {
            OUT.printf(Locale.ROOT, "%s: %.3f %s, R2 %.2f%n",
                    name, output.modelPrediction(), output.name(), output.fidelity().weightedR2());
            SegmentMask mask = SegmentMask.of(image, output, new Selection(Sign.POSITIVE, 5, 0, true));
            IntPlane framed = SegmentPictures.withBoundaries(mask.picture(), mask.mask(), SegmentPictures.BOUNDARY);
            rank++;
            Files.write(pictures.resolve(name + "-" + rank + ".png"), Png.encode(framed));
            Files.write(pictures.resolve(name + "-" + rank + "-heat.png"), Png.encode(SegmentPictures.heatMap(image, output)));
        }
    }
}
