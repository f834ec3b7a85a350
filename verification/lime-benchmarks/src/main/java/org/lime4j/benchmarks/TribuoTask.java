package org.lime4j.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tribuo.TextFeatures;
import org.lime4j.tribuo.TribuoBlackBox;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.SparseTrainer;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.explanations.lime.LIMEBase;
import org.tribuo.classification.explanations.lime.LIMEColumnar;
import org.tribuo.classification.explanations.lime.LIMEText;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.slm.LARSLassoTrainer;
import org.tribuo.util.tokens.impl.BreakIteratorTokenizer;

/**
 * One instance that Tribuo's own LIME and lime4j explain with one model: all its labels, the same number of samples and
 * features.
 *
 * @param name for the table
 * @param model that counts its time
 * @param features most features
 * @param theirs explains with Tribuo's LIME, a trainer and a number of samples
 * @param ours explains with lime4j, a surrogate and a number of samples
 */
record TribuoTask(
        String name, TimedModel model, int features, Explain<SparseTrainer<Regressor>> theirs, Explain<ComponentRef<?>> ours) {
    private static final long SEED = 7;
    private static final Locale LOCALE = Locale.ENGLISH;

    /** Makes the explanation of the instance that a surrogate and a number of samples give. */
    interface Explain<S> {
        Runnable with(S surrogate, int samples);
    }

    /** Tribuo's own K-LASSO. */
    SparseTrainer<Regressor> lasso() {
        return new LARSLassoTrainer(features);
    }

    /** Tribuo's trees of the depth that ours have by default. */
    static SparseTrainer<Regressor> cart() {
        return new CARTRegressionTrainer(3);
    }

    /** The 150 flowers, with a logistic regression or a forest. */
    static TribuoTask iris(List<String[]> flowers, int trees) {
        TableSchema schema = TableSchema.ofNumeric("sepal_length", "sepal_width", "petal_length", "petal_width");
        List<double[]> rows = flowers.stream()
                .map(cells -> Arrays.stream(cells, 0, 4).mapToDouble(Double::parseDouble).toArray())
                .toList();
        List<String> labels = flowers.stream().map(cells -> cells[4]).toList();
        TabularBackground.Builder background = TabularBackground.builder(schema);
        rows.forEach(background::add);
        return table("iris", schema, background.build(), rows, labels, rows.size(), trees, 4, false);
    }

    /** A table of numbers and categories in the manner of a census. */
    static TribuoTask census(int rowCount, int trainedOn, int trees, boolean columnar) {
        List<double[]> rows = new ArrayList<>();
        TabularBackground background = Data.census(rowCount, rows::add);
        LogisticModel truth = LogisticModel.drawn(background, 3);
        SplittableRandom random = new SplittableRandom(4);
        List<String> labels = rows.stream()
                .map(row -> random.nextDouble() < truth.yes(Row.of(background.schema(), row)) ? "yes" : "no")
                .toList();
        String kind = String.format(Locale.ROOT, "table of %,d rows", rowCount);
        return table(kind, background.schema(), background, rows, labels, trainedOn, trees, 10, columnar);
    }

    private static TribuoTask table(String name, TableSchema schema, TabularBackground background, List<double[]> rows,
            List<String> labels, int trainedOn, int trees, int features, boolean columnar) {
        RowProcessor<Label> processor = processor(schema);
        MutableDataset<Label> data = data();
        for (int i = 0; i < trainedOn; i++) {
            data.add(processor.generateExample(cells(schema, rows.get(i), labels.get(i)), true).orElseThrow());
        }
        TimedModel model = new TimedModel(trainer(trees).train(data));
        int instance = rows.size() - 7;
        Map<String, String> cells = cells(schema, rows.get(instance), labels.get(instance));
        Example<Label> example = processor.generateExample(cells, true).orElseThrow();
        Row row = Row.of(schema, rows.get(instance));
        String kind = trees == 0 ? "logistic regression" : "forest of " + trees + " trees";
        return new TribuoTask(name + ", " + kind + ", `" + (columnar ? "LIMEColumnar" : "LIMEBase") + "`", model, features,
                (trainer, samples) -> {
                    if (!columnar) {
                        LIMEBase lime = new LIMEBase(new SplittableRandom(SEED), model, trainer, samples);
                        return () -> lime.explain(example);
                    }
                    LIMEColumnar lime = new LIMEColumnar(
                            new SplittableRandom(SEED), model, trainer, samples, processor, new BreakIteratorTokenizer(LOCALE));
                    return () -> lime.explain(cells);
                },
                (surrogate, samples) -> {
                    LimeExplainer<Row> lime = LimeExplainer.builder(TribuoBlackBox.of(model, schema))
                            .representation("tabular")
                            .background(background)
                            .surrogate(surrogate)
                            .build();
                    ExplanationRequest request = request(model, samples);
                    return () -> lime.explain(row, request);
                });
    }

    /** A text of so many words, with a logistic regression of words and pairs of words. */
    static TribuoTask text(int words) {
        String[] vocabulary = Data.text(words).replace(".", "").split(" ");
        TextFeatureExtractor<Label> untimed = new TextFeatureExtractorImpl<>(new BasicPipeline(new BreakIteratorTokenizer(LOCALE), 2));
        SplittableRandom random = new SplittableRandom(9);
        MutableDataset<Label> data = data();
        for (int i = 0; i < 1_000; i++) {
            double score = 0;
            List<String> drawn = new ArrayList<>();
            for (int w = 0; w < vocabulary.length; w++) {
                if (random.nextInt(4) == 0) {
                    drawn.add(vocabulary[w]);
                    score += (w % 5 - 2) / (1.0 + w / 10);
                }
            }
            if (drawn.isEmpty()) {
                drawn.add(vocabulary[0]);
            }
            data.add(untimed.extract(new Label(score > 0 ? "yes" : "no"), String.join(" ", drawn)));
        }
        TimedModel model = new TimedModel(new LogisticRegressionTrainer().train(data));
        TextFeatureExtractor<Label> extractor = model.counting(untimed);
        String text = Data.text(words);
        return new TribuoTask("text of " + words + " tokens, logistic regression, `LIMEText`", model, 10,
                (trainer, samples) -> {
                    LIMEText lime = new LIMEText(new SplittableRandom(SEED), model, trainer, samples, extractor,
                            new BreakIteratorTokenizer(LOCALE));
                    return () -> lime.explain(text);
                },
                (surrogate, samples) -> {
                    LimeExplainer<String> lime = LimeExplainer.builder(TribuoBlackBox.of(model, TextFeatures.of(extractor)))
                            .representation("text")
                            .surrogate(surrogate)
                            .build();
                    ExplanationRequest request = request(model, samples);
                    return () -> lime.explain(text, request);
                });
    }

    private static ExplanationRequest request(TimedModel model, int samples) {
        return ExplanationRequest.standard().withSamples(samples).withTopOutputs(model.getOutputIDInfo().size());
    }

    private static Trainer<Label> trainer(int trees) {
        return trees == 0
                ? new LogisticRegressionTrainer()
                : new RandomForestTrainer<>(new CARTClassificationTrainer(8, 0.5f, SEED), new VotingCombiner(), trees, SEED);
    }

    static MutableDataset<Label> data() {
        LabelFactory factory = new LabelFactory();
        return new MutableDataset<>(new SimpleDataSourceProvenance("drawn", factory), factory);
    }

    private static RowProcessor<Label> processor(TableSchema schema) {
        Map<String, FieldProcessor> fields = schema.columns().stream().collect(Collectors.toMap(TableSchema.Column::name,
                column -> column.isNumeric() ? new DoubleFieldProcessor(column.name()) : new IdentityProcessor(column.name())));
        return new RowProcessor<>(new FieldResponseProcessor<>("label", "no", new LabelFactory()), fields);
    }

    private static Map<String, String> cells(TableSchema schema, double[] row, String label) {
        Map<String, String> cells = IntStream.range(0, row.length).boxed().collect(Collectors.toMap(
                j -> schema.names().get(j),
                j -> schema.column(j).isNumeric() ? Double.toString(row[j]) : schema.column(j).categories().get((int) row[j])));
        cells.put("label", label);
        return Collections.unmodifiableMap(cells);
    }
}
