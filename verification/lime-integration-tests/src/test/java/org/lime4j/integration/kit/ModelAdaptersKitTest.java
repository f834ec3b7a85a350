package org.lime4j.integration.kit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.integration.Stays;
import org.lime4j.onnx.OnnxFactory;
import org.lime4j.onnx.OnnxImageFactory;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvBackground;
import org.lime4j.tck.Examples;
import org.lime4j.tck.ModelAdapterContract;
import org.lime4j.text.TextFieldsFactory;
import org.lime4j.text.opennlp.OpenNlpBlackBox;
import org.lime4j.text.opennlp.OpenNlpFactory;
import org.lime4j.text.opennlp.OpenNlpTrainingFactory;
import org.lime4j.tribuo.ColumnarBackground;
import org.lime4j.tribuo.TribuoBlackBox;
import org.lime4j.tribuo.TribuoColumnarFactory;
import org.lime4j.tribuo.TribuoFactory;
import org.lime4j.tribuo.TribuoRandomForestFactory;
import org.lime4j.tribuo.TribuoTextFactory;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.impl.SimpleTextDataSource;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

class ModelAdaptersKitTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("lime.root")).resolve("examples").toAbsolutePath();
    private static final Path IRIS_FILE = EXAMPLES.resolve("iris/iris.csv");
    private static final TabularBackground IRIS =
            new CsvBackground(IRIS_FILE, true, List.of(), List.of("species"), Optional.empty()).load();
    private static final ComponentRef<?> FOREST = ComponentRef.of("tribuo-random-forest")
            .with("data", IRIS_FILE.toString())
            .with("response", "species")
            .with("trees", 5);
    private static final ComponentRef<?> CATEGORIZER = ComponentRef.of("opennlp-training")
            .with("data", EXAMPLES.resolve("text/reviews.tsv").toString())
            .with("iterations", 10)
            .with("cutoff", 2);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void saveModels() throws IOException {
        try (BlackBox<?> forest = open(FOREST); BlackBox<?> categorizer = open(CATEGORIZER)) {
            ((TribuoBlackBox<?>) forest).model().serializeToFile(folder.resolve("forest.tribuo"));
            ((OpenNlpBlackBox) categorizer).model().serialize(folder.resolve("reviews.bin"));
        }
        Stays.save(folder);
        Path lines = folder.resolve("reviews.txt");
        Files.write(lines, List.of("good ## a fine film", "bad ## a dull film", "good ## warm and fine", "bad ## slow, dull"));
        TextFeatureExtractor<Label> extractor = new TextFeatureExtractorImpl<>(new TokenPipeline(new UniversalTokenizer(), 1, true));
        new CARTClassificationTrainer()
                .train(new MutableDataset<>(new SimpleTextDataSource<>(lines, new LabelFactory(), extractor)))
                .serializeToFile(folder.resolve("reviews.tribuo"));
    }

    private static BlackBox<?> open(ComponentRef<?> model) {
        return CreationContext.of(PluginRegistry.standard())
                .withBackground(IRIS)
                .create(ModelAdapterFactory.class, model, ModelAdapter.class)
                .open();
    }

    /**
     * A graph as {@code OnnxGraph} of the tests of lime-onnx writes it: {@code softmax.onnx} is the softmax of a linear
     * model over four columns, {@code means.onnx} that of the mean of each channel of an image.
     */
    private static String graph(String name) {
        return Path.of(URI.create(ModelAdaptersKitTest.class.getResource("/models/" + name).toString())).toString();
    }

    @Nested
    class Tribuo extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new TribuoFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("forest.tribuo").toString());
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(IRIS);
        }
    }

    @Nested
    class TribuoRandomForest extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new TribuoRandomForestFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return FOREST.options();
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(IRIS);
        }
    }

    @Nested
    class TribuoColumnar extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new TribuoColumnarFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("stays.tribuo").toString());
        }

        @Override
        protected List<?> inputs(Class<?> type) {
            ColumnarBackground background = Stays.load(folder.resolve("stays.tribuo"));
            return List.of(
                    background.instance(Map.of("age", "40", "country", "KR", "arrival", "2024-03-01", "review", "Quiet room.")),
                    background.instance(Map.of("age", "", "country", "US", "arrival", "2023-07-01", "review", "")),
                    background.instance(Map.of()),
                    background.instance(Map.of("age", "77", "country", "NZ", "arrival", "soon", "review", "Noisy street, rude staff")));
        }
    }

    @Nested
    class TribuoText extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new TribuoTextFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("reviews.tribuo").toString());
        }
    }

    @Nested
    class OpenNlp extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new OpenNlpFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("reviews.bin").toString());
        }
    }

    @Nested
    class OpenNlpTraining extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new OpenNlpTrainingFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return CATEGORIZER.options();
        }
    }

    @Nested
    class TextFields extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new TextFieldsFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("fields", List.of("title", "body"), "model",
                    ComponentRef.of("opennlp").with("path", folder.resolve("reviews.bin").toString()));
        }

        @Override
        protected List<?> inputs(Class<?> type) {
            return Examples.texts().stream().map(text -> Composite.of("title", "A film", "body", text)).toList();
        }
    }

    @Nested
    class Onnx extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new OnnxFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", graph("softmax.onnx"));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(IRIS);
        }
    }

    @Nested
    class OnnxImages extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return new OnnxImageFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", graph("means.onnx"));
        }
    }
}
