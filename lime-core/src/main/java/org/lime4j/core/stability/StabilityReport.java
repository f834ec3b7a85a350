package org.lime4j.core.stability;

import java.util.List;
import java.util.Objects;
import org.lime4j.api.explanation.Provenance;

/**
 * How far the explanations of one instance depend on the seed: data only, equal by value.
 *
 * @param seeds one a run, in order; each replays its explanation
 * @param k how many features of largest magnitude count as the most important
 * @param outputs one an explained output, in the order of the explanations
 * @param provenance of the first run; the others differ from it in the seed alone
 */
public record StabilityReport(List<Long> seeds, int k, List<OutputStability> outputs, Provenance provenance) {
    /**
     * Copies the lists.
     *
     * @param seeds one a run, in order
     * @param k how many features of largest magnitude count as the most important
     * @param outputs one an explained output
     * @param provenance of the first run
     */
    public StabilityReport {
        seeds = List.copyOf(seeds);
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(provenance, "provenance");
    }
}
