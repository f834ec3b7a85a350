package org.lime4j.benchmarks;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;

/** A model of labels that counts the time and the examples of its predictions. For one thread. */
final class TimedModel extends Model<Label> {
    private static final long serialVersionUID = 1L;

    private final transient Model<Label> model;
    private long nanos;
    private long examples;

    TimedModel(Model<Label> model) {
        super(model.getName(), model.getProvenance(), model.getFeatureIDMap(), model.getOutputIDInfo(), model.generatesProbabilities());
        this.model = model;
    }

    /** Forgets what it has counted. */
    void reset() {
        nanos = 0;
        examples = 0;
    }

    /** Time in predictions since the last reset. */
    long nanos() {
        return nanos;
    }

    /** Examples predicted since the last reset. */
    long examples() {
        return examples;
    }

    @Override
    public Prediction<Label> predict(Example<Label> example) {
        long start = System.nanoTime();
        Prediction<Label> prediction = model.predict(example);
        nanos += System.nanoTime() - start;
        examples++;
        return prediction;
    }

    @Override
    public List<Prediction<Label>> predict(Iterable<Example<Label>> batch) {
        long start = System.nanoTime();
        List<Prediction<Label>> predictions = model.predict(batch);
        nanos += System.nanoTime() - start;
        examples += predictions.size();
        return predictions;
    }

    @Override
    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
        return model.getTopFeatures(n);
    }

    @Override
    public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
        return model.getExcuse(example);
    }

    @Override
    protected Model<Label> copy(String newName, ModelProvenance newProvenance) {
        throw new UnsupportedOperationException("a model that counts time is not copied");
    }
}
