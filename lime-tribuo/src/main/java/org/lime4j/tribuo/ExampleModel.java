package org.lime4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.Outputs;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.classification.baseline.DummyClassifierModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.regression.baseline.DummyRegressionModel;
import org.tribuo.transform.TransformedModel;

/**
 * A Tribuo model and how its answers are read: examples go in, numbers come out, whatever the examples were made from.
 * As thread-safe as the model.
 *
 * @param model that predicts
 * @param reader of its predictions
 * @param standIn in place of examples that it would refuse
 * @param <T> the type of output that the model predicts
 */
record ExampleModel<T extends Output<T>>(Model<T> model, OutputReader<T> reader, StandIn standIn) {
    ExampleModel(Model<T> model, OutputReader<T> reader) {
        this(model, reader, new StandIn(model));
    }

    /**
     * {@return a model with the reader for its type of output}
     *
     * @throws org.lime4j.api.LimeException {@link ErrorId#REFUSED} if there is none
     */
    static ExampleModel<?> of(Model<?> model) {
        return OutputReader.pair(model);
    }

    /** Tribuo's own models may be called by any number of threads; the random dummies remember what they have drawn. */
    Concurrency concurrency() {
        return isThreadSafe(model) ? Concurrency.CONCURRENT : Concurrency.SERIAL;
    }

    private static boolean isThreadSafe(Model<?> model) {
        if (model instanceof DummyClassifierModel || model instanceof DummyRegressionModel) {
            return false;
        }
        if (model instanceof EnsembleModel<?> ensemble && !ensemble.getModels().stream().allMatch(ExampleModel::isThreadSafe)) {
            return false;
        }
        if (model instanceof TransformedModel<?> transformed && !isThreadSafe(transformed.getInnerModel())) {
            return false;
        }
        return model.getClass().getName().startsWith("org.tribuo.");
    }

    Outputs outputs() {
        return reader.outputs();
    }

    /**
     * Predicts a batch in one call of the model.
     *
     * @param out receives {@code batch.size() × outputs().size()} numbers from {@code offset} on, row-major
     * @throws ModelException if Tribuo throws, or leaves out a label or a dimension
     */
    <X> void predict(List<? extends X> batch, Featurizer<X> features, double[] out, int offset) {
        T placeholder = reader.placeholder();
        List<Example<T>> examples = new ArrayList<>(batch.size());
        for (X instance : batch) {
            examples.add(standIn.orElse(features.example(instance, placeholder)));
        }
        List<Prediction<T>> predictions;
        try {
            // Never one example at a time: external models cost much more then, and XGBoost's native memory is not freed.
            predictions = model.predict(examples);
        } catch (RuntimeException e) {
            throw new ModelException("the Tribuo model threw " + e, e);
        }
        if (predictions.size() != batch.size()) {
            throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the Tribuo model gave " + predictions.size()
                    + " predictions for a batch of " + batch.size());
        }
        int at = offset;
        for (Prediction<T> prediction : predictions) {
            reader.read(prediction, out, at);
            at += outputs().size();
        }
    }
}
