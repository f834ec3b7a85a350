package org.lime4j.core.pick;

import java.util.List;
import java.util.function.Consumer;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;

/**
 * Keeps outside of memory what became of each instance, so that a run of SP-LIME that was interrupted goes on where it
 * stopped, and so that the explanations of picked instances can be had back. Used by one thread.
 */
public interface PickJournal {
    /**
     * Tells what an earlier part of the run left.
     *
     * @param sink receives one result an instance, the first of index 0, without gaps, equal to those that were appended
     * @throws LimeException if it cannot be read
     */
    void replay(Consumer<? super Result> sink);

    /**
     * Adds what became of the next instance.
     *
     * @param result whose index is the number of results before it
     * @throws LimeException if it cannot be kept; the run ends
     */
    void append(Result result);

    /**
     * {@return explanations that were replayed or appended, in the order of {@code indices}}
     *
     * @param indices of successes, distinct
     * @throws LimeException if they cannot be read
     */
    List<Explanation> explanations(List<Long> indices);

    /**
     * {@return what stands in for a journal where none is kept: picked instances are read again and explained again}
     *
     * @param <X> type of the instances
     * @param explainer of the model, whose answers are the same when it is asked again
     * @param xs read a second time, in the same order
     * @param request of the run; its deadline counts from now
     */
    static <X> PickJournal none(Explainer<X> explainer, Iterable<? extends X> xs, ExplanationRequest request) {
        return new SecondReading<>(explainer, xs, request);
    }
}
