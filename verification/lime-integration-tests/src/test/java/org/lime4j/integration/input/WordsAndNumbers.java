package org.lime4j.integration.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A Tribuo classifier that reads a text and a row of numbers together, over the blocks {@code text} and {@code row}. */
final class WordsAndNumbers {
    private static final Logger TRAINING = Logger.getLogger("org.tribuo.common.sgd");

    static {
        TRAINING.setLevel(Level.WARNING);
    }

    private final TabularBackground background;
    private final Model<Label> model;

    private WordsAndNumbers(TabularBackground background, Model<Label> model) {
        this.background = background;
        this.model = model;
    }

    /**
     * Trains.
     *
     * @param inputs texts and rows of one schema, all of its columns numeric
     * @param labels one an input
     */
    static WordsAndNumbers train(List<Composite> inputs, List<String> labels, Trainer<Label> trainer) {
        TableSchema schema = inputs.get(0).get("row", Row.class).schema();
        TabularBackground.Builder rows = TabularBackground.builder(schema);
        for (Composite input : inputs) {
            double[] cells = new double[schema.size()];
            input.get("row", Row.class).copyTo(cells, 0);
            rows.add(cells);
        }
        TabularBackground background = rows.build();
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("words and numbers", factory), factory);
        for (int i = 0; i < inputs.size(); i++) {
            data.add(example(inputs.get(i), new Label(labels.get(i)), background));
        }
        return new WordsAndNumbers(background, trainer.train(data));
    }

    TabularBackground background() {
        return background;
    }

    BlackBox<Composite> blackBox() {
        List<String> names = model.getOutputIDInfo().getDomain().stream().map(Label::getLabel).sorted().toList();
        return BlackBox.of(Composite.class, new Outputs(OutputKind.DISTRIBUTION, names), Concurrency.CONCURRENT, batch -> {
            double[][] answers = new double[batch.size()][names.size()];
            for (int i = 0; i < answers.length; i++) {
                Prediction<Label> prediction = model.predict(example(batch.get(i), LabelFactory.UNKNOWN_LABEL, background));
                Map<String, Label> scores = prediction.getOutputScores();
                for (int k = 0; k < names.size(); k++) {
                    answers[i][k] = scores.get(names.get(k)).getScore();
                }
            }
            return answers;
        });
    }

    /** A feature with value 1 for each word, and one a column with the standardised number. */
    private static Example<Label> example(Composite input, Label label, TabularBackground background) {
        List<String> names = new ArrayList<>();
        for (String word : new TreeSet<>(List.of(
                input.get("text", String.class).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))) {
            if (!word.isEmpty()) {
                names.add("word " + word);
            }
        }
        double[] values = new double[names.size() + background.schema().size()];
        Arrays.fill(values, 1);
        Row row = input.get("row", Row.class);
        for (int j = 0; j < row.size(); j++) {
            values[names.size()] = (row.number(j) - background.numeric(j).mean()) / background.numeric(j).standardDeviation();
            names.add("column " + row.schema().column(j).name());
        }
        return new ArrayExample<>(label, names.toArray(String[]::new), values);
    }
}
