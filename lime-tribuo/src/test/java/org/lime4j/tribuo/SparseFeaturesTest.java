package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.RowBatch;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.svmlight.SvmlightBackground;
import org.lime4j.tabular.svmlight.SvmlightInstances;
import org.lime4j.tribuo.RowFeatures.UnknownColumns;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.datasource.LibSVMDataSource;

/** Sparse rows as Tribuo's sparse examples. */
class SparseFeaturesTest {
    @TempDir private Path folder;

    /** A file of 200 rows of 30 columns; the label is +1 where column 7 has more than column 11. */
    private Path file() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            double[] cells = new double[30];
            for (int j = 0; j < 29; j++) {
                cells[j] = random.nextInt(4) == 0 ? random.nextInt(1, 9) / 4.0 : 0;
            }
            cells[29] = 1;
            text.append(cells[6] > cells[10] ? "+1" : "-1");
            for (int j = 0; j < 30; j++) {
                text.append(cells[j] == 0 ? "" : " " + (j + 1) + ":" + cells[j]);
            }
            text.append('\n');
        }
        return Files.writeString(folder.resolve("rows.svm"), text);
    }

    private static List<String> features(Example<?> example) {
        List<String> all = new ArrayList<>();
        for (Feature feature : example) {
            all.add(feature.getName() + "=" + feature.getValue());
        }
        return all;
    }

    private static TabularBackground background(Path file) {
        return new SvmlightBackground(file, false, OptionalInt.empty(), Optional.empty(), true, true).load();
    }

    @Test
    void examplesAreThoseThatTribuosOwnReaderMakes() throws IOException {
        Path file = file();
        TableSchema schema = background(file).schema();
        RowFeatures features = RowFeatures.forTraining(schema);
        Iterator<Row> rows = new SvmlightInstances(file, false, schema, List.of()).instances();
        for (Example<Label> expected : new LibSVMDataSource<>(file, new LabelFactory())) {
            Example<Label> found = features.example(rows.next(), expected.getOutput());
            assertThat(features(found)).isEqualTo(features(expected));
            assertThat(found.validateExample()).isTrue();
        }
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void predictionsAreThoseForTheWholeRow() throws IOException {
        Path file = file();
        TableSchema schema = background(file).schema();
        MutableDataset<Label> data = new MutableDataset<>(new LibSVMDataSource<>(file, new LabelFactory()));
        for (Model<Label> model : List.of(new LogisticRegressionTrainer().train(data), new CARTClassificationTrainer(6).train(data))) {
            TribuoBlackBox<Row> blackBox = TribuoBlackBox.of(model, schema);
            List<Row> sparse = new ArrayList<>();
            new SvmlightInstances(file, false, schema, List.of()).instances().forEachRemaining(sparse::add);
            RowBatch batch = new RowBatch(schema, new int[] {2, 6, 10}, 2);
            System.arraycopy(new double[] {0, 3, 0, 0, 0, 0}, 0, batch.numbers(), 0, 6);
            sparse.addAll(batch.rows(2));
            sparse.add(Row.sparse(schema, new int[0], new double[0]));
            List<Row> whole = sparse.stream().map(row -> {
                double[] cells = new double[row.size()];
                row.copyTo(cells, 0);
                return Row.of(schema, cells);
            }).toList();
            double[] found = new double[2 * sparse.size()];
            double[] expected = new double[2 * sparse.size()];
            blackBox.predict(sparse, found, 0);
            blackBox.predict(whole, expected, 0);
            assertThat(found).as(blackBox.description()).containsExactly(expected);
            assertThat(Arrays.stream(found).distinct().count()).isGreaterThan(1);
        }
    }

    @Test
    void onlyCellsThatAreNotZeroBecomeFeaturesInTheOrderOfNames() {
        TableSchema schema = TableSchema.ofNumeric("d", "c", "b", "a");
        RowFeatures features = RowFeatures.forModel(schema, List.of("a", "b@value", "d"), UnknownColumns.IGNORE);
        RowBatch batch = new RowBatch(schema, new int[] {0, 1, 2, 3}, 1);
        System.arraycopy(new double[] {4, 3, 2, 0}, 0, batch.numbers(), 0, 4);
        assertThat(features(features.example(batch.rows(1).get(0), LabelFactory.UNKNOWN_LABEL)))
                .containsExactly("b@value=2.0", "d=4.0");
        Row missing = Row.sparse(schema, new int[] {2, 3}, new double[] {Double.NaN, 5});
        assertThat(features(features.example(missing, LabelFactory.UNKNOWN_LABEL))).containsExactly("a=5.0");
        assertThat(features(features.example(Row.of(schema, 4, 3, 0, Double.NaN), LabelFactory.UNKNOWN_LABEL)))
                .as("a row that is stored whole").containsExactly("b@value=0.0", "d=4.0");
        assertThat(features(features.example(Row.sparse(schema, new int[] {1}, new double[] {2}), LabelFactory.UNKNOWN_LABEL)))
                .as("a model's row without any feature").isEmpty();
    }

    @Test
    void columnsThatWereAlwaysZeroInTheTrainingAreRefusedUnlessTheyAreToBeIgnored() throws IOException {
        Path file = file();
        Model<Label> model = new LogisticRegressionTrainer().train(new MutableDataset<>(new LibSVMDataSource<>(file, new LabelFactory())));
        Path saved = folder.resolve("model.pb");
        model.serializeToFile(saved);
        TabularBackground wider =
                new SvmlightBackground(file, false, OptionalInt.of(33), Optional.empty(), true, true).load();
        ComponentRef<?> ref = ComponentRef.of("tribuo").with("path", saved.toString());
        assertThatThrownBy(() -> Iris.open(ref, wider))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining("the model has no feature of the columns [30, 31, 32]")
                .hasMessageContaining("if they were 0 in every row of its training, set unknown-columns = ignore");
        BlackBox<Row> opened = Iris.open(ref.with("unknown-columns", "ignore"), wider);
        double[] found = new double[2];
        double[] expected = new double[2];
        opened.predict(List.of(Row.sparse(wider.schema(), new int[] {6, 32}, new double[] {2, 5})), found, 0);
        TableSchema known = background(file).schema();
        TribuoBlackBox.of(model, known).predict(List.of(Row.sparse(known, new int[] {6}, new double[] {2})), expected, 0);
        assertThat(found).containsExactly(expected);
        TableSchema none = TableSchema.ofNumeric("x");
        assertThatThrownBy(() -> TribuoBlackBox.of(model, none, UnknownColumns.IGNORE))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage("the model has no feature of the columns [x]: leave them out of the background (ignore), or give a"
                        + " model that was trained on them");
    }

    /** Comparing each feature with each column would take minutes. */
    @Test
    void manyColumnsAreMatchedWithTheFeaturesOfAModelByName() {
        String[] names = IntStream.range(0, 200_000).mapToObj(j -> "x" + j).toArray(String[]::new);
        TableSchema schema = TableSchema.ofNumeric(names);
        RowFeatures features = RowFeatures.forModel(schema, List.of(names));
        Row row = Row.sparse(schema, new int[] {9, 10, 199_999}, new double[] {1, 2, 3});
        assertThat(features(features.example(row, LabelFactory.UNKNOWN_LABEL))).containsExactly("x10=2.0", "x199999=3.0", "x9=1.0");
    }
}
