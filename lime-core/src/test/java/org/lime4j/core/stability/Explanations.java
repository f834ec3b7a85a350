package org.lime4j.core.stability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;

/** Explanations written down. */
final class Explanations {
    private Explanations() {}

    /**
     * Of one output, features a, b, c, …
     *
     * @param error the standard error of every weight; NaN for none
     * @param weights NaN for a feature that is not reported
     */
    static Explanation of(long seed, int mostFeatures, double error, double[] weights) {
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            String name = String.valueOf((char) ('a' + j));
            if (!Double.isNaN(weights[j])) {
                contributions.add(new FeatureContribution(FeatureKey.of(name), name, 1, weights[j],
                        Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error), new Location.Column(j)));
            }
        }
        contributions.sort(Comparator.comparingDouble(contribution -> -Math.abs(contribution.weight())));
        return new Explanation(
                new Subject.Text("x"),
                List.of(new OutputExplanation(0, "y", 1, 1, 0, contributions, new LocalFidelity(0.9, 100, 100, 50),
                        new SurrogateDescription.Linear("ridge", 1), List.of())),
                new Provenance("test", seed, 100, mostFeatures, "scripted", OutputKind.REGRESSION, List.of("y"), Map.of(), Map.of()));
    }
}
