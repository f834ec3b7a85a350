package org.lime4j.tribuo;

import java.util.List;
import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tribuo.RowFeatures.UnknownColumns;
import org.tribuo.Model;

/**
 * A Tribuo model of any type of output as a black box.
 *
 * <table>
 * <caption>What its numbers are; names stand in their order, clusters in that of their ids</caption>
 * <tr><th>Tribuo's output</th><th>numbers</th><th>kind</th></tr>
 * <tr><td>{@code Label}</td><td>one a label: its probability, or its score if the model has no probabilities</td>
 * <td>{@link OutputKind#DISTRIBUTION} or {@link OutputKind#SCORE}</td></tr>
 * <tr><td>{@code MultiLabel}</td><td>one a label: its probability, or its score</td>
 * <td>{@link OutputKind#INDEPENDENT_PROBABILITY} or {@link OutputKind#SCORE}</td></tr>
 * <tr><td>{@code ClusterID}</td><td>one a cluster: its probability, or its score</td>
 * <td>{@link OutputKind#DISTRIBUTION} or {@link OutputKind#SCORE}</td></tr>
 * <tr><td>{@code Regressor}</td><td>one a dimension: its value</td><td>{@link OutputKind#REGRESSION}</td></tr>
 * <tr><td>{@code Event}</td><td>{@code score}: that of the event as the model gives it; Tribuo's own models give one below 0
 * for an anomaly</td><td>{@link OutputKind#SCORE}</td></tr>
 * </table>
 *
 * <p>Where a prediction comes without scores, 1 stands for the label, labels or cluster that it names and 0 for the others;
 * for an event without a score −1 stands for an anomaly, 1 for what was expected.
 *
 * <p>Each batch is one call of the model, which {@link org.tribuo.interop.ExternalModel}s split into batches of their own
 * size.
 *
 * @param <X> the instances
 */
public final class TribuoBlackBox<X> implements BlackBox<X> {
    private final ExampleModel<?> model;
    private final Featurizer<X> features;

    private TribuoBlackBox(ExampleModel<?> model, Featurizer<X> features) {
        this.model = model;
        this.features = features;
    }

    /**
     * {@return a black box over rows of a table}
     *
     * @param model what to explain
     * @param schema the columns of the rows
     * @throws LimeException {@link ErrorId#REFUSED} if the model predicts an unknown type of output, or the columns and the
     *     features of the model do not belong together; the message names them
     */
    public static TribuoBlackBox<Row> of(Model<?> model, TableSchema schema) {
        return of(model, schema, UnknownColumns.REFUSE);
    }

    /**
     * {@return a black box over rows of a table}
     *
     * @param model what to explain
     * @param schema the columns of the rows
     * @param unknownColumns what to do with columns that the model has no feature of
     * @throws LimeException {@link ErrorId#REFUSED} if the model predicts an unknown type of output, or the columns and the
     *     features of the model do not belong together; the message names them
     */
    public static TribuoBlackBox<Row> of(Model<?> model, TableSchema schema, UnknownColumns unknownColumns) {
        ExampleModel<?> reading = ExampleModel.of(model);
        return new TribuoBlackBox<>(
                reading, RowFeatures.forModel(schema, model.getFeatureIDMap(), unknownColumns));
    }

    /**
     * {@return a black box over instances of any kind}
     *
     * @param <X> the instances
     * @param model what to explain
     * @param features how an instance becomes an example
     * @throws LimeException {@link ErrorId#REFUSED} if the model predicts an unknown type of output
     */
    public static <X> TribuoBlackBox<X> of(Model<?> model, Featurizer<X> features) {
        return new TribuoBlackBox<>(ExampleModel.of(model), Objects.requireNonNull(features, "features"));
    }

    /** {@return the model itself} */
    public Model<?> model() {
        return model.model();
    }

    /** {@return how instances become features} */
    public Featurizer<X> features() {
        return features;
    }

    @Override
    public Class<X> inputType() {
        return features.inputType();
    }

    @Override
    public Outputs outputs() {
        return model.outputs();
    }

    /**
     * {@return that of the features, for Tribuo's own models; one call at a time for models of other classes, whose
     * thread-safety nobody knows, and for the dummies that draw their answers}
     */
    @Override
    public Concurrency concurrency() {
        return model.concurrency() == Concurrency.SERIAL ? Concurrency.SERIAL : features.concurrency();
    }

    @Override
    public BlackBox<X> forThread() {
        return new TribuoBlackBox<>(model, features.forThread());
    }

    /**
     * Kind of model, trainer with its main parameters, features, training data and version, as the model's provenance has
     * them; nothing that differs between two equal trainings.
     */
    @Override
    public String description() {
        return Origin.of(model());
    }

    /**
     * @throws ModelException if Tribuo throws, or leaves out a label or a dimension
     */
    @Override
    public void predict(List<? extends X> batch, double[] out, int offset) {
        model.predict(batch, features, out, offset);
    }
}
