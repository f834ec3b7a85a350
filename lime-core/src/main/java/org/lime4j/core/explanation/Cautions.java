package org.lime4j.core.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;

/** When an explanation should not be relied on, and why. */
public final class Cautions {
    /** Below this weighted R² the surrogate misses more than half of what the model does near the instance. */
    public static final double LOW_FIDELITY = 0.5;

    /** Effective samples a reported feature should have. */
    public static final int SAMPLES_PER_FEATURE = 10;

    /** How far the surrogate's answer for the instance may lie outside [0, 1] where the model's is a probability. */
    public static final double OFF_SCALE = 0.05;

    /** How far the surrogate's answer for the instance may be from the model's where that is a probability. */
    public static final double FAR_OFF = 0.25;

    private Cautions() {}

    /**
     * Looks for reasons.
     *
     * @param kind what the output's numbers mean
     * @param modelPrediction the model's own answer for the instance
     * @param prediction the surrogate's answer for it
     * @param fidelity of the surrogate
     * @param features that it reports
     * @param surrogate what was fitted, on which the advice depends
     * @param modelIsConstant whether the model gave one and the same answer to every sample
     * @return the cautions, in a fixed order; empty if nothing was found
     */
    public static List<Caution> of(
            OutputKind kind,
            double modelPrediction,
            double prediction,
            LocalFidelity fidelity,
            int features,
            SurrogateDescription surrogate,
            boolean modelIsConstant) {
        List<Caution> cautions = new ArrayList<>();
        boolean fewSamples = fidelity.effectiveSampleSize() < SAMPLES_PER_FEATURE * (double) (features + 1);
        if (modelIsConstant) {
            cautions.add(new Caution("constant-model",
                    "The model gave the same answer to every sample: nothing that was perturbed matters to this output."));
        } else if (fidelity.weightedR2() < LOW_FIDELITY) {
            cautions.add(new Caution("low-fidelity", String.format(Locale.ROOT,
                    "The surrogate follows the model badly here (weighted R² = %.2f): do not rely on these weights; "
                            + "try %s%s.",
                    fidelity.weightedR2(),
                    surrogate instanceof SurrogateDescription.Linear
                            ? "another surrogate such as decision-tree"
                            : "to allow the surrogate more",
                    fewSamples ? "" : ", or a smaller kernel width")));
        }
        if (kind.isProbability() && Math.abs(prediction - 0.5) > 0.5 + OFF_SCALE) {
            cautions.add(new Caution("off-scale", String.format(Locale.ROOT,
                    "The surrogate answers %.2f for the instance itself, which is no probability: the weights show the "
                            + "direction, but not how far the model's answer would move.",
                    prediction)));
        } else if (kind.isProbability() && Math.abs(prediction - modelPrediction) > FAR_OFF) {
            cautions.add(new Caution("far-off", String.format(Locale.ROOT,
                    "The surrogate answers %.2f for the instance itself, the model %.2f: what the weights add up to is not this "
                            + "prediction.",
                    prediction, modelPrediction)));
        }
        if (fewSamples) {
            cautions.add(new Caution("few-effective-samples", String.format(Locale.ROOT,
                    "The samples are worth only %.1f equally weighted ones for %d feature%s: draw more samples, or "
                            + "choose a larger kernel width.",
                    fidelity.effectiveSampleSize(), features, features == 1 ? "" : "s")));
        }
        return List.copyOf(cautions);
    }
}
