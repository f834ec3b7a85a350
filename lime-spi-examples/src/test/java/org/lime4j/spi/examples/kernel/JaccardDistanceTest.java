package org.lime4j.spi.examples.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tck.DistanceContract;

class JaccardDistanceTest extends DistanceContract {
    @Override
    protected DistanceFactory<?> factory() {
        return new JaccardFactory();
    }

    @Test
    void itIsTheShareOfWhatIsPresentThatIsNotShared() {
        List<InterpretableFeature> words = List.of(present("a"), present("b"), present("c"), present("d"));
        BinarySamples design = new BinarySamples(3, 4);
        design.setRow(0);
        design.set(1, 0);
        design.set(1, 2);
        double[] distances = new double[3];
        component().measure(new Neighbourhood(design, 0, 3, 0, words, "x", List.of()), distances, 0);
        assertThat(distances).containsExactly(new double[] {0, 0.5, 1}, within(1e-15));
    }

    private static InterpretableFeature present(String word) {
        return InterpretableFeature.present(FeatureKey.of(word), word, new Location.None());
    }
}
