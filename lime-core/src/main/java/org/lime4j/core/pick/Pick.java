package org.lime4j.core.pick;

import java.util.List;
import java.util.Objects;
import org.lime4j.api.explanation.Explanation;

/**
 * One picked instance.
 *
 * @param index of the instance among all instances, those that failed included, from 0
 * @param explanation of it
 * @param weights its row of W, one number for each of {@link PickReport#features()}: {@code Σ |weight|} over the outputs
 *     that were explained, 0 where the explanation does not report the feature; their signs are in {@code explanation}
 * @param gain what it adds to the coverage of those picked before: {@code Σ I_j} over the features that it has and none of them
 * @param coverage share of {@link PickReport#totalImportance()} that it and those picked before cover, in [0, 1]
 */
public record Pick(long index, Explanation explanation, List<Double> weights, double gain, double coverage) {
    /**
     * Copies the weights.
     *
     * @param index of the instance among all instances, from 0
     * @param explanation of it
     * @param weights its row of W
     * @param gain what it adds to the coverage of those picked before
     * @param coverage share of the importance that it and those picked before cover
     */
    public Pick {
        Objects.requireNonNull(explanation, "explanation");
        weights = List.copyOf(weights);
    }
}
