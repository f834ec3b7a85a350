package org.lime4j.tribuo;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
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

    /** Label probabilities, or scores where the model has no probabilities; in the order of the labels' names. */
    record Labels(Outputs outputs) implements OutputReader<Label> {
        static Labels of(Model<Label> model) {
            return new Labels(new Outputs(
                    model.generatesProbabilities() ? OutputKind.DISTRIBUTION : OutputKind.SCORE,
                    model.getOutputIDInfo().getDomain().stream().map(Label::getLabel).sorted().toList()));
        }

        @Override
        public Label placeholder() {
            return LabelFactory.UNKNOWN_LABEL;
        }

        @Override
        public void read(Prediction<Label> prediction, double[] out, int at) {
            Map<String, Label> scores = prediction.getOutputScores();
            for (int k = 0; k < outputs.size(); k++) {
                @Nullable Label label = scores.get(outputs.names().get(k));
                if (label == null) {
                    throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the Tribuo model gave no score for label '"
                            + outputs.names().get(k) + "'; it gave " + scores.keySet());
                }
                out[at + k] = label.getScore();
            }
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

    /** The error for a type of output that no reader knows. */
    static LimeException unsupported(Model<?> model) {
        String type = model.getOutputIDInfo().getDomain().stream()
                .findFirst()
                .map(output -> output.getClass().getSimpleName())
                .orElse("nothing");
        return new LimeException(ErrorId.REFUSED,
                "the Tribuo model predicts " + type + "; models that predict Label or Regressor can be explained");
    }
}
