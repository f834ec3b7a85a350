package org.lime4j.core.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.space.InterpretableFeature;

/** x′ in the forms that distances compare rows with. */
final class Origin {
    private Origin() {}

    static double[] values(List<InterpretableFeature> features) {
        double[] values = new double[features.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = features.get(j).value();
        }
        return values;
    }

    /** x′ bit-packed, if the design is binary and has no columns but these features'; else null. */
    static long @Nullable [] bits(Neighbourhood rows) {
        if (!(rows.design() instanceof BinarySamples design) || design.columns() != rows.size()) {
            return null;
        }
        BinarySamples origin = new BinarySamples(1, design.columns());
        for (int j = 0; j < design.columns(); j++) {
            origin.set(0, j, rows.features().get(j).value());
        }
        return origin.words();
    }
}
