package org.lime4j.core.kernel;

import org.lime4j.core.plugin.Component;

/** How far a sample is from the instance. */
public interface Distance extends Component {
    /**
     * Computes distances D(x, z) ≥ 0.
     *
     * @param rows which rows; not modified
     * @param out receives the distance of row {@code rows.from() + i} at {@code at + i}
     * @param at first index to write
     */
    void measure(Neighbourhood rows, double[] out, int at);

    /** {@return whether it looks at the inputs z themselves; else z′ is enough} */
    default boolean needsInputs() {
        return false;
    }

    /**
     * {@return the width that the reference would use with this distance on d features}
     *
     * @param features d, at least 1
     */
    double defaultWidth(int features);

    /** {@return the formula, for the provenance: {@code 1 - x′·z′ / (|x′||z′|)}} */
    String formula();
}
