package org.lime4j.tribuo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.composite.Composite;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.impl.ArrayExample;

/**
 * How a row of numbers, dates, categories and texts becomes Tribuo features: by the row processor that the model was trained
 * with, its feature processors included.
 *
 * <pre>{@code
 * ColumnarFields fields = ColumnarFields.of(rowProcessor);
 * BlackBox<Composite> blackBox = TribuoBlackBox.of(model, ColumnarFeatures.of(model, fields));
 * }</pre>
 *
 * <p>Cells of each row in a composite are fields by the names of their columns, and each text is the field that its block is
 * called by. A cell without a value is a field that is not there.
 *
 * <p>Processors made of Tribuo's own parts may be used by any number of threads; others by one at a time, or by one thread
 * each if they can be made anew.
 */
public final class ColumnarFeatures implements Featurizer<Composite> {
    private final Parts<ColumnarFields> parts;

    private ColumnarFeatures(Parts<ColumnarFields> parts) {
        this.parts = parts;
    }

    /**
     * {@return the features of a model}
     *
     * @param model that was trained with the row processor of these fields
     * @param fields of its rows
     * @throws LimeException {@link ErrorId#REFUSED} if the model has no feature of any of them
     */
    public static ColumnarFeatures of(Model<?> model, ColumnarFields fields) {
        requireAny(model, fields);
        return new ColumnarFeatures(new Parts<>(fields, Recipe.isThreadSafe(fields.processor()), null));
    }

    /** The features of a model whose row processor is made by a recipe. */
    static Featurizer<Composite> ofRecipe(Model<?> model, Recipe recipe) {
        RowProcessor<?> processor = recipe.make(RowProcessor.class);
        if (!processor.isConfigured()) {
            return new UnboundFeatures(model, recipe);
        }
        Supplier<ColumnarFields> anew = () -> ColumnarFields.of(recipe.make(RowProcessor.class));
        ColumnarFields fields = ColumnarFields.of(processor);
        requireAny(model, fields);
        return new ColumnarFeatures(new Parts<>(fields, recipe.isThreadSafe(), anew));
    }

    /** Feature processors may call features what they like, and hashes tell nothing. */
    private static void requireAny(Model<?> model, ColumnarFields fields) {
        Set<String> names = fields.kinds().keySet();
        if (fields.processor().getFeatureProcessors().isEmpty()
                && !(model.getFeatureIDMap() instanceof HashedFeatureMap)
                && model.getFeatureIDMap().keySet().stream()
                        .noneMatch(feature -> names.stream().anyMatch(field -> FeatureNames.isOf(feature, field)))) {
            throw new LimeException(ErrorId.REFUSED, "the model has no feature of any of the fields " + TableSchema.brief(names)
                    + ", but of " + TableSchema.brief(ColumnarFields.named(model))
                    + ": give the row processor that it was trained with");
        }
    }

    /** {@return the fields} */
    public ColumnarFields fields() {
        return parts.made();
    }

    @Override
    public Class<Composite> inputType() {
        return Composite.class;
    }

    @Override
    public Concurrency concurrency() {
        return parts.concurrency();
    }

    @Override
    public ColumnarFeatures forThread() {
        return new ColumnarFeatures(parts.forThread());
    }

    /**
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if a part is neither a row nor a text
     */
    @Override
    public <T extends Output<T>> Example<T> example(Composite instance, T output) {
        ColumnarFields fields = fields();
        Map<String, String> cells = new HashMap<>();
        for (String name : instance.names()) {
            Object part = instance.get(name, Object.class);
            if (part instanceof Row row) {
                fields.read(row, cells);
            } else if (part instanceof String text) {
                cells.put(name, text);
            } else {
                throw new LimeException(ErrorId.BAD_INSTANCE, "part '" + name + "' is a " + part.getClass().getSimpleName()
                        + "; the fields of a row processor are in rows and texts");
            }
        }
        List<ColumnarFeature> features = fields.processor().generateFeatures(cells);
        ArrayExample<T> example = new ArrayExample<>(output);
        example.addAll(features);
        return example;
    }
}
