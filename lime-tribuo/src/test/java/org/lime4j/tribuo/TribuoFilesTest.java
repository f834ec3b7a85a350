package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.datasource.LibSVMDataSource;

/** Models, datasets and sparse data in files, as the front door opens them. */
class TribuoFilesTest {
    private static final Logger QUIET = Logger.getLogger("org.tribuo");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    @TempDir private Path folder;

    private static TabularBackground background(ComponentRef<?> ref) {
        return (TabularBackground) CreationContext.of(Iris.REGISTRY)
                .create(BackgroundSourceFactory.class, ref, BackgroundSource.class)
                .load();
    }

    private static List<Row> instances(ComponentRef<?> ref, TabularBackground background) {
        InstanceSource<?> source = CreationContext.of(Iris.REGISTRY)
                .withBackground(background)
                .create(InstanceSourceFactory.class, ref, InstanceSource.class);
        List<Row> rows = new ArrayList<>();
        source.instances().forEachRemaining(row -> rows.add((Row) row));
        return rows;
    }

    /** Sparse rows of so many columns, the last of which occurs; counted from {@code first}. */
    private Path svm(int columns, int first) throws IOException {
        SplittableRandom random = new SplittableRandom(columns);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            StringBuilder cells = new StringBuilder();
            int sum = 0;
            for (int j = 0; j < columns; j++) {
                if (j == (i + 1) % columns || j == columns - 1 && i < 5 || random.nextInt(columns) < 3) {
                    int value = 1 + random.nextInt(4);
                    sum += j < columns / 2 ? value : -value;
                    cells.append(' ').append(first + j).append(':').append(value);
                }
            }
            lines.append(sum > 0 ? 1 : -1).append(cells).append('\n');
        }
        return Files.writeString(folder.resolve("data-" + columns + ".svm"), lines);
    }

    /** Tribuo counts features from 0 and fills their names with zeros to the width of its own largest index. */
    @ParameterizedTest
    @CsvSource({"9, 1", "10, 1", "11, 1", "100, 1", "101, 1", "9, 0", "10, 0", "11, 0", "101, 0"})
    void modelsOfLibSvmDataAreExplainedThroughSvmlight(int columns, int first) throws IOException {
        Path svm = svm(columns, first);
        MutableDataset<Label> data = new MutableDataset<>(new LibSVMDataSource<>(svm, new LabelFactory()));
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);
        ComponentRef<?> source = ComponentRef.of("svmlight").with("path", svm.toString()).with("zero-based", first == 0);
        TabularBackground background = background(source.with("names-from-zero", true));
        List<Row> rows = instances(source, background);
        BlackBox<Row> opened = Iris.open(ComponentRef.of("tribuo").with("path", file.toString()).with("unknown-columns", "ignore"), background);
        assertThat(rows).hasSize(60);
        for (int i = 0; i < rows.size(); i++) {
            double[] out = new double[2];
            opened.predict(rows.subList(i, i + 1), out, 0);
            assertThat(out[1]).as("row " + i).isEqualTo(model.predict(data.getExample(i)).getOutputScores().get("1").getScore());
        }
        Explanation why = LimeExplainer.builder(opened)
                .background(background)
                .representation("tabular")
                .surrogate(ComponentRef.of("ridge").with("selection", "none"))
                .build()
                .explain(rows.get(2), ExplanationRequest.standard().withSamples(300));
        assertThat(why.outputs().get(0).contributions()).hasSize(data.getExample(2).size())
                .extracting(FeatureContribution::weight).allMatch(weight -> Double.isFinite(weight));
    }

    @Test
    void datasetsInFilesAreBackgroundAndInstances() throws IOException {
        MutableDataset<Label> data = new MutableDataset<>(new LibSVMDataSource<>(svm(20, 1), new LabelFactory()));
        Path saved = folder.resolve("data.tribuo");
        data.serializeToFile(saved);
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);
        ComponentRef<?> source = ComponentRef.of("tribuo-dataset").with("path", saved.toString());
        TabularBackground background = background(source);
        assertThat(background).isEqualTo(TribuoBackground.of(data));
        assertThat(background(source.with("rows", 7)).keptRows()).hasSize(7);
        assertThat(background(ComponentRef.of("tribuo-model").with("path", file.toString()))).isEqualTo(TribuoBackground.of(model));
        BlackBox<Row> opened = Iris.open(ComponentRef.of("tribuo").with("path", file.toString()), background);
        List<Row> rows = instances(source.with("rows", List.of(3, 59)), background);
        List<Example<Label>> examples = List.of(data.getExample(3), data.getExample(59));
        for (int i = 0; i < 2; i++) {
            assertThat(rows.get(i).isSparse()).isTrue();
            double[] out = new double[2];
            opened.predict(rows.subList(i, i + 1), out, 0);
            assertThat(out[1]).isEqualTo(model.predict(examples.get(i)).getOutputScores().get("1").getScore());
        }
        assertThatThrownBy(() -> instances(source.with("row", 60), background))
                .hasMessage(saved + ": there is no row 60; rows are 0 .. 59");
    }

    @Test
    void filesThatAreNoDatasetAreRefusedByName() throws IOException {
        MutableDataset<Label> data = new MutableDataset<>(new LibSVMDataSource<>(svm(10, 1), new LabelFactory()));
        Path saved = folder.resolve("data.tribuo");
        data.serializeToFile(saved);
        Path model = folder.resolve("model.tribuo");
        new LogisticRegressionTrainer().train(data).serializeToFile(model);
        byte[] bytes = Files.readAllBytes(saved);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text"), "no dataset");
        for (Path file : List.of(cut, text, model, folder, folder.resolve("none"))) {
            assertThatThrownBy(() -> background(ComponentRef.of("tribuo-dataset").with("path", file.toString())))
                    .as(file.toString())
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                    .hasMessageStartingWith(file + ": ");
            assertThatThrownBy(() -> instances(
                            ComponentRef.of("tribuo-dataset").with("path", file.toString()), TribuoBackground.of(data)))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE));
        }
        assertThatThrownBy(() -> background(ComponentRef.of("tribuo-dataset").with("path", model.toString())))
                .hasMessageEndingWith(", not a dataset of single examples");
        assertThatThrownBy(() -> background(ComponentRef.of("tribuo-model").with("path", saved.toString())))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessageContaining("holds a MutableDataset, not a model");
        // Nothing of a file that names another class is loaded: the names have the same length.
        String content = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(content).contains("org.tribuo.impl.ArrayExample");
        Path hostile = Files.write(folder.resolve("hostile"),
                content.replace("org.tribuo.impl.ArrayExample", "org.tribux.impl.ArrayExample")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> background(ComponentRef.of("tribuo-dataset").with("path", hostile.toString())))
                .hasMessageContaining("org.tribux.impl.ArrayExample");
    }
}
