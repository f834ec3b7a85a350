package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.columnar.ColumnarIterator;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;

class TribuoBlackBoxTest {
    private static final TableSchema MIXED =
            TableSchema.of(Column.numeric("z"), Column.categorical("work", "Private", "State"), Column.numeric("age"));

    @TempDir private Path folder;

    private static <T extends Output<T>> MutableDataset<T> dataset(OutputFactory<T> factory) {
        return new MutableDataset<>(new SimpleDataSourceProvenance("test", factory), factory);
    }

    private static Model<Label> mixedModel() {
        MutableDataset<Label> data = dataset(new LabelFactory());
        RowFeatures features = RowFeatures.forTraining(MIXED);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            Row row = Row.of(MIXED, random.nextDouble(), random.nextInt(2), random.nextInt(60));
            data.add(features.example(row, new Label(row.number(1) == 1 && row.number(2) > 30 ? "yes" : "no")));
        }
        return new CARTClassificationTrainer().train(data);
    }

    @Test
    void featuresHaveTheModelsOwnStringsAsNames() {
        Model<Label> model = mixedModel();
        RowFeatures features = RowFeatures.forModel(MIXED, model.getFeatureIDMap(), RowFeatures.UnknownColumns.REFUSE);
        Example<Label> example = features.example(Row.of(MIXED, 0.5, 1, 30), LabelFactory.UNKNOWN_LABEL);
        assertThat(example).hasSize(3).allSatisfy(feature -> assertThat(feature.getName())
                .isSameAs(model.getFeatureIDMap().get(feature.getName()).getName()));
    }

    @Test
    void examplesAreThoseThatTribuosOwnProcessorsMake() {
        RowProcessor<Label> processor = new RowProcessor.Builder<Label>()
                .setFieldProcessors(List.of(
                        new DoubleFieldProcessor("z", true), new IdentityProcessor("work"), new DoubleFieldProcessor("age")))
                .build(new FieldResponseProcessor<>("y", "no", new LabelFactory()));
        Map<String, String> cells = Map.of("z", "0.5", "work", "State", "age", "41", "y", "no");
        Example<Label> expected = processor.generateExample(
                new ColumnarIterator.Row(0, List.copyOf(cells.keySet()), cells), true).orElseThrow();
        List<String> names = List.of("z", "work@Private", "work@State", "age@value");
        Example<Label> found = RowFeatures.forModel(MIXED, names).example(Row.of(MIXED, 0.5, 1, 41), new Label("no"));
        assertThat(features(found)).isEqualTo(features(expected));
        assertThat(found.validateExample()).isTrue();
    }

    private static List<String> features(Example<?> example) {
        List<String> all = new ArrayList<>();
        for (Feature feature : example) {
            all.add(feature.getName() + "=" + feature.getValue());
        }
        return all;
    }

    @Test
    void examplesAreInTheOrderOfNamesEvenWhereColumnsInterleave() {
        TableSchema schema = TableSchema.of(
                Column.categorical("a", "0", "z"), Column.numeric("a@m"), Column.numeric("B"), Column.categorical("a@", "q"));
        RowFeatures features = RowFeatures.forTraining(schema);
        for (int code = 0; code < 2; code++) {
            List<String> found = features(features.example(Row.of(schema, code, 1, 2, 0), LabelFactory.UNKNOWN_LABEL));
            List<String> sorted = found.stream().sorted().toList();
            assertThat(found).isEqualTo(sorted).hasSize(4);
        }
    }

    @Test
    void missingCellsAndUnseenCategoriesHaveNoFeature() {
        RowFeatures features = RowFeatures.forTraining(MIXED);
        assertThat(features(features.example(Row.parse(MIXED, List.of("1", "Abroad", "2")), LabelFactory.UNKNOWN_LABEL)))
                .containsExactly("age=2.0", "z=1.0");
        TableSchema numbers = TableSchema.ofNumeric("b", "a", "c");
        RowFeatures ofNumbers = RowFeatures.forTraining(numbers);
        assertThat(features(ofNumbers.example(Row.of(numbers, Double.NaN, 1, 3), LabelFactory.UNKNOWN_LABEL)))
                .containsExactly("a=1.0", "c=3.0");
        assertThat(features(ofNumbers.example(Row.of(numbers, 2, 1, 3), LabelFactory.UNKNOWN_LABEL)))
                .containsExactly("a=1.0", "b=2.0", "c=3.0");
    }

    @Test
    void aRowWithoutAnyValueIsToTheModelOneWithoutFeatures() {
        Model<Label> model = mixedModel();
        TribuoBlackBox<Row> blackBox = TribuoBlackBox.of(model, MIXED);
        double[] out = new double[2];
        blackBox.predict(List.of(Row.of(MIXED, Double.NaN, Double.NaN, Double.NaN)), out, 0);
        for (String name : List.of("age", "work@Private", "z")) {
            Example<Label> zero = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL);
            zero.add(new Feature(name, 0));
            assertThat(out[1]).as(name).isEqualTo(model.predict(zero).getOutputScores().get("yes").getScore());
        }
    }

    @Test
    void missingCellsMakeTheExamplesThatTribuosOwnProcessorsMake() {
        RowProcessor<Label> processor = new RowProcessor.Builder<Label>()
                .setFieldProcessors(List.of(
                        new DoubleFieldProcessor("z", true), new IdentityProcessor("work"), new DoubleFieldProcessor("age", true)))
                .build(new FieldResponseProcessor<>("y", "no", new LabelFactory()));
        Map<String, String> cells = Map.of("z", "0.5", "y", "no");
        Example<Label> expected = processor.generateExample(
                new ColumnarIterator.Row(0, List.copyOf(cells.keySet()), cells), true).orElseThrow();
        Row row = Row.parse(MIXED, List.of("0.5", "", ""));
        assertThat(features(RowFeatures.forTraining(MIXED).example(row, new Label("no")))).isEqualTo(features(expected));
    }

    @Test
    void predictionsAreThoseOfTheModelOnTheSameFeatures() {
        Model<Label> model = mixedModel();
        TribuoBlackBox<Row> blackBox = TribuoBlackBox.of(model, MIXED);
        assertThat(blackBox.outputs().names()).containsExactly("no", "yes");
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 50; i++) {
            Row row = Row.of(MIXED, random.nextDouble(), random.nextInt(2), random.nextInt(60));
            Example<Label> example = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL);
            example.add(new Feature("age", row.number(2)));
            example.add(new Feature("work@" + row.text(1), 1));
            example.add(new Feature("z", row.number(0)));
            double[] out = new double[2];
            blackBox.predict(List.of(row), out, 0);
            assertThat(out[1]).isEqualTo(model.predict(example).getOutputScores().get("yes").getScore());
        }
    }

    @Test
    void aModelOfNumericCodesReadsCategoriesThatAreNumbers() {
        TableSchema schema = TableSchema.of(Column.categorical("level", "10", "9"), Column.numeric("x"));
        RowFeatures features = RowFeatures.forModel(schema, List.of("level", "x"));
        assertThat(features(features.example(Row.of(schema, 1, 3), LabelFactory.UNKNOWN_LABEL))).containsExactly("level=9.0", "x=3.0");
    }

    @Test
    void featuresAndColumnsThatDoNotBelongTogetherAreNamed() {
        Model<Label> model = mixedModel();
        assertRefused(() -> TribuoBlackBox.of(model, TableSchema.of(MIXED.column(0), MIXED.column(2))),
                "the model knows the features [work@Private, work@State], which belong to none of the columns [z, age]: give a"
                        + " background with all columns the model was trained on");
        TableSchema more = TableSchema.of(MIXED.column(0), MIXED.column(1), MIXED.column(2), Column.numeric("extra"));
        assertRefused(() -> TribuoBlackBox.of(model, more),
                "the model has no feature of the columns [extra]: leave them out of the background (ignore), or give a model that"
                        + " was trained on them; if they were 0 in every row of its training, set unknown-columns = ignore");
        TableSchema wider = TableSchema.of(
                MIXED.column(0), Column.categorical("work", "Private", "State", "Abroad"), MIXED.column(2));
        assertThat(TribuoBlackBox.of(model, wider).features().unknown()).containsExactly("work@Abroad");
    }

    @Test
    void regressionGivesTheValuesOfTheDimensionsByName() {
        MutableDataset<Regressor> data = dataset(new RegressionFactory());
        TableSchema schema = TableSchema.ofNumeric("x");
        for (int i = 0; i < 10; i++) {
            data.add(RowFeatures.forTraining(schema)
                    .example(Row.of(schema, i), new Regressor(new String[] {"b", "a"}, new double[] {3, i})));
        }
        TribuoBlackBox<Row> blackBox = TribuoBlackBox.of(DummyRegressionTrainer.createMeanTrainer().train(data), schema);
        assertThat(blackBox.outputs().kind()).isEqualTo(OutputKind.REGRESSION);
        assertThat(blackBox.outputs().names()).containsExactly("a", "b");
        double[] out = new double[4];
        blackBox.predict(List.of(Row.of(schema, 1), Row.of(schema, 2)), out, 0);
        assertThat(out).containsExactly(new double[] {4.5, 3, 4.5, 3}, within(1e-12));
    }

    @Test
    void aSavedModelOpensWithItsTypeOfOutput() throws IOException {
        Path file = folder.resolve("model.pb");
        MutableDataset<Label> data = dataset(new LabelFactory());
        TableSchema schema = TableSchema.ofNumeric("x", "y");
        RowFeatures features = RowFeatures.forTraining(schema);
        for (int i = 0; i < 40; i++) {
            data.add(features.example(Row.of(schema, i - 20, i % 3), new Label(i < 20 ? "low" : "high")));
        }
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        model.serializeToFile(file);
        TabularBackground background = TabularBackground.of(schema, new double[][] {{1, 2}, {3, 4}});
        BlackBox<Row> opened = Iris.open(ComponentRef.of("tribuo").with("path", file.toString()), background);
        assertThat(opened.outputs().names()).containsExactly("high", "low");
        double[] expected = new double[2];
        double[] found = new double[2];
        TribuoBlackBox.of(model, schema).predict(List.of(Row.of(schema, 5, 1)), expected, 0);
        opened.predict(List.of(Row.of(schema, 5, 1)), found, 0);
        assertThat(found).containsExactly(expected);
    }

    @Test
    void aSavedRegressionOfOneDimensionIsExplained() throws IOException {
        Path file = folder.resolve("regression.pb");
        TableSchema schema = TableSchema.ofNumeric("x", "y");
        MutableDataset<Regressor> data = dataset(new RegressionFactory());
        double[][] rows = new double[20][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i, i % 3};
            data.add(RowFeatures.forTraining(schema).example(Row.of(schema, rows[i]), new Regressor("price", i)));
        }
        DummyRegressionTrainer.createMeanTrainer().train(data).serializeToFile(file);
        TabularBackground background = TabularBackground.of(schema, rows);
        LimeExplainer<Row> explainer = LimeExplainer.builder(
                        Iris.open(ComponentRef.of("tribuo").with("path", file.toString()), background))
                .background(background)
                .representation("tabular")
                .build();
        ExplanationRequest request = ExplanationRequest.standard().withSamples(200);
        OutputExplanation output = explainer.explain(Row.of(schema, 5, 1), request).output("price");
        assertThat(output.modelPrediction()).isEqualTo(9.5);
        assertThat(output.surrogatePrediction()).isCloseTo(9.5, within(1e-12));
        assertThat(output.cautions()).extracting(caution -> caution.id()).contains("constant-model");
        assertThatThrownBy(() -> explainer.explain(Row.of(schema, 5, 1), request.withOutputs("cost")))
                .hasMessage("the model has no output 'cost'; its outputs are price");
    }

    @Test
    void filesThatAreNoModelAreRefusedByName() throws IOException {
        TabularBackground background = TabularBackground.of(TableSchema.ofNumeric("x"), new double[][] {{1}, {3}});
        Path good = folder.resolve("good.pb");
        MutableDataset<Label> data = dataset(new LabelFactory());
        data.add(RowFeatures.forTraining(background.schema()).example(Row.of(background.schema(), 1), new Label("a")));
        DummyClassifierTrainer.createMostFrequentTrainer().train(data).serializeToFile(good);
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("cut.pb"), Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text.pb"), "not a model");
        Path empty = Files.write(folder.resolve("empty.pb"), new byte[0]);
        for (Path file : List.of(cut, text, empty, folder, folder.resolve("none.pb"))) {
            assertThatThrownBy(() -> Iris.open(ComponentRef.of("tribuo").with("path", file.toString()), background))
                    .as(file.toString())
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                    .hasMessageContaining(file.toString());
        }
    }

    private static void assertRefused(Runnable what, String message) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage(message);
    }
}
