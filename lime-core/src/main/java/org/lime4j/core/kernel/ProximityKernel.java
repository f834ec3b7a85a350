package org.lime4j.core.kernel;

import java.util.List;
import java.util.OptionalDouble;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.space.InterpretableFeature;

/**
 * π, how much each sample counts in the fit.
 *
 * <p>The weight of a row is a function of that row, the instance and its features: neither of the other rows, nor of the
 * order or the chunks in which rows are asked for. Row 0, the instance itself, has a weight above 0, and no row a larger
 * one.
 */
public interface ProximityKernel extends Component {
    /**
     * Weighs rows.
     *
     * @param rows which rows; not modified
     * @param out receives the weight, finite and at least 0, of row {@code rows.from() + i} at {@code at + i}
     * @param at first index to write
     */
    void weigh(Neighbourhood rows, double[] out, int at);

    /** {@return whether it looks at the inputs z themselves; else z′ is enough} */
    default boolean needsInputs() {
        return false;
    }

    /**
     * {@return its width in force, the {@code w} of its {@link #formula}; empty if it has none, or does not tell} Tools
     * that try several widths start from it; a kernel with an option {@code width} should tell it.
     *
     * @param features that it weighs by; a width may depend on how many there are
     */
    default OptionalDouble width(List<InterpretableFeature> features) {
        return OptionalDouble.empty();
    }

    /**
     * {@return the formula with its numbers, for the provenance: {@code sqrt(exp(-d²/w²)), w = 1.5}}
     *
     * @param features that it weighs by; a width may depend on how many there are
     */
    String formula(List<InterpretableFeature> features);
}
