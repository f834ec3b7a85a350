package org.lime4j.core.engine;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The width of an explainer's kernel for one instance. What the number means stands in the kernel's formula.
 *
 * @param inForce the width that explanations are made with; empty if the kernel does not tell
 * @param byDefault the width that the representation and the kernel choose when none is given; empty if there is none, or
 *     the kernel does not tell
 */
public record KernelWidth(OptionalDouble inForce, OptionalDouble byDefault) {
    /**
     * Checks that nothing is missing.
     *
     * @param inForce the width that explanations are made with; empty if the kernel does not tell
     * @param byDefault the width when none is given; empty if there is none, or the kernel does not tell
     */
    public KernelWidth {
        Objects.requireNonNull(inForce, "inForce");
        Objects.requireNonNull(byDefault, "byDefault");
    }
}
