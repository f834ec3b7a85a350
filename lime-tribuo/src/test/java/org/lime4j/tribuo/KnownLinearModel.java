package org.lime4j.tribuo;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;

/** A regression whose weights are given, over the features of a dataset: 1 + Σ weight(name) · value. Refuses what Tribuo's own do. */
final class KnownLinearModel extends Model<Regressor> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Double> weights = new HashMap<>();

    KnownLinearModel(Dataset<Regressor> data, ToDoubleFunction<String> weight) {
        this(provenance(data), data.getFeatureIDMap(), data.getOutputIDInfo());
        data.getFeatureIDMap().keySet().forEach(name -> weights.put(name, weight.applyAsDouble(name)));
    }

    private KnownLinearModel(ModelProvenance provenance, ImmutableFeatureMap features, ImmutableOutputInfo<Regressor> outputs) {
        super("known", provenance, features, outputs, false);
    }

    private static ModelProvenance provenance(Dataset<Regressor> data) {
        return DummyRegressionTrainer.createMeanTrainer().train(data).getProvenance();
    }

    double weight(String feature) {
        return weights.get(feature);
    }

    @Override
    public Prediction<Regressor> predict(Example<Regressor> example) {
        String dimension = getOutputIDInfo().getDomain().iterator().next().getNames()[0];
        double sum = 1;
        int known = 0;
        for (Feature feature : example) {
            Double weight = weights.get(feature.getName());
            if (weight != null) {
                known++;
                sum += weight * feature.getValue();
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("No features found in Example " + example);
        }
        return new Prediction<>(new Regressor(dimension, sum), known, example);
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    @Override
    public Optional<Excuse<Regressor>> getExcuse(Example<Regressor> example) {
        return Optional.empty();
    }

    @Override
    protected Model<Regressor> copy(String newName, ModelProvenance newProvenance) {
        throw new UnsupportedOperationException();
    }
}
