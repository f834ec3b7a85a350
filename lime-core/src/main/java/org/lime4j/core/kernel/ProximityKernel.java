package org.lime4j.core.kernel;

import java.util.List;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.space.InterpretableFeature;

/** π, how much each sample counts in the fit. */
public interface ProximityKernel extends Component {
    /**
     * Weighs rows.
     *
     * @param rows which rows; not modified
     * @param out receives the weight, finite and at least 0, of row {@code rows.from() + i} at {@code at + i}
     * @param at first index to write
     */
    void weigh(Neighbourhood rows, double[] out, int at);

    /** Whether it looks at the inputs z themselves; else z′ is enough. */
    default boolean needsInputs() {
        return false;
    }

    /**
     * The formula with its numbers, for the provenance: {@code sqrt(exp(-d²/w²)), w = 1.5}.
     *
     * @param features that it weighs by; a width may depend on how many there are
     */
    String formula(List<InterpretableFeature> features);
}
