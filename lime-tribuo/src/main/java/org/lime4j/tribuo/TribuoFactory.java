package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** Provides, as {@code tribuo}, the adapter that opens a saved Tribuo model. */
public final class TribuoFactory implements ModelAdapterFactory<TribuoFactory.Options> {
    /** For the service loader. */
    public TribuoFactory() {}

    /**
     * Options of {@code tribuo}.
     *
     * @param path of the file
     * @param unknownColumns what to do with columns that the model has no feature of
     * @param allow packages or classes outside of Tribuo that the file may name
     */
    public record Options(
            @Option(doc = "protobuf file that Model.serializeToFile of Tribuo has written") Path path,
            @Option(
                            value = "refuse",
                            doc = "what to do with columns of the background that the model has no feature of: refuse the model,"
                                    + " or ignore them, as sparse columns that were 0 in every row of the training")
                    RowFeatures.UnknownColumns unknownColumns,
            @Option(
                            doc = "packages or classes outside of org.tribuo that the file may name; it is refused if it names"
                                    + " others, because Tribuo runs their code")
                    List<String> allow) {
        /**
         * Copies the list.
         *
         * @param path of the file
         * @param unknownColumns what to do with columns that the model has no feature of
         * @param allow packages or classes outside of Tribuo that the file may name
         */
        public Options {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(unknownColumns, "unknownColumns");
            allow = List.copyOf(allow);
        }
    }

    @Override
    public String id() {
        return "tribuo";
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
        return "a saved Tribuo model of any type of output, over the columns of the background";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        TableSchema schema = context.background(TabularBackground.class, "model 'tribuo'").schema();
        return () -> TribuoBlackBox.of(TribuoModels.load(path, options.allow()), schema, options.unknownColumns());
    }
}
