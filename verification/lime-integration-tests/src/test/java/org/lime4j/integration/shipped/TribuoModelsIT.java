package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.integration.Page;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;
import org.lime4j.onnx.OnnxBlackBox;
import org.lime4j.onnx.OnnxFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tribuo.TribuoBlackBox;
import org.lime4j.tribuo.TribuoModels;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.ONNXExportable;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.interop.onnx.DenseTransformer;
import org.tribuo.interop.onnx.LabelTransformer;
import org.tribuo.interop.onnx.ONNXExternalModel;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.LARSTrainer;

/** The journeys of docs/tribuo.md, and the models behind them on both paths of the shipped layout. */
class TribuoModelsIT {
    private static final String[] COLUMNS = {"sepal_length", "sepal_width", "petal_length", "petal_width"};

    @TempDir private static Path folder;

    @BeforeAll
    static void trainAndSave() throws Exception {
        Files.copy(Shipped.root().resolve("examples/iris/iris.csv"), folder.resolve("iris.csv"));
        MutableDataset<Label> species = flowers(new LabelFactory(), cells -> new Label(cells[4]));
        Model<Label> logistic = new LogisticRegressionTrainer().train(species);
        logistic.serializeToFile(folder.resolve("iris.tribuo"));
        new XGBoostClassificationTrainer(20).train(species).serializeToFile(folder.resolve("xgboost.tribuo"));
        new LARSTrainer(3).train(flowers(new RegressionFactory(), cells -> new Regressor(
                        new String[] {"petal_width", "petal_length"},
                        new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[2])})))
                .serializeToFile(folder.resolve("sizes.tribuo"));
        Path graph = folder.resolve("iris.onnx");
        ((ONNXExportable) logistic).saveONNXModel("org.lime4j", 1, graph);
        Map<String, Integer> features = new HashMap<>();
        logistic.getFeatureIDMap().forEach(info -> features.put(info.getName(), logistic.getFeatureIDMap().getID(info.getName())));
        Map<Label, Integer> labels = new HashMap<>();
        logistic.getOutputIDInfo().forEach(pair -> labels.put(pair.getB(), pair.getA()));
        try (ONNXExternalModel<Label> external = ONNXExternalModel.createOnnxModel(
                new LabelFactory(), features, labels, new DenseTransformer(), new LabelTransformer(), new OrtSession.SessionOptions(), graph, "input")) {
            external.serializeToFile(folder.resolve("onnx.tribuo"));
        }
    }

    private static <T extends Output<T>> MutableDataset<T> flowers(OutputFactory<T> factory, Function<String[], T> response)
            throws IOException {
        MutableDataset<T> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("iris.csv", OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), factory),
                factory);
        try (Stream<String> lines = Files.lines(folder.resolve("iris.csv"))) {
            lines.skip(1).forEach(line -> {
                String[] cells = line.split(",");
                double[] values = Stream.of(cells).limit(COLUMNS.length).mapToDouble(Double::parseDouble).toArray();
                data.add(new ArrayExample<>(response.apply(cells), COLUMNS, values));
            });
        }
        return data;
    }

    @ParameterizedTest
    @EnumSource
    void modelsOfXgboostAndOnnxAreExplainedFromAFile(Shipped.On path) throws IOException {
        String configuration = Page.TRIBUO.block("hocon", 1);
        Files.writeString(folder.resolve("xgboost.conf"), configuration);
        Processes.Ended xgboost = path.lime(folder, "explain", "xgboost.conf");
        assertThat(xgboost.exitCode()).as(xgboost.errors()).isZero();
        assertThat(xgboost.errors()).isEmpty();
        assertThat(xgboost.out().replaceAll("\\s+", " ")).contains("virginica", "petal_length >",
                "Tribuo XGBoostModel by XGBoostClassificationTrainer (numTrees=20, maxDepth=6, eta=0.3), 4 features, 150 examples of"
                        + " iris.csv, Tribuo 4.3.2");
        Files.writeString(folder.resolve("onnx.conf"), configuration.replace("xgboost.tribuo", "onnx.tribuo"));
        Files.writeString(folder.resolve("logistic.conf"), configuration.replace("xgboost.tribuo", "iris.tribuo"));
        Processes.Ended onnx = path.lime(folder, "explain", "onnx.conf");
        assertThat(onnx.exitCode()).as(onnx.errors()).isZero();
        assertThat(onnx.errors()).isEmpty();
        assertThat(onnx.out()).contains("Tribuo ONNXExternalModel of iris.onnx, 4 features");
        assertThat(weights(onnx.out())).isNotEmpty().isEqualTo(weights(path.lime(folder, "explain", "logistic.conf").out()));
    }

    /** Names and weights as printed; ONNX Runtime's numbers are floats. */
    private static List<String> weights(String text) {
        return text.lines().map(String::strip).filter(line -> line.contains("±")).map(line -> line.substring(0, line.indexOf('±')))
                .toList();
    }

    /**
     * Tribuo's external model and the adapter of graphs open one file in one process, by one ONNX Runtime of the version that the
     * build manages, and say the same.
     */
    @Test
    void oneOnnxRuntimeServesTribuoAndTheAdapterOfGraphs() throws Exception {
        TableSchema columns = TableSchema.of(Stream.of(COLUMNS).sorted().map(Column::numeric).toArray(Column[]::new));
        List<Row> rows = List.of(
                Row.of(columns, 5.2, 2.3, 6.7, 3), Row.of(columns, 1.4, 0.2, 5.1, 3.5), Row.of(columns, 4.2, 1.3, 5.7, 2.9));
        try (OnnxBlackBox<Row> graph = OnnxBlackBox.open(
                        OnnxFactory.Options.of(folder.resolve("iris.onnx")).withOutputs("virginica", "setosa", "versicolor"), columns);
                TribuoBlackBox<Row> tribuo = TribuoBlackBox.of(TribuoModels.load(folder.resolve("onnx.tribuo")), columns)) {
            double[] byGraph = new double[9];
            graph.predict(rows, byGraph, 0);
            double[] byTribuo = new double[9];
            tribuo.predict(rows, byTribuo, 0);
            for (int i = 0; i < byGraph.length; i++) {
                int same = i - i % 3 + tribuo.outputs().names().indexOf(graph.outputs().names().get(i % 3));
                assertThat(byGraph[i]).isCloseTo(byTribuo[same], within(1e-6));
            }
        }
        Matcher managed = Pattern.compile("<onnxruntime.version>(.+)</onnxruntime.version>")
                .matcher(Files.readString(Shipped.root().resolve("pom.xml")));
        assertThat(managed.find()).isTrue();
        String jar = "onnxruntime-" + managed.group(1) + ".jar";
        assertThat(OrtSession.class.getProtectionDomain().getCodeSource().getLocation().getPath()).endsWith("/" + jar);
        assertThat(OrtEnvironment.getEnvironment().getVersion()).isEqualTo(managed.group(1));
        try (Stream<Path> shipped = Files.list(Shipped.lib())) {
            assertThat(shipped.map(file -> file.getFileName().toString()).filter(name -> name.contains("onnxruntime")))
                    .containsExactly(jar);
        }
    }

    @Test
    void theJavaCodeOfThePageRuns() throws Exception {
        Path source = Files.writeString(folder.resolve("Journeys.java"), """
                import ai.onnxruntime.OrtSession;
                import java.nio.file.Path;
                import java.util.*;
                import org.lime4j.api.*;
                import org.lime4j.api.explanation.*;
                import org.lime4j.core.engine.*;
                import org.lime4j.tabular.*;
                import org.lime4j.tabular.csv.*;
                import org.lime4j.tribuo.*;
                import org.tribuo.*;
                import org.tribuo.classification.*;
                import org.tribuo.interop.onnx.*;

                public class Journeys {
                    static void show(Explanation why) {
                        OutputExplanation output = why.outputs().get(0);
                        System.out.println(output.name() + ": " + output.contributions().get(0).label());
                    }

                    public static void main(String[] args) throws Exception {
                        %s
                        show(why);
                        %s
                        show(length);
                        %s
                        double[] a = new double[3];
                        double[] b = new double[3];
                        List<Row> flower = List.of(Row.of(flowers.schema(), 6.7, 3, 5.2, 2.3));
                        onnx.predict(flower, a, 0);
                        TribuoBlackBox.of(model, flowers.schema()).predict(flower, b, 0);
                        for (int k = 0; k < 3; k++) {
                            if (!(Math.abs(a[k] - b[k]) < 1e-5)) {
                                throw new AssertionError(a[k] + " is not " + b[k]);
                            }
                        }
                        System.out.println("onnx agrees");
                    }
                }
                """.formatted(Page.TRIBUO.block("java", 1), Page.TRIBUO.block("java", 2),
                Page.TRIBUO.block("java", 3)));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-encoding", "UTF-8", "-proc:none",
                "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString())).isZero();
        List<String> command = new ArrayList<>(Processes.java(
                "-cp", folder + File.pathSeparator + Shipped.lib() + File.separator + "*", "Journeys"));
        Processes.Ended ended = Processes.run(folder, Map.of(), command);
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.out()).contains("virginica: petal_", "petal_length: ", "onnx agrees");
    }
}
