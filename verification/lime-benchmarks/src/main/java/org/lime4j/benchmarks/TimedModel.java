package org.lime4j.benchmarks;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.provenance.ModelProvenance;

/** A model of labels that counts the time of its predictions. For one thread. */
final class TimedModel extends Model<Label> {
    private static final long serialVersionUID = 1L;

    private final transient Model<Label> model;
    private long nanos;

    /** Time that this thread has computed for: what its neighbours do takes nothing of it. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    TimedModel(Model<Label> model) {
        super(model.getName(), model.getProvenance(), model.getFeatureIDMap(), model.getOutputIDInfo(), model.generatesProbabilities());
        this.model = model;
    }

    /** Forgets what it has counted. */
    void reset() {
        nanos = 0;
    }

    /** An extractor whose time is the model's too. */
    TextFeatureExtractor<Label> counting(TextFeatureExtractor<Label> extractor) {
        return new TextFeatureExtractor<>() {
            @Override
            public Example<Label> extract(Label label, String text) {
                long start = cpuNanos();
                Example<Label> example = extractor.extract(label, text);
                nanos += cpuNanos() - start;
                return example;
            }

            @Override
            public ConfiguredObjectProvenance getProvenance() {
                return extractor.getProvenance();
            }
        };
    }

    /** Time in predictions, and of extractors, since the last reset. */
    long nanos() {
        return nanos;
    }

    @Override
    public Prediction<Label> predict(Example<Label> example) {
        long start = cpuNanos();
        Prediction<Label> prediction = model.predict(example);
        nanos += cpuNanos() - start;
        return prediction;
    }

    @Override
    public List<Prediction<Label>> predict(Iterable<Example<Label>> batch) {
        long start = cpuNanos();
        List<Prediction<Label>> predictions = model.predict(batch);
        nanos += cpuNanos() - start;
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
