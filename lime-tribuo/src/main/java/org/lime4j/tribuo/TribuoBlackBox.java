package org.lime4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.Outputs;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tribuo.RowFeatures.UnknownColumns;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * A Tribuo model as a black box over rows of a table.
 *
 * <p>A model of labels gives the probability of each label, in the order of their names, or its score if the model has no
 * probabilities; a regression gives the value of each dimension, in the order of their names. Thread-safe, as Tribuo's
 * models are.
 *
 * @param <T> the type of output that the model predicts
 */
public final class TribuoBlackBox<T extends Output<T>> implements BlackBox<Row> {
    private final Model<T> model;
    private final RowFeatures features;
    private final OutputReader<T> reader;

    private TribuoBlackBox(Model<T> model, TableSchema schema, UnknownColumns unknownColumns, OutputReader<T> reader) {
        this.model = model;
        this.features = RowFeatures.forModel(schema, model.getFeatureIDMap().keySet(), unknownColumns);
        this.reader = reader;
    }

    /**
     * {@return a black box over a model of any supported type of output}
     *
     * @param model what to explain
     * @param schema the columns of the rows
     * @throws LimeException {@link ErrorId#REFUSED} if the model predicts something else than labels or numbers, or the
     *     columns and the features of the model do not belong together; the message names them
     */
    public static TribuoBlackBox<?> of(Model<?> model, TableSchema schema) {
        return of(model, schema, UnknownColumns.REFUSE);
    }

    /**
     * {@return a black box over a model of any supported type of output}
     *
     * @param model what to explain
     * @param schema the columns of the rows
     * @param unknownColumns what to do with columns that the model has no feature of
     * @throws LimeException {@link ErrorId#REFUSED} if the model predicts something else than labels or numbers, or the
     *     columns and the features of the model do not belong together; the message names them
     */
    public static TribuoBlackBox<?> of(Model<?> model, TableSchema schema, UnknownColumns unknownColumns) {
        if (model.getOutputIDInfo().getDomain().isEmpty()) {
            throw new LimeException(ErrorId.REFUSED, "the Tribuo model has no outputs");
        }
        if (model.validate(Label.class)) {
            return ofLabels(model.castModel(Label.class), schema, unknownColumns);
        }
        if (model.validate(Regressor.class)) {
            return ofRegression(model.castModel(Regressor.class), schema, unknownColumns);
        }
        throw OutputReader.unsupported(model);
    }

    /**
     * {@return a black box over a classifier}
     *
     * @param model what to explain
     * @param schema the columns of the rows
     * @throws LimeException as {@link #of}
     */
    public static TribuoBlackBox<Label> ofLabels(Model<Label> model, TableSchema schema) {
        return ofLabels(model, schema, UnknownColumns.REFUSE);
    }

    private static TribuoBlackBox<Label> ofLabels(Model<Label> model, TableSchema schema, UnknownColumns unknownColumns) {
        return new TribuoBlackBox<>(model, schema, unknownColumns, OutputReader.Labels.of(model));
    }

    /**
     * {@return a black box over a regression}
     *
     * @param model what to explain
     * @param schema the columns of the rows
     * @throws LimeException as {@link #of}
     */
    public static TribuoBlackBox<Regressor> ofRegression(Model<Regressor> model, TableSchema schema) {
        return ofRegression(model, schema, UnknownColumns.REFUSE);
    }

    private static TribuoBlackBox<Regressor> ofRegression(
            Model<Regressor> model, TableSchema schema, UnknownColumns unknownColumns) {
        return new TribuoBlackBox<>(model, schema, unknownColumns, OutputReader.Dimensions.of(model));
    }

    /** {@return the model itself} */
    public Model<T> model() {
        return model;
    }

    /** {@return how rows become features} */
    public RowFeatures features() {
        return features;
    }

    @Override
    public Class<Row> inputType() {
        return Row.class;
    }

    @Override
    public Outputs outputs() {
        return reader.outputs();
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    /** Trainer, kind of model and number of features; nothing that differs between two equal trainings. */
    @Override
    public String description() {
        String trainer = model.getProvenance().getTrainerProvenance().getClassName();
        return "Tribuo " + model.getClass().getSimpleName() + " by " + trainer.substring(trainer.lastIndexOf('.') + 1)
                + ", " + model.getFeatureIDMap().size() + " features";
    }

    /**
     * @throws ModelException if Tribuo throws, or leaves out a label or a dimension
     */
    @Override
    public void predict(List<? extends Row> batch, double[] out, int offset) {
        T placeholder = reader.placeholder();
        List<Example<T>> examples = new ArrayList<>(batch.size());
        for (Row row : batch) {
            examples.add(features.example(row, placeholder));
        }
        List<Prediction<T>> predictions;
        try {
            predictions = model.predict(examples);
        } catch (RuntimeException e) {
            throw new ModelException("the Tribuo model threw " + e, e);
        }
        int width = reader.outputs().size();
        if (predictions.size() != batch.size()) {
            throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the Tribuo model gave " + predictions.size()
                    + " predictions for a batch of " + batch.size());
        }
        int at = offset;
        for (Prediction<T> prediction : predictions) {
            reader.read(prediction, out, at);
            at += width;
        }
    }
}
