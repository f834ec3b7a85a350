package org.lime4j.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.tribuo.ColumnarBackground;
import org.tribuo.Dataset;
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

/** The example's guests and their reviews, with a tree that Tribuo trains on them. */
public final class Stays {
    /** The table. */
    public static final Path FILE = Path.of(System.getProperty("lime.root")).resolve("examples/tribuo/stays.csv").toAbsolutePath();

    private Stays() {}

    /** All of them, as Tribuo reads them. */
    public static Dataset<Label> data() {
        RowProcessor<Label> processor = new RowProcessor.Builder<Label>()
                .setFieldProcessors(List.of(
                        new DoubleFieldProcessor("age"),
                        new IdentityProcessor("country"),
                        new DateFieldProcessor("arrival", EnumSet.of(DateFeatureType.MONTH), "uuuu-MM-dd"),
                        new TextFieldProcessor("review", new TokenPipeline(new UniversalTokenizer(), 1, false))))
                .build(new FieldResponseProcessor<>(List.of("returns"), List.of("no"), new LabelFactory(), false, false));
        return new MutableDataset<>(new CSVDataSource<>(FILE, processor, true));
    }

    /** Saves the model in a folder. */
    public static Path save(Path folder) throws IOException {
        Path file = folder.resolve("stays.tribuo");
        new CARTClassificationTrainer().train(data()).serializeToFile(file);
        return file;
    }

    /** Options of their background. */
    public static Map<String, Object> background(Path model) {
        return Map.of("path", FILE.toString(), "model", model.toString());
    }

    /** Their background. */
    public static ColumnarBackground load(Path model) {
        return (ColumnarBackground) CreationContext.of(PluginRegistry.standard())
                .create(
                        BackgroundSourceFactory.class,
                        new ComponentRef<>("tribuo-columnar", background(model)),
                        BackgroundSource.class)
                .load();
    }
}
