package org.lime4j.benchmarks;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;

/** A model of two labels, "yes" and "no", whose probability of "yes" is a known weighted sum of the features. */
final class LinearLabels extends Model<Label> {
    private static final long serialVersionUID = 1L;

    private final double constant;
    private final Map<String, Double> slopes;

    /** A model over the features and labels of another. */
    LinearLabels(Model<Label> of, double constant, Map<String, Double> slopes) {
        super("linear", of.getProvenance(), of.getFeatureIDMap(), of.getOutputIDInfo(), true);
        this.constant = constant;
        this.slopes = slopes;
    }

    @Override
    public Prediction<Label> predict(Example<Label> example) {
        double yes = constant;
        for (Feature feature : example) {
            yes += slopes.get(feature.getName()) * feature.getValue();
        }
        Label first = new Label("yes", yes);
        Label second = new Label("no", 1 - yes);
        return new Prediction<>(yes > 0.5 ? first : second, Map.of("yes", first, "no", second), example.size(), example, true);
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return Map.of();
    }

    @Override
    public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
        return Optional.empty();
    }

    @Override
    protected Model<Label> copy(String newName, ModelProvenance newProvenance) {
        return new LinearLabels(this, constant, slopes);
    }
}
