package org.lime4j.core.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Provenance;

/**
 * Explains one instance under several seeds and compares the explanations.
 *
 * <p>Run r takes the (r + 1)-th number of the SplitMix64 sequence that starts at the request's seed.
 * Nothing else differs between the runs, so that what the
 * report shows is the error of sampling alone: explanations may agree to the last digit and be wrong together, as the
 * fidelity beside them tells. Runs follow each other; each uses the threads that the explainer has. Where the
 * representation itself draws, keys that only one instance has need not mean the same in all runs.
 *
 * <p>Immutable and thread-safe. The same instance and request give the same report to the byte.
 *
 * @param runs how many seeds, at least 2
 * @param k how many features of largest magnitude count as the most important, at least 1; empty for 5, or one less than
 *     the surrogate may report where that is fewer: all features of both runs are always the same
 */
public record Stability(int runs, OptionalInt k) {
    /** Runs when nothing else is said. */
    public static final int DEFAULT_RUNS = 10;

    /** k when nothing else is said and the surrogate may report more features. */
    static final int DEFAULT_K = 5;

    /**
     * Checks the ranges.
     *
     * @param runs how many seeds, at least 2
     * @param k how many features count as the most important, at least 1; empty for 5 or fewer
     * @throws IllegalArgumentException if {@code runs < 2} or {@code k < 1}
     */
    public Stability {
        Objects.requireNonNull(k, "k");
        if (runs < 2) {
            throw new IllegalArgumentException("runs is " + runs + "; a comparison needs at least 2");
        }
        if (k.isPresent() && k.getAsInt() < 1) {
            throw new IllegalArgumentException("k is " + k.getAsInt() + "; it must be at least 1");
        }
    }

    /** {@return 10 runs, k by default} */
    public static Stability standard() {
        return new Stability(DEFAULT_RUNS, OptionalInt.empty());
    }

    /**
     * {@return the same with this many runs}
     *
     * @param count seeds, at least 2
     */
    public Stability withRuns(int count) {
        return new Stability(count, k);
    }

    /**
     * {@return the same with this k}
     *
     * @param count features that count as the most important, at least 1
     */
    public Stability withK(int count) {
        return new Stability(runs, OptionalInt.of(count));
    }

    /**
     * Explains an instance again and again.
     *
     * @param <X> the type of the instance
     * @param explainer of the model
     * @param x the instance; not modified
     * @param request what to explain, and how hard to try in each run; its seed gives those of the runs, its deadline
     *     covers all of them, and its listener hears the run in the place of the instance
     * @return the comparison
     * @throws LimeException as the explainer does, as soon as one run fails; {@link ErrorId#DEADLINE_EXCEEDED} says how
     *     many runs were done
     */
    public <X> StabilityReport assess(Explainer<X> explainer, X x, ExplanationRequest request) {
        List<Long> seeds = seeds(request);
        List<Comparison.Run> explained = new ArrayList<>();
        Runs.under(seeds, request, own -> {
            Explanation explanation = explainer.explain(x, own);
            explained.add(new Comparison.Run(explanation.outputs(), explanation.provenance()));
        });
        return Comparison.of(seeds, explained, k(explained.get(0).provenance()));
    }

    /** The seeds of the runs. */
    List<Long> seeds(ExplanationRequest request) {
        return Runs.seeds(request.seed(), runs);
    }

    /** k for explanations of this provenance. */
    int k(Provenance provenance) {
        return k.orElse(Math.max(1, Math.min(DEFAULT_K, provenance.features() - 1)));
    }
}
