import java.io.IOException;
import java.nio.file.Path;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.csv.CSVLoader;

/** Trains the model of iris.conf as a user of Tribuo would: the arguments are the table and the file to save to. */
public final class TrainIris {
    public static void main(String[] arguments) throws IOException {
        CSVLoader<Label> loader = new CSVLoader<>(new LabelFactory());
        MutableDataset<Label> flowers = new MutableDataset<>(loader.loadDataSource(Path.of(arguments[0]), "species"));
        CARTClassificationTrainer tree = new CARTClassificationTrainer(4, 0.5f, 1);
        new RandomForestTrainer<>(tree, new VotingCombiner(), 5).train(flowers).serializeToFile(Path.of(arguments[1]));
    }
}
