package org.lime4j.core.kernel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/**
 * {@code π = sqrt(exp(-D² / w²))}, the reference's kernel ({@code lime_base.py}, {@code lime_tabular.py}).
 *
 * <p>Other tools write {@code exp(-D² / w²)} or {@code exp(-D² / (2 w²))}: a width is meaningful only with its formula.
 */
public final class ExponentialKernel implements ProximityKernel {
    private final Distance distance;
    private final OptionalDouble width;

    /**
     * A kernel over a distance.
     *
     * @param distance D
     * @param width w, positive and finite; empty for {@link Distance#defaultWidth}
     */
    public ExponentialKernel(Distance distance, OptionalDouble width) {
        this.distance = Objects.requireNonNull(distance, "distance");
        this.width = width;
        if (width.isPresent() && !(width.getAsDouble() > 0 && width.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("width is " + width.getAsDouble() + "; it must be positive and finite");
        }
    }

    /**
     * {@return w, the width, on d features}
     *
     * @param features d, at least 1
     */
    public double width(int features) {
        return width.orElseGet(() -> distance.defaultWidth(features));
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
        double factor = -0.5 / (w * w);
        double lastDistance = 0;
        double lastWeight = 1;
        for (int i = at, end = at + rows.rows(); i < end; i++) {
            double d = out[i];
            if (d != lastDistance) {
                lastDistance = d;
                // The factor is infinite where w² is too small for a number.
                lastWeight = d == 0 ? 1 : Math.exp(factor * d * d);
            }
            out[i] = lastWeight;
        }
    }

    @Override
    public OptionalDouble width(List<InterpretableFeature> features) {
        return OptionalDouble.of(width(features.size()));
    }

    @Override
    public String formula(List<InterpretableFeature> features) {
        return "sqrt(exp(-d²/w²)), w = " + width(features.size()) + ", d = " + distance.formula();
    }
}
