package org.lime4j.core.stability;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.lime4j.core.engine.KernelWidth;

/**
 * Fidelity and stability of one instance's explanations over a range of kernel widths: data only, equal by value.
 *
 * @param seeds one a run, the same at all widths
 * @param k how many features of largest magnitude count as the most important
 * @param kernel its width in force and by default
 * @param widths ascending
 * @param rule how {@code suggestion} is found, in words, with its thresholds
 * @param suggestion the width that the rule finds; empty if none qualifies
 */
public record WidthReport(
        List<Long> seeds,
        int k,
        KernelWidth kernel,
        List<WidthStability> widths,
        String rule,
        OptionalDouble suggestion) {
    /**
     * Copies the lists.
     *
     * @param seeds one a run, the same at all widths
     * @param k how many features of largest magnitude count as the most important
     * @param kernel its width in force and by default
     * @param widths ascending
     * @param rule how {@code suggestion} is found, in words, with its thresholds
     * @param suggestion the width that the rule finds; empty if none qualifies
     */
    public WidthReport {
        seeds = List.copyOf(seeds);
        Objects.requireNonNull(kernel, "kernel");
        widths = List.copyOf(widths);
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(suggestion, "suggestion");
    }
}
