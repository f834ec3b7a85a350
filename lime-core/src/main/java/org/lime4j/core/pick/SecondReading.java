package org.lime4j.core.pick;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.representation.InstanceSource;

/** In place of a journal: keeps nothing, and explains again what is asked for, each instance under its own seed. */
final class SecondReading<X> implements PickJournal {
    private final Explainer<X> explainer;
    private final Iterable<? extends X> xs;
    private final ExplanationRequest request;
    private final long start = System.nanoTime();

    SecondReading(Explainer<X> explainer, Iterable<? extends X> xs, ExplanationRequest request) {
        this.explainer = explainer;
        this.xs = xs;
        this.request = request;
    }

    @Override
    public void replay(Consumer<? super Result> sink) {
        // Nothing was kept.
    }

    @Override
    public void append(Result result) {
        // The picked ones are explained again.
    }

    @Override
    public List<Explanation> explanations(List<Long> indices) {
        Set<Long> wanted = new HashSet<>(indices);
        Map<Long, Explanation> found = new HashMap<>();
        Iterator<? extends X> again = xs.iterator();
        try {
            for (long i = 0; found.size() < wanted.size(); i++) {
                if (!again.hasNext()) {
                    throw new LimeException(ErrorId.IO, "the instances end at index " + i + " when they are read a second time:"
                            + " give instances that can be read twice, or a journal");
                }
                read(again, i, wanted.contains(i), found);
            }
        } finally {
            InstanceSource.close(again);
        }
        return indices.stream().map(found::get).toList();
    }

    private void read(Iterator<? extends X> again, long index, boolean wanted, Map<Long, Explanation> found) {
        X x;
        try {
            x = again.next();
        } catch (LimeException e) {
            if (wanted || e.id().endsRun()) {
                throw e;
            }
            return;
        }
        if (wanted) {
            found.put(index, explainer.explain(x, own(index)));
        }
    }

    private ExplanationRequest own(long index) {
        ExplanationRequest own = request.withSeed(Explainer.seedOf(request.seed(), index)).withListener(
                (instance, scored, total) -> request.listener().scored(index, scored, total));
        if (request.deadline().isEmpty()) {
            return own;
        }
        Duration left = request.deadline().get().minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            throw new LimeException(ErrorId.DEADLINE_EXCEEDED,
                    "the deadline passed before the picked instances were explained again: allow more time, or give a journal");
        }
        return own.withDeadline(left);
    }
}
