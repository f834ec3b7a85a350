package org.lime4j.api.explanation;

import java.util.List;
import java.util.Objects;

/**
 * The explanation of one output of the model.
 *
 * @param output column of the output
 * @param name its name
 * @param modelPrediction f(x), the model's own answer for the instance
 * @param surrogatePrediction g(x′), the surrogate's answer for it
 * @param intercept of a linear surrogate, its constant; of a tree, the mean at its root. Contributions explain the way
 *     from here to {@code surrogatePrediction}
 * @param contributions by descending magnitude
 * @param fidelity how well the surrogate follows the model
 * @param surrogate what was fitted
 * @param cautions reasons not to rely on it; empty when none was found
 */
public record OutputExplanation(
        int output,
        String name,
        double modelPrediction,
        double surrogatePrediction,
        double intercept,
        List<FeatureContribution> contributions,
        LocalFidelity fidelity,
        SurrogateDescription surrogate,
        List<Caution> cautions) {
    /**
     * Copies the contributions and the cautions.
     *
     * @param output column of the output
     * @param name its name
     * @param modelPrediction f(x), the model's own answer for the instance
     * @param surrogatePrediction g(x′), the surrogate's answer for it
     * @param intercept of a linear surrogate, its constant; of a tree, the mean at its root
     * @param contributions by descending magnitude
     * @param fidelity how well the surrogate follows the model
     * @param surrogate what was fitted
     * @param cautions reasons not to rely on it; empty when none was found
     */
    public OutputExplanation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fidelity, "fidelity");
        Objects.requireNonNull(surrogate, "surrogate");
        contributions = List.copyOf(contributions);
        cautions = List.copyOf(cautions);
    }
}
