package org.lime4j.tribuo;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.multilabel.MultiLabel;
import org.tribuo.multilabel.MultiLabelFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Reads the numbers of one type of Tribuo output. Immutable and thread-safe.
 *
 * @param <T> the type of output
 */
interface OutputReader<T extends Output<T>> {
    /** Kind and names of the numbers. */
    Outputs outputs();

    /** What stands in the place of the response in an example to be predicted. */
    T placeholder();

    /** Writes the numbers of a prediction to {@code out[at .. at + outputs().size())}. */
    void read(Prediction<T> prediction, double[] out, int at);

    /**
     * {@return a model with the reader for its type of output}
     *
     * @throws LimeException {@link ErrorId#REFUSED} if there is none
     */
    static ExampleModel<?> pair(Model<?> model) {
        if (model.getOutputIDInfo().getDomain().isEmpty()) {
            throw new LimeException(ErrorId.REFUSED, "the Tribuo model has no outputs");
        }
        if (model.validate(Label.class)) {
            Model<Label> labels = model.castModel(Label.class);
            return new ExampleModel<>(labels, Scores.ofLabels(labels));
        }
        if (model.validate(Regressor.class)) {
            Model<Regressor> dimensions = model.castModel(Regressor.class);
            return new ExampleModel<>(dimensions, Dimensions.of(dimensions));
        }
        if (model.validate(MultiLabel.class)) {
            Model<MultiLabel> labels = model.castModel(MultiLabel.class);
            return new ExampleModel<>(labels, Scores.ofMultiLabels(labels));
        }
        if (model.validate(ClusterID.class)) {
            Model<ClusterID> clusters = model.castModel(ClusterID.class);
            return new ExampleModel<>(clusters, Scores.ofClusters(clusters));
        }
        if (model.validate(Event.class)) {
            return new ExampleModel<>(model.castModel(Event.class), new Events());
        }
        String type = model.getOutputIDInfo().getDomain().iterator().next().getClass().getSimpleName();
        throw new LimeException(ErrorId.REFUSED, "the Tribuo model predicts " + type
                + "; models that predict Label, MultiLabel, Regressor, ClusterID or Event can be explained");
    }

    /**
     * One number for each member of the domain, from the scores of the prediction; from a prediction without scores 1 for
     * what it names and 0 for the rest.
     *
     * @param outputs one name a member
     * @param placeholder in examples
     * @param score of a member
     * @param named the members that the output of a prediction names
     * @param columns of the members by their ids, which is the order of most predictions' scores
     */
    record Scores<T extends Output<T>>(
            Outputs outputs, T placeholder, ToDoubleFunction<T> score, Function<T, Collection<String>> named, int[] columns)
            implements OutputReader<T> {
        private Scores(
                Model<T> model,
                Outputs outputs,
                Function<T, String> name,
                T placeholder,
                ToDoubleFunction<T> score,
                Function<T, Collection<String>> named) {
            this(outputs, placeholder, score, named, columns(model, outputs, name));
        }

        private static <T extends Output<T>> int[] columns(Model<T> model, Outputs outputs, Function<T, String> name) {
            ImmutableOutputInfo<T> info = model.getOutputIDInfo();
            return info.getDomain().stream()
                    .sorted(Comparator.comparingInt(info::getID))
                    .mapToInt(member -> outputs.names().indexOf(name.apply(member)))
                    .toArray();
        }

        static Scores<Label> ofLabels(Model<Label> model) {
            return new Scores<>(
                    model,
                    outputs(model, LabelFactory.UNKNOWN_LABEL, OutputKind.DISTRIBUTION, Label::getLabel, Comparator.naturalOrder()),
                    Label::getLabel,
                    LabelFactory.UNKNOWN_LABEL,
                    Label::getScore,
                    label -> List.of(label.getLabel()));
        }

        static Scores<MultiLabel> ofMultiLabels(Model<MultiLabel> model) {
            return new Scores<>(
                    model,
                    outputs(model, MultiLabelFactory.UNKNOWN_MULTILABEL, OutputKind.INDEPENDENT_PROBABILITY,
                            MultiLabel::getLabelString, Comparator.naturalOrder()),
                    MultiLabel::getLabelString,
                    MultiLabelFactory.UNKNOWN_MULTILABEL,
                    labels -> labels.getLabelSet().iterator().next().getScore(),
                    MultiLabel::getNameSet);
        }

        static Scores<ClusterID> ofClusters(Model<ClusterID> model) {
            return new Scores<>(
                    model,
                    outputs(model, ClusteringFactory.UNASSIGNED_CLUSTER_ID, OutputKind.DISTRIBUTION, Scores::name,
                            Comparator.comparingInt(Integer::parseInt)),
                    Scores::name,
                    ClusteringFactory.UNASSIGNED_CLUSTER_ID,
                    ClusterID::getScore,
                    cluster -> List.of(name(cluster)));
        }

        private static String name(ClusterID cluster) {
            return Integer.toString(cluster.getID());
        }

        private static <T extends Output<T>> Outputs outputs(
                Model<T> model, T placeholder, OutputKind probabilities, Function<T, String> name, Comparator<String> order) {
            return new Outputs(
                    givesProbabilities(model, placeholder) ? probabilities : OutputKind.SCORE,
                    model.getOutputIDInfo().getDomain().stream().map(name).sorted(order).toList());
        }

        /** A prediction knows: a tree's has probabilities although the tree says it gives none; others are the other way round. */
        private static <T extends Output<T>> boolean givesProbabilities(Model<T> model, T placeholder) {
            String feature = model.getFeatureIDMap().iterator().next().getName();
            Example<T> probe = new ArrayExample<>(placeholder, new String[] {feature}, new double[1]);
            try {
                return model.predict(List.of(probe)).get(0).hasProbabilities();
            } catch (RuntimeException e) {
                return model.generatesProbabilities();
            }
        }

        @Override
        public void read(Prediction<T> prediction, double[] out, int at) {
            Map<String, T> scores = prediction.getOutputScores();
            List<String> names = outputs.names();
            if (scores.isEmpty()) {
                Collection<String> chosen = named.apply(prediction.getOutput());
                for (int k = 0; k < names.size(); k++) {
                    out[at + k] = chosen.contains(names.get(k)) ? 1 : 0;
                }
                return;
            }
            if (readInOrder(scores, names, out, at)) {
                return;
            }
            for (int k = 0; k < names.size(); k++) {
                @Nullable T member = scores.get(names.get(k));
                if (member == null) {
                    throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the Tribuo model gave no score for '"
                            + names.get(k) + "'; it gave " + scores.keySet());
                }
                out[at + k] = score.applyAsDouble(member);
            }
        }

