package org.lime4j.text;

import java.util.List;
import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link TextFieldsBlackBox} as {@code text-fields}. */
public final class TextFieldsFactory implements ModelAdapterFactory<TextFieldsFactory.Options> {
    /** For the service loader. */
    public TextFieldsFactory() {}

    /**
     * Options of {@code text-fields}.
     *
     * @param model what reads the joined text
     * @param fields names of the composite's blocks, in order
     * @param separator what stands between two fields
     */
    public record Options(
            @Option(doc = "the model that reads the joined text: { type = opennlp, path = reviews.bin }")
                    ComponentRef<ModelAdapterFactory<?>> model,
            @Option(doc = "names of the composite's blocks, in the order in which their texts are joined") List<String> fields,
            @Option(value = "\n", doc = "what stands between two fields") String separator) {
        /**
         * Checks that there is a field.
         *
         * @param model what reads the joined text
         * @param fields names of the composite's blocks, in order
         * @param separator what stands between two fields
         * @throws IllegalArgumentException if there is no field
         */
        public Options {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(separator, "separator");
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields is empty: name at least one block of the composite");
            }
        }
    }

    @Override
    public String id() {
        return "text-fields";
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
        return "a model of texts that reads several fields as one text";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        ModelAdapter adapter = context.create(ModelAdapterFactory.class, options.model(), ModelAdapter.class);
        return () -> new TextFieldsBlackBox(ofTexts(adapter.open(), options), options.fields(), options.separator());
    }

    @SuppressWarnings("unchecked") // Its inputType() is String.
    private static BlackBox<String> ofTexts(BlackBox<?> model, Options options) {
        if (model.inputType() != String.class) {
            model.close();
            throw new LimeException(ErrorId.BAD_OPTIONS, "the model '" + options.model().id() + "' reads "
                    + model.inputType().getSimpleName() + ", but text-fields needs one that reads texts");
        }
        return (BlackBox<String>) model;
    }
}
