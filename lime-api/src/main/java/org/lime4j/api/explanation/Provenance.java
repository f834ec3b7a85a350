package org.lime4j.api.explanation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lime4j.api.model.OutputKind;

/**
 * All that is needed to make the same explanation again. Threads and batch sizes are absent: they change nothing.
 *
 * @param version of lime4j
 * @param seed the explanation was drawn from; give it to a single request to replay it. It names the
 *     {@linkplain #perturbationSet() set of perturbations}
 * @param samples asked for
 * @param features asked for, the most that the surrogate may report
 * @param model what the black box says of itself
 * @param outputKind what its numbers mean
 * @param outputNames all its outputs, in column order
 * @param components stage ({@code representation}, {@code sampler}, {@code kernel}, {@code surrogate}) → what stood
 *     there; inside a composite, {@code sampler.block}; {@code preset} if one was named
 * @param formulas what the numbers of the options mean: {@code kernel} → {@code sqrt(exp(-d²/w²)), w = 1.5}
 */
public record Provenance(
        String version,
        long seed,
        int samples,
        int features,
        String model,
        OutputKind outputKind,
        List<String> outputNames,
        Map<String, ComponentProvenance> components,
        Map<String, String> formulas) {
    /**
     * Sets of perturbations that many instances share. One set would give all explanations the same sampling error, and
     * every summary over them a bias that no number of instances removes.
     */
    public static final int PERTURBATION_SETS = 64;

    /**
     * Copies the names, the components and the formulas.
     *
     * @param version of lime4j
     * @param seed the explanation was drawn from
     * @param samples asked for
     * @param features asked for, the most that the surrogate may report
     * @param model what the black box says of itself
     * @param outputKind what its numbers mean
     * @param outputNames all its outputs, in column order
     * @param components stage → what stood there
     * @param formulas what the numbers of the options mean
     */
    public Provenance {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(outputKind, "outputKind");
        outputNames = List.copyOf(outputNames);
        components = SortedCopy.of(components);
        formulas = SortedCopy.of(formulas);
    }

    /**
     * {@return the number of the set of perturbations, from 0 to {@link #PERTURBATION_SETS} − 1: the last six bits of the
     * seed}
     *
     * <p>Of many instances explained together, those with the same number have the same seed, and shared one set where
     * perturbed inputs do not depend on the instance. It is a part of the seed and not of the way the explanation was
     * made: one explained alone under that seed has the same set and the same provenance.
     */
    public int perturbationSet() {
        return (int) (seed & PERTURBATION_SETS - 1);
    }
}
