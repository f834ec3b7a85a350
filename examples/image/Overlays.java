import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.config.Pipeline;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.report.picture.Png;
import org.lime4j.report.picture.SegmentPictures;

/**
 * Explains the picture of a pipeline file and writes it once for each output, with the segments that raise the output in blue and
 * those that lower it in orange. The arguments are the pipeline file and what the names of the written files begin with.
 */
public final class Overlays {
    public static void main(String[] arguments) throws IOException {
        List<Result> results = new ArrayList<>();
        try (Pipeline<?> pipeline = PipelineFile.read(Path.of(arguments[0])).open(PluginRegistry.standard())) {
            pipeline.explainAll(results::add);
        }
        Explanation why = ((Result.Success) results.get(0)).explanation();
        for (OutputExplanation output : why.outputs()) {
            byte[] file = Png.encode(SegmentPictures.heatMap((Subject.Image) why.subject(), output));
            Files.write(Path.of(arguments[1] + output.name() + ".png"), file);
        }
    }
}
