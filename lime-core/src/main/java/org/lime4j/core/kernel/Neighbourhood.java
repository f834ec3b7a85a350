package org.lime4j.core.kernel;

import java.util.List;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.InterpretableFeature;

/**
 * Some rows of a sample, as a kernel sees them.
 *
 * @param design z′; columns {@code firstColumn .. firstColumn + features.size() - 1} belong to this kernel
 * @param from first row
 * @param to one past the last row
 * @param firstColumn first column of the features
 * @param features whose values are x′
 * @param instance x, or that block of it which the features describe
 * @param inputs z of the rows {@code from .. to - 1}, if the kernel asked for them, else empty
 */
public record Neighbourhood(
        SampleMatrix design,
        int from,
        int to,
        int firstColumn,
        List<InterpretableFeature> features,
        Object instance,
        List<?> inputs) {
    /** {@return the number of rows} */
    public int rows() {
        return to - from;
    }

    /** {@return the number of features, d} */
    public int size() {
        return features.size();
    }
}
