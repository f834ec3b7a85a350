package org.lime4j.tck;

import java.util.function.Supplier;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** A distance that keeps every rule, or a wrong one instead. */
public final class DifferenceFactory implements DistanceFactory<NoOptions> {
    private final Supplier<? extends Distance> distance;

    public DifferenceFactory() {
        this(Difference::new);
    }

    DifferenceFactory(Supplier<? extends Distance> distance) {
        this.distance = distance;
    }

    @Override
    public String id() {
        return "difference";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return "the mean difference";
    }

    @Override
    public Distance create(NoOptions options, CreationContext context) {
        return distance.get();
    }

    /** {@code mean |z′ - x′|}. */
    static class Difference implements Distance {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = TriangleFactory.Triangle.meanDifference(rows, rows.from() + i, rows.firstColumn());
            }
        }

        @Override
        public double defaultWidth(int features) {
            return 0.5;
        }

        @Override
        public String formula() {
            return "mean of |z′ - x′|";
        }
    }
}
