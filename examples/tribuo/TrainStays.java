import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DateFieldProcessor;
import org.tribuo.data.columnar.processors.field.DateFieldProcessor.DateFeatureType;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.field.TextFieldProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

/** Trains the model of stays.conf as a user of Tribuo would: the arguments are the table and the file to save to. */
public final class TrainStays {
    public static void main(String[] arguments) throws IOException {
        RowProcessor<Label> processor = new RowProcessor.Builder<Label>()
                .setFieldProcessors(List.of(
                        new DoubleFieldProcessor("age"),
                        new IdentityProcessor("country"),
                        new DateFieldProcessor("arrival", EnumSet.of(DateFeatureType.MONTH), "uuuu-MM-dd"),
                        new TextFieldProcessor("review", new TokenPipeline(new UniversalTokenizer(), 1, false))))
                .build(new FieldResponseProcessor<>(List.of("returns"), List.of("no"), new LabelFactory(), false, false));
        MutableDataset<Label> stays = new MutableDataset<>(new CSVDataSource<>(Path.of(arguments[0]), processor, true));
        new CARTClassificationTrainer().train(stays).serializeToFile(Path.of(arguments[1]));
    }
}
