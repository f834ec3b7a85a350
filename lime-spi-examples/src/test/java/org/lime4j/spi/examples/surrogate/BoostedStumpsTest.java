package org.lime4j.spi.examples.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.tck.SurrogateContract;

class BoostedStumpsTest extends SurrogateContract {
    @Override
    protected SurrogateFactory<?> factory() {
        return new BoostedStumpsFactory();
    }

    /** The model is the distance from 0 in the first of three features, where every straight line is flat. */
    private static LocalData valley() {
        List<InterpretableFeature> features = new ArrayList<>();
        for (String name : List.of("depth", "noise", "more noise")) {
            features.add(new InterpretableFeature(
                    FeatureKey.of(name), name, FeatureKind.NUMERIC, 0.9, 2, new Location.None()));
        }
        SplittableRandom random = new SplittableRandom(11);
        DenseSamples design = new DenseSamples(500, 3);
        double[] answers = new double[500];
        for (int i = 0; i < 500; i++) {
            for (int j = 0; j < 3; j++) {
                design.set(i, j, i == 0 ? 0.9 : 2 * random.nextDouble() - 1);
            }
            answers[i] = Math.abs(design.get(i, 0));
        }
        double[] proximities = new double[500];
        Arrays.fill(proximities, 1);
        return new LocalData(features, design, proximities, null, new double[][] {answers});
    }

    @Test
    void aBendThatNoLineCanFollowIsFollowed() {
        LocalData data = valley();
        Surrogate surrogate = component().fit(data, 0, new Complexity(1), new SplittableRandom(1));
        double[] predictions = new double[data.rows()];
        surrogate.predict(data.design(), predictions);
        assertThat(data.weightedR2(0, predictions)).isGreaterThan(0.95);
        assertThat(surrogate.contributions()).singleElement().satisfies(contribution -> {
            assertThat(contribution.feature()).isZero();
            assertThat(contribution.weight()).isBetween(0.3, 0.5);
        });
    }

    @Test
    void theDescriptionIsOfAKindOfItsOwn() {
        Surrogate surrogate = component().fit(valley(), 0, new Complexity(1), new SplittableRandom(1));
        assertThat(surrogate.description()).isInstanceOfSatisfying(SurrogateDescription.Custom.class, custom -> {
            assertThat(custom.kind()).isEqualTo("step-functions");
            assertThat(custom.attributes()).containsOnlyKeys("depth");
            assertThat(custom.attributes().get("depth")).contains(", above ");
        });
    }
}
