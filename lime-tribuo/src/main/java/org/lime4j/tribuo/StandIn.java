package org.lime4j.tribuo;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.model.ModelException;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.impl.ArrayExample;

/**
 * What is given to a model in place of an example without any feature it knows, which it refuses: one feature with the
 * value 0, which Tribuo's own models do not tell from its absence. XGBoost does: to it absence is NaN. Immutable and
 * thread-safe.
 */
final class StandIn {
    private final ImmutableFeatureMap features;
    /** Null if no name leads to a feature, because the model keeps hashes of them only. */
    private final @Nullable String name;
    private final double absence;
    private final boolean refuses;

    StandIn(Model<?> model) {
        this.features = model.getFeatureIDMap();
        String type = model.getClass().getName();
        this.absence = type.equals("org.tribuo.common.xgboost.XGBoostModel") ? Double.NaN : 0;
        this.refuses = !type.equals("org.tribuo.common.xgboost.XGBoostExternalModel");
        this.name = features instanceof HashedFeatureMap ? null : new TreeSet<>(features.keySet()).first();
    }

    /**
     * The example itself if the model knows any feature of it, else one that stands in.
     *
     * @throws ModelException if there is none, because the model knows its features by hashes only
     */
    <T extends Output<T>> Example<T> orElse(Example<T> example) {
        for (Feature feature : example) {
            if (features.get(feature.getName()) != null) {
                return example;
            }
        }
        if (!refuses) {
            return example;
        }
        if (name == null) {
            throw new ModelException(ErrorId.REFUSED, "the model cannot answer for an input without any feature it knows, and none"
                    + " can stand in, because it keeps only hashes of their names: keep words that it knows in every sample, for"
                    + " example by masking instead of removing (mask), or train it with plain names");
        }
        return new ArrayExample<>(example.getOutput(), new String[] {name}, new double[] {absence});
    }
}
