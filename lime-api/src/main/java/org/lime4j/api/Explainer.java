package org.lime4j.api;

import java.util.function.Consumer;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Provenance;

/**
 * Explains single predictions of one model.
 *
 * <p>Thread-safe. The same instance and request give the same bytes, whatever the number of threads and the batch size,
 * as long as the model's own answers do not depend on them.
 *
 * @param <X> the type of the instances
 */
public interface Explainer<X> {
    /**
     * Explains one prediction.
     *
     * @param x the instance; not modified
     * @param request what to explain, and how hard to try
     * @return the explanation, data only: it holds neither the model nor the instance
     * @throws LimeException if no explanation can be given; its id says why, its message what to change
     */
    Explanation explain(X x, ExplanationRequest request);

    /**
     * Explains many predictions and delivers each as soon as it and all before it are done.
     *
     * <p>Memory is bounded: instances are read as they are needed and none is kept. Instance i is explained under
     * the seed {@link #seedOf seedOf(request.seed(), i)}: {@link #PERTURBATION_SETS} seeds in turn. Provenance records the
     * seed, and with it the {@linkplain Provenance#perturbationSet() set of perturbations}. Where perturbed inputs do not
     * depend on the instance, as in a table of bins, those of one seed are predicted once and serve every instance under it;
     * each explanation is that of the instance alone under its seed, to the byte. A failure of one instance is delivered in its place and does not stop the others. When the deadline
     * passes or the thread is interrupted, what was finished has been delivered, the first unfinished instance is
     * delivered as a failure that says so, and no more are read.
     *
     * @param xs the instances, read once, in order
     * @param request what to explain of each; a deadline covers the whole run
     * @param sink receives one result an instance, in order, on the calling thread
     */
    default void explainAll(Iterable<? extends X> xs, ExplanationRequest request, Consumer<? super Result> sink) {
        explainAll(xs, 0, request, sink);
    }

    /**
     * Explains many predictions from a certain one on: the rest of a run that was interrupted. Each explanation is that
     * of the whole run, to the byte.
     *
     * @param xs all instances of the run, read once, in order
     * @param from how many of them to read without explaining them, at least 0; one that cannot be read counts
     * @param request what to explain of each; a deadline covers what is left of the run
     * @param sink as in {@link #explainAll(Iterable, ExplanationRequest, Consumer)}; indices begin with {@code from}. Only
     *     where the instances end before it with an error does it receive that failure
     */
    void explainAll(Iterable<? extends X> xs, long from, ExplanationRequest request, Consumer<? super Result> sink);

    /** Sets of perturbations that many instances share, one after the other. */
    int PERTURBATION_SETS = Provenance.PERTURBATION_SETS;

    /**
     * {@return the seed of one instance of many: its last six bits are {@code index mod PERTURBATION_SETS}, the number of
     * its set of perturbations; the others are those of the first number of the SplitMix64 sequence that starts at
     * {@code seed}, the same for all instances of a run}
     *
     * @param seed of the whole run, any number
     * @param index 0-based index of the instance, at least 0
     */
    static long seedOf(long seed, long index) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return z & -PERTURBATION_SETS | index % PERTURBATION_SETS;
    }
}