        /** Whether the scores come by ids, in which case they are read without looking any up. */
        private boolean readInOrder(Map<String, T> scores, List<String> names, double[] out, int at) {
            if (scores.size() != columns.length) {
                return false;
            }
            int id = 0;
            for (Map.Entry<String, T> member : scores.entrySet()) {
                int column = columns[id++];
                if (!names.get(column).equals(member.getKey())) {
                    return false;
                }
                out[at + column] = score.applyAsDouble(member.getValue());
            }
            return true;
        }
    }

    /** Regressed values, in the order of the dimensions' names. */
    record Dimensions(Outputs outputs) implements OutputReader<Regressor> {
        static Dimensions of(Model<Regressor> model) {
            String[] names = model.getOutputIDInfo().getDomain().stream()
                    .flatMap(dimension -> Arrays.stream(dimension.getNames()))
                    .sorted()
                    .distinct()
                    .toArray(String[]::new);
            return new Dimensions(Outputs.regression(names));
        }

        @Override
        public Regressor placeholder() {
            return RegressionFactory.UNKNOWN_REGRESSOR;
        }

        @Override
        public void read(Prediction<Regressor> prediction, double[] out, int at) {
            Regressor answer = prediction.getOutput();
            String[] names = answer.getNames();
            double[] values = answer.getValues();
            for (int k = 0; k < outputs.size(); k++) {
                String wanted = outputs.names().get(k);
                int index = k < names.length && names[k].equals(wanted) ? k : Arrays.asList(names).indexOf(wanted);
                if (index < 0) {
                    throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the Tribuo model gave no value for dimension '"
                            + wanted + "'; it gave " + Arrays.toString(names));
                }
                out[at + k] = values[index];
            }
        }
    }

    /** The score of the event; where it has none, its sign: that of the scores of Tribuo's own models. */
    record Events() implements OutputReader<Event> {
        private static final Outputs SCORE = Outputs.scores("score");

        @Override
        public Outputs outputs() {
            return SCORE;
        }

        @Override
        public Event placeholder() {
            return AnomalyFactory.UNKNOWN_EVENT;
        }

        @Override
        public void read(Prediction<Event> prediction, double[] out, int at) {
            Event event = prediction.getOutput();
            double score = event.getScore();
            if (Double.isNaN(score)) {
                score = switch (event.getType()) {
                    case ANOMALOUS -> -1;
                    case EXPECTED -> 1;
                    case UNKNOWN -> 0;
                };
            }
            out[at] = score;
        }
    }
}
