package org.lime4j.core.stability;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What several runs say of one width.
 *
 * @param width w of the kernel's formula, which stands in the provenance of {@code stability}
 * @param failed in how many runs there was no explanation at this width
 * @param failure why, for the first of them; empty if all succeeded
 * @param stability of the runs that succeeded; empty if fewer than two did
 * @param shortcomings why the width does not qualify, by the rule of the report; empty if it does
 */
public record WidthStability(
        double width,
        int failed,
        Optional<String> failure,
        Optional<StabilityReport> stability,
        List<String> shortcomings) {
    /**
     * Copies the shortcomings.
     *
     * @param width w of the kernel's formula
     * @param failed in how many runs there was no explanation at this width
     * @param failure why, for the first of them
     * @param stability of the runs that succeeded; empty if fewer than two did
     * @param shortcomings why the width does not qualify
     */
    public WidthStability {
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(stability, "stability");
        shortcomings = List.copyOf(shortcomings);
    }

    /** {@return whether the rule of the report holds at this width} */
    public boolean qualifies() {
        return shortcomings.isEmpty();
    }
}
