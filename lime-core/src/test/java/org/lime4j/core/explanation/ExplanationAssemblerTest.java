package org.lime4j.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.LinearSurrogate;
import org.lime4j.core.surrogate.LocalData;

class ExplanationAssemblerTest {
    /** Below, at and above the rows that are predicted at once. */
    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {2, 2047, 2048, 2049, 4096, 5000})
    void fidelityIsThatOfAllPredictionsAtOnce(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        int d = 70;
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            features.add(InterpretableFeature.present(FeatureKey.of("f" + j), "f" + j, new Location.Column(j)));
        }
        BinarySamples design = new BinarySamples(rows, d);
        double[] weights = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < d; j++) {
                design.set(i, j, i == 0 ? 1 : random.nextInt(2));
            }
            weights[i] = random.nextDouble();
            y[i] = random.nextDouble() + design.get(i, 3);
        }
        LocalData data = new LocalData(features, design, weights, null, new double[][] {y});
        LinearSurrogate surrogate = new LinearSurrogate(d, 0.5, new int[] {3, 69}, new double[] {0.9, -0.1}, null,
                new SurrogateDescription.Linear("ridge", 1));
        double[] predictions = new double[rows];
        surrogate.predict(design, predictions);
        OutputExplanation found = ExplanationAssembler.explain(data, 0, Outputs.regression("y"), surrogate);
        assertThat(found.fidelity().weightedR2()).isEqualTo(data.weightedR2(0, predictions));
        assertThat(found.surrogatePrediction()).isEqualTo(predictions[0]);
    }
}
