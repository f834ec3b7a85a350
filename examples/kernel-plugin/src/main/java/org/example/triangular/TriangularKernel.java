package org.example.triangular;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/** {@code π = max(0, 1 - D/w)}: falls in a straight line to 0 at the width. */
public final class TriangularKernel implements ProximityKernel {
    private final Distance distance;
    private final double width;

    /**
     * @param distance D
     * @param width w, positive and finite
     */
    public TriangularKernel(Distance distance, double width) {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("width is " + width + "; it must be positive and finite");
        }
        this.distance = distance;
        this.width = width;
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
        for (int i = at; i < at + rows.rows(); i++) {
            out[i] = Math.max(0, 1 - out[i] / width);
        }
    }

    @Override
    public OptionalDouble width(List<InterpretableFeature> features) {
        return OptionalDouble.of(width);
    }

    @Override
    public String formula(List<InterpretableFeature> features) {
        return "max(0, 1 - d/w), w = " + width + ", d = " + distance.formula();
    }
}
