package org.lime4j.core.pick;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Provenance;

/**
 * Few instances whose explanations together show how a model behaves on many, SP-LIME: data only, equal by value.
 *
 * <p>Its size does not grow with the number of instances: of W, instances × features, it holds the rows of the picked
 * instances, and the columns that these have or that are among the most important.
 *
 * @param picker what picked, with its options
 * @param budget how many instances were asked for, B
 * @param seed of the whole run; each explanation's provenance has the seed of its own
 * @param explained how many instances were explained, the rows of W
 * @param failed how many were not
 * @param features the globally most important ones, and every one that a picked instance has, by descending importance,
 *     then by key
 * @param allFeatures how many features any explanation reports, the columns of W; at least as many as {@code features}
 * @param totalImportance {@code Σ_j I_j} over all of them, the most that can be covered
 * @param picks in the order they were picked; fewer than {@code budget} where fewer were explained
 */
public record PickReport(
        ComponentProvenance picker,
        int budget,
        long seed,
        long explained,
        long failed,
        List<GlobalFeature> features,
        int allFeatures,
        double totalImportance,
        List<Pick> picks) {
    /**
     * Copies the lists.
     *
     * @param picker what picked, with its options
     * @param budget how many instances were asked for
     * @param seed of the whole run
     * @param explained how many instances were explained
     * @param failed how many were not
     * @param features by descending importance, then by key
     * @param allFeatures how many features any explanation reports
     * @param totalImportance the most that can be covered
     * @param picks in the order they were picked, each with one weight for each of {@code features}
     * @throws IllegalArgumentException if a pick has more or fewer weights than there are features
     */
    public PickReport {
        Objects.requireNonNull(picker, "picker");
        features = List.copyOf(features);
        picks = List.copyOf(picks);
        for (Pick pick : picks) {
            if (pick.weights().size() != features.size()) {
                throw new IllegalArgumentException("the pick of instance " + pick.index() + " has " + pick.weights().size()
                        + " weights; there are " + features.size() + " features");
            }
        }
    }

    /** {@return how many instances there were, explained or not} */
    public long instances() {
        return explained + failed;
    }

    /**
     * {@return what the picked explanations have in common, all but their seeds, which follow from that of the run; and the picker
     * as one more component, {@code picker}; empty where nothing was picked}
     */
    public Optional<Provenance> provenance() {
        return picks.stream().findFirst().map(pick -> {
            Provenance first = pick.explanation().provenance();
            Map<String, ComponentProvenance> components = new LinkedHashMap<>(first.components());
            components.put("picker", picker);
            return new Provenance(first.version(), seed, first.samples(), first.features(), first.model(),
                    first.outputKind(), first.outputNames(), components, first.formulas());
        });
    }
}
