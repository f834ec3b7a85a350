package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.tribuo.Model;
import org.tribuo.data.columnar.RowProcessor;

/** Provides, as {@code tribuo-columnar}, the adapter that opens a saved Tribuo model with a row processor. */
public final class TribuoColumnarFactory implements ModelAdapterFactory<TribuoColumnarFactory.Options> {
    /** For the service loader. */
    public TribuoColumnarFactory() {}

    /**
     * Options of {@code tribuo-columnar}.
     *
     * @param path of the file
     * @param configuration file that says how the row processor is made
     * @param component of that file
     * @param allow packages or classes outside of Tribuo that may be made
     */
    public record Options(
            @Option(doc = "protobuf file that Model.serializeToFile of Tribuo has written") Path path,
            @Option(doc = "XML file of Tribuo's configuration system that says how the row processor is made, where the model's"
                            + " provenance does not")
                    Optional<Path> configuration,
            @Option(doc = "name of the row processor in that file; by default its only one") Optional<String> component,
            @Option(doc = "packages or classes outside of org.tribuo that model, provenance or configuration may make")
                    List<String> allow) {
        /**
         * Checks the options against each other.
         *
         * @param path of the file
         * @param configuration file that says how the row processor is made
         * @param component of that file
         * @param allow packages or classes outside of Tribuo that may be made
         * @throws IllegalArgumentException if a component is given without a configuration
         */
        public Options {
            Objects.requireNonNull(path, "path");
            allow = List.copyOf(allow);
            Recipes.requireFile(configuration, component);
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
        return "a saved Tribuo model of rows with numbers, dates, categories and texts, read by the row processor of its training";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        Optional<Path> configuration = options.configuration().map(context::resolve);
        Recipes recipes = new Recipes(options.allow());
        return () -> {
            Model<?> model = TribuoModels.load(path, options.allow());
            return TribuoBlackBox.of(model, ColumnarFeatures.ofRecipe(
                    model, recipe(recipes, path, model, configuration, options.component())));
        };
    }

    /** How the row processor of a model is made. */
    static Recipe recipe(
            Recipes recipes, Path path, Model<?> model, Optional<Path> configuration, Optional<String> component) {
        return configuration.isPresent()
                ? recipes.ofFile(configuration.get(), component, RowProcessor.class)
                : recipes.ofProvenance(path.toString(), model, Recipes.ROW_PROCESSOR)
                        .orElseThrow(() -> new LimeException(ErrorId.MODEL_NOT_LOADED, path + ": its provenance does not say how rows"
                                + " became features, because it was not trained on one of Tribuo's columnar data sources: say how"
                                + " the row processor is made by a file (configuration)"));
    }
}
