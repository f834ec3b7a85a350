package org.lime4j.tribuo;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.csv.CsvTable;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Trains a forest on a CSV file; the same file and options give the same forest. */
final class RandomForest {
    /** Says a line for every tree unless a level is set. */
    private static final Logger TRAINING = Logger.getLogger(BaggingTrainer.class.getName());

    private RandomForest() {}

    /**
     * Trains.
     *
     * @param data the file; it has the columns of the schema and the response
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if the file cannot be read, lacks a column, or has rows of
     *     fewer than two classes
     */
    static Model<Label> train(Path data, TableSchema schema, TribuoRandomForestFactory.Options options) {
        MutableDataset<Label> examples;
        try {
            examples = read(data, schema, options.response());
        } catch (LimeException | IllegalArgumentException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, "the forest cannot be trained: " + e.getMessage(), e);
        }
        if (examples.getOutputInfo().size() < 2) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, data + ": column '" + options.response()
                    + "' has " + examples.getOutputInfo().size() + " classes; a classifier is trained on at least 2");
        }
        CARTClassificationTrainer tree = new CARTClassificationTrainer(
                options.maxDepth().orElse(Integer.MAX_VALUE),
                AbstractCARTTrainer.MIN_EXAMPLES,
                0.0f,
                (float) options.featureShare(),
                false,
                new GiniIndex(),
                options.seed());
        RandomForestTrainer<Label> trainer =
                new RandomForestTrainer<>(tree, new VotingCombiner(), options.trees(), options.seed());
        return trainQuietly(trainer, examples);
    }

    /** One training at a time, because the logger's level is everybody's. */
    private static synchronized Model<Label> trainQuietly(
            RandomForestTrainer<Label> trainer, MutableDataset<Label> examples) {
        Level before = TRAINING.getLevel();
        if (before == null) {
            TRAINING.setLevel(Level.WARNING);
        }
        try {
            return trainer.train(examples);
        } finally {
            TRAINING.setLevel(before);
        }
    }

    private static MutableDataset<Label> read(Path data, TableSchema schema, String response) {
        MutableDataset<Label> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        data.getFileName().toString(), OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), new LabelFactory()),
                new LabelFactory());
        RowFeatures features = RowFeatures.forTraining(schema);
        try (CsvTable table = CsvTable.open(data, true, ErrorId.BAD_INSTANCE)) {
            int responseIndex = table.index(response, "response");
            int[] columns = schema.names().stream().mapToInt(name -> table.index(name, "a column of the background")).toArray();
            while (table.next()) {
                List<String> cells = table.cells(columns);
                Row row;
                try {
                    row = Row.parse(schema, cells);
                } catch (LimeException e) {
                    throw table.at(e.id(), e.getMessage(), e);
                }
                examples.add(features.example(row, new Label(table.cells().get(responseIndex))));
            }
        }
        return examples;
    }
}
