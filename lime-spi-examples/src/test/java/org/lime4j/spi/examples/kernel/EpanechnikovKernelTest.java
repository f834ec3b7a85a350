package org.lime4j.spi.examples.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.kernel.EuclideanDistance;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tck.KernelContract;

class EpanechnikovKernelTest extends KernelContract {
    @Override
    protected KernelFactory<?> factory() {
        return new EpanechnikovFactory();
    }

    @Test
    void weightsFallAsOneMinusTheSquareOfTheShareOfTheWidthAndThenAreZero() {
        InterpretableFeature length = new InterpretableFeature(
                FeatureKey.of("length"), "length", FeatureKind.NUMERIC, 1, 10, new Location.None());
        DenseSamples design = new DenseSamples(4, 1);
        design.set(0, 0, 1);
        design.set(1, 0, 2);
        design.set(2, 0, 4);
        design.set(3, 0, -5);
        double[] weights = new double[4];
        new EpanechnikovKernel(new EuclideanDistance(), OptionalDouble.of(4))
                .weigh(new Neighbourhood(design, 0, 4, 0, List.of(length), "x", List.of()), weights, 0);
        assertThat(weights).containsExactly(new double[] {1, 0.9375, 0.4375, 0}, within(1e-15));
    }

    @Test
    void aWidthOfZeroIsAnError() {
        assertThatThrownBy(() -> new EpanechnikovKernel(new EuclideanDistance(), OptionalDouble.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width is 0.0; it must be positive and finite");
    }
}
