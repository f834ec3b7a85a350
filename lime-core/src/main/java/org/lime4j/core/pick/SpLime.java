package org.lime4j.core.pick;

import java.util.Map;
import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.ComponentProvenance;

/**
 * Explains many instances and picks few whose explanations together show how the model behaves.
 *
 * <p>Memory is bounded: instances are read one at a time, and of an explanation only its row of W is kept. The picked
 * ones come back from the journal; without one their instances are read again and explained again under the same seeds,
 * which gives the same explanations.
 *
 * <p>Immutable, and thread-safe if its picker is. The same instances and request give the same report to the byte, however
 * often the run was interrupted. Source: Ribeiro, Singh, Guestrin 2016, section 4.
 *
 * @param picker chooses among the explanations; draws from a stream of the request's seed
 * @param provenance what the report says of the picker
 * @param budget how many instances to pick, at least 1
 * @param features how many of the globally most important features the report has beside those of the picked instances,
 *     at least 1
 */
public record SpLime(Picker picker, ComponentProvenance provenance, int budget, int features) {
    /** How many instances are picked when nothing else is said; the reference's number. */
    public static final int DEFAULT_BUDGET = 5;

    /** How many of the most important features are reported when nothing else is said. */
    public static final int DEFAULT_FEATURES = 20;

    /**
     * Checks the ranges.
     *
     * @param picker chooses among the explanations
     * @param provenance what the report says of the picker
     * @param budget how many instances to pick, at least 1
     * @param features how many of the most important features to report, at least 1
     * @throws IllegalArgumentException if {@code budget < 1} or {@code features < 1}
     */
    public SpLime {
        Objects.requireNonNull(picker, "picker");
        Objects.requireNonNull(provenance, "provenance");
        if (budget < 1) {
            throw new IllegalArgumentException("budget is " + budget + "; pick at least 1 instance");
        }
        if (features < 1) {
            throw new IllegalArgumentException("features is " + features + "; report at least 1");
        }
    }

    /** {@return the picker {@code submodular}, a budget of 5, 20 features} */
    public static SpLime standard() {
        return new SpLime(
                new SubmodularPicker(SubmodularFactory.Ties.FIRST),
                new ComponentProvenance("submodular", Map.of("ties", "first")),
                DEFAULT_BUDGET,
                DEFAULT_FEATURES);
    }

    /**
     * {@return the same with another budget}
     *
     * @param count how many instances to pick, at least 1
     */
    public SpLime withBudget(int count) {
        return new SpLime(picker, provenance, count, features);
    }

    /**
     * {@return the same with another picker}
     *
     * @param other chooses among the explanations
     * @param said what the report says of it
     */
    public SpLime withPicker(Picker other, ComponentProvenance said) {
        return new SpLime(other, said, budget, features);
    }

    /**
     * {@return the same with more or fewer features in the report}
     *
     * @param count how many of the most important features to report, at least 1
     */
    public SpLime withFeatures(int count) {
        return new SpLime(picker, provenance, budget, count);
    }

    /**
     * Explains instances and picks.
     *
     * @param <X> type of the instances
     * @param explainer of the model, whose answers are the same when it is asked again
     * @param xs read twice, in the same order; not modified
     * @param request what to explain of each; a deadline covers the whole run
     * @return the picked instances; failures of single instances are counted in it
     * @throws LimeException {@link ErrorId#REFUSED} at the first explanation whose features have no identity across
     *     instances, {@link ErrorId#DEADLINE_EXCEEDED}, {@link ErrorId#INTERRUPTED} or {@link ErrorId#IO} if not all
     *     instances could be had, {@link ErrorId#MODEL_FAILED} if an instance is explained otherwise the second time
     */
    public <X> PickReport pick(Explainer<X> explainer, Iterable<? extends X> xs, ExplanationRequest request) {
        return pick(explainer, xs, request, PickJournal.none(explainer, xs, request));
    }

    /**
     * Explains those instances that a journal does not have yet, and picks among all.
     *
     * @param <X> type of the instances
     * @param explainer of the model
     * @param xs all instances, read once, in the same order each time; not modified
     * @param request what to explain of each, the same each time but for deadline and listener; a deadline covers what is
     *     left of the run
     * @param journal of this run, empty or with what an earlier part left; it has all that was finished also when this
     *     throws
     * @return the picked instances; failures of single instances are counted in it
     * @throws LimeException as {@link #pick(Explainer, Iterable, ExplanationRequest)}, and as the journal does
     */
    public <X> PickReport pick(
            Explainer<X> explainer, Iterable<? extends X> xs, ExplanationRequest request, PickJournal journal) {
        Tally tally = new Tally();
        journal.replay(tally::add);
        long from = tally.instances();
        explainer.explainAll(xs, from, request, result -> {
            if (result instanceof Result.Failure failure && failure.error().id().endsRun()) {
                throw failure.error();
            }
            // Instances that end with an error do so again when they are read again.
            if (result.index() >= from) {
                tally.add(result);
                journal.append(result);
            }
        });
        return tally.report(this, request.seed(), journal);
    }
}
