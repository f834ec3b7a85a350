package org.lime4j.spi.examples.kernel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/**
 * {@code π = max(0, 1 - D²/w²)}: a kernel of bounded support, so that the neighbourhood has an edge.
 *
 * <p>Source: V. A. Epanechnikov, Theory of Probability and its Applications 14 (1969).
 */
public final class EpanechnikovKernel implements ProximityKernel {
    private final Distance distance;
    private final OptionalDouble width;

    /**
     * A kernel over a distance.
     *
     * @param distance D
     * @param width w, positive and finite; empty for twice {@link Distance#defaultWidth}, where the exponential kernel has
     *     fallen to 0.14
     */
    public EpanechnikovKernel(Distance distance, OptionalDouble width) {
        this.distance = Objects.requireNonNull(distance, "distance");
        this.width = width;
        if (width.isPresent() && !(width.getAsDouble() > 0 && width.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("width is " + width.getAsDouble() + "; it must be positive and finite");
        }
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        return distance.check(shape);
    }

    @Override
    public boolean needsInputs() {
        return distance.needsInputs();
    }

    @Override
    public void weigh(Neighbourhood rows, double[] out, int at) {
        distance.measure(rows, out, at);
        double w = width(rows.size());
        for (int i = at, end = at + rows.rows(); i < end; i++) {
            double share = out[i] / w;
            out[i] = Math.max(0, 1 - share * share);
        }
    }

    @Override
    public OptionalDouble width(List<InterpretableFeature> features) {
        return OptionalDouble.of(width(features.size()));
    }

    @Override
    public String formula(List<InterpretableFeature> features) {
        return "max(0, 1 - d²/w²), w = " + width(features.size()) + ", d = " + distance.formula();
    }

    private double width(int features) {
        return width.orElseGet(() -> 2 * distance.defaultWidth(features));
    }
}
