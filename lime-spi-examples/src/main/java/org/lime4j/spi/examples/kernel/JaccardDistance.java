package org.lime4j.spi.examples.kernel;

import java.util.Optional;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/**
 * {@code 1 - |x′ ∧ z′| / |x′ ∨ z′|}, in [0, 1]; 0 if neither has anything. Binary features only.
 *
 * <p>Source: P. Jaccard, New Phytologist 11 (1912).
 */
public final class JaccardDistance implements Distance {
    /** The distance; it has no settings. */
    public JaccardDistance() {}

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        for (InterpretableFeature feature : shape.features()) {
            if (feature.kind() != FeatureKind.BINARY) {
                return Optional.of(new Refusal("distance 'jaccard' compares what is present, but feature '" + feature.label()
                        + "' is a number: use 'euclidean' or 'gower', or discretise the feature"));
            }
        }
        return Optional.empty();
    }

    @Override
    public void measure(Neighbourhood rows, double[] out, int at) {
        for (int i = 0; i < rows.rows(); i++) {
            int both = 0;
            int either = 0;
            for (int j = 0; j < rows.size(); j++) {
                boolean inX = rows.features().get(j).value() == 1;
                boolean inZ = rows.design().get(rows.from() + i, rows.firstColumn() + j) == 1;
                both += inX && inZ ? 1 : 0;
                either += inX || inZ ? 1 : 0;
            }
            out[at + i] = either == 0 ? 0 : 1 - (double) both / either;
        }
    }

    @Override
    public double defaultWidth(int features) {
        return 0.5;
    }

    @Override
    public String formula() {
        return "1 - |x′ ∧ z′| / |x′ ∨ z′|";
    }
}
