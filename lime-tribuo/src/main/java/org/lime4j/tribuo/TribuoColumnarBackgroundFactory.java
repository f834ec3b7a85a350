package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.tribuo.Model;
import org.tribuo.data.columnar.RowProcessor;

/** Provides, as {@code tribuo-columnar}, the background of rows that a row processor reads, from a CSV file. */
public final class TribuoColumnarBackgroundFactory
        implements BackgroundSourceFactory<TribuoColumnarBackgroundFactory.Options> {
    /** For the service loader. */
    public TribuoColumnarBackgroundFactory() {}

    /**
     * Options of {@code tribuo-columnar}.
     *
     * @param path of the data
     * @param model that was trained with the row processor
     * @param kinds field → what it is perturbed as
     * @param rows most rows to keep beside the statistics
     * @param rowsSeed of the choice of rows
     * @param configuration file that says how the row processor is made
     * @param component of that file
     * @param allow packages or classes outside of Tribuo that may be made
     */
    public record Options(
            @Option(doc = "file of comma-separated values with the data the model was trained on; the first line names the fields")
                    Path path,
            @Option(doc = "the saved model, whose row processor says what the fields are") Path model,
            @Option(doc = "field → numeric, categorical, date or text, for those that its processor does not say it of")
                    Map<String, ColumnarFields.Kind> kinds,
            @Option(value = "0", min = 0, doc = "most rows of the table to keep beside the statistics, for samplers that take real ones")
                    int rows,
            @Option(value = "1", doc = "seed of the choice of rows, where the file has more") long rowsSeed,
            @Option(doc = "XML file of Tribuo's configuration system that says how the row processor is made, where the model's"
                            + " provenance does not")
                    Optional<Path> configuration,
            @Option(doc = "name of the row processor in that file; by default its only one") Optional<String> component,
            @Option(doc = "packages or classes outside of org.tribuo that model, provenance or configuration may make")
                    List<String> allow) {
        /**
         * Checks the options against each other.
         *
         * @param path of the data
         * @param model that was trained with the row processor
         * @param kinds field → what it is perturbed as
         * @param rows most rows to keep beside the statistics, at least 0
         * @param rowsSeed of the choice of rows
         * @param configuration file that says how the row processor is made
         * @param component of that file
         * @param allow packages or classes outside of Tribuo that may be made
         * @throws IllegalArgumentException if a component is given without a configuration, or rows is below 0
         */
        public Options {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(model, "model");
            kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
            allow = List.copyOf(allow);
            Recipes.requireFile(configuration, component);
            if (rows < 0) {
                throw new IllegalArgumentException("rows is " + rows + "; it must be at least 0");
            }
        }
    }

    @Override
    public String id() {
        return "tribuo-columnar";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "the fields of a Tribuo row processor, and statistics of them from a file of comma-separated values";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        Path modelPath = context.resolve(options.model());
        Optional<Path> configuration = options.configuration().map(context::resolve);
        Recipes recipes = new Recipes(options.allow());
        return () -> {
            RowProcessor<?> processor;
            try {
                Model<?> model = TribuoModels.load(modelPath, options.allow());
                processor = TribuoColumnarFactory
                        .recipe(recipes, modelPath, model, configuration, options.component())
                        .make(RowProcessor.class);
            } catch (LimeException e) {
                throw e.id() == ErrorId.MODEL_NOT_LOADED
                        ? new LimeException(ErrorId.BAD_BACKGROUND, e.getMessage(), e)
                        : e;
            }
            return read(path, processor, options);
        };
    }

    private static ColumnarBackground read(Path path, RowProcessor<?> processor, Options options) {
        try (ColumnarTable table = ColumnarTable.open(path, ErrorId.BAD_BACKGROUND)) {
            ColumnarFields.bind(processor, table.names());
            ColumnarFields fields = ColumnarFields.of(processor, options.kinds());
            table.require(fields, ErrorId.BAD_BACKGROUND);
            ColumnarBackground.Builder builder =
                    ColumnarBackground.builder(fields).keepRows(options.rows(), options.rowsSeed());
            while (table.next()) {
                Map<String, String> row = table.row();
                try {
                    builder.add(row);
                } catch (LimeException e) {
                    throw table.at(e);
                }
            }
            try {
                return builder.build();
            } catch (LimeException e) {
                throw new LimeException(e.id(), path + ": " + e.getMessage(), e);
            }
        }
    }
}
