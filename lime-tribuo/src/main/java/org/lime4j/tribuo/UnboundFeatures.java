package org.lime4j.tribuo;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.composite.Composite;
import org.lime4j.tabular.Row;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.data.columnar.RowProcessor;

/**
 * How a row becomes Tribuo features where the row processor has regular expressions: they are bound to the columns of the
 * rows that come, because the names of a model's features do not tell where the name of a field ends.
 */
final class UnboundFeatures implements Featurizer<Composite> {
    private final Model<?> model;
    private final Recipe recipe;
    /** For the columns that came last: usually there are no others. */
    private volatile @Nullable Bound bound;

    UnboundFeatures(Model<?> model, Recipe recipe) {
        this.model = model;
        this.recipe = recipe;
    }

    private record Bound(Set<String> columns, ColumnarFeatures features) {}

    @Override
    public Class<Composite> inputType() {
        return Composite.class;
    }

    @Override
    public Concurrency concurrency() {
        return recipe.isThreadSafe() ? Concurrency.CONCURRENT : Concurrency.PER_THREAD;
    }

    @Override
    public UnboundFeatures forThread() {
        return recipe.isThreadSafe() ? this : new UnboundFeatures(model, recipe);
    }

    /**
     * @throws LimeException {@link ErrorId#REFUSED} if a regular expression fits none of the columns, or the model has no
     *     feature of any; {@link ErrorId#BAD_INSTANCE} if a part is neither a row nor a text
     */
    @Override
    public <T extends Output<T>> Example<T> example(Composite instance, T output) {
        Set<String> columns = columns(instance);
        Bound last = bound;
        if (last == null || !last.columns().equals(columns)) {
            RowProcessor<?> processor = recipe.make(RowProcessor.class);
            ColumnarFields.bind(processor, columns);
            last = new Bound(columns, ColumnarFeatures.of(model, ColumnarFields.of(processor)));
            bound = last;
        }
        return last.features().example(instance, output);
    }

    private static Set<String> columns(Composite instance) {
        Set<String> columns = new TreeSet<>();
        for (String name : instance.names()) {
            if (instance.get(name, Object.class) instanceof Row row) {
                columns.addAll(row.schema().names());
            } else {
                columns.add(name);
            }
        }
        return columns;
    }
}
