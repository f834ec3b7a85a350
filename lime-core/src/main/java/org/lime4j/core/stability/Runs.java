package org.lime4j.core.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;

/** One request under several seeds, one after the other, within one deadline. */
final class Runs {
    private Runs() {}

    /** The first numbers of the SplitMix64 sequence that starts at {@code seed}; no two are equal. */
    static List<Long> seeds(long seed, int count) {
        SplittableRandom sequence = new SplittableRandom(seed);
        List<Long> seeds = new ArrayList<>(count);
        for (int r = 0; r < count; r++) {
            seeds.add(sequence.nextLong());
        }
        return List.copyOf(seeds);
    }

    /**
     * Runs a request under each seed.
     *
     * @param request whose deadline covers all runs; its listener hears the run in the place of the instance
     * @param run gets the request of one run, with its seed and with the time that is left
     */
    static void under(List<Long> seeds, ExplanationRequest request, Consumer<ExplanationRequest> run) {
        long start = System.nanoTime();
        for (int r = 0; r < seeds.size(); r++) {
            int index = r;
            ExplanationRequest own = request.withSeed(seeds.get(r)).withListener(
                    (instance, scored, total) -> request.listener().scored(index, scored, total));
            if (request.deadline().isPresent()) {
                var left = request.deadline().get().minusNanos(System.nanoTime() - start);
                if (left.isNegative() || left.isZero()) {
                    throw exceeded(r, seeds.size(), null);
                }
                own = own.withDeadline(left);
            }
            try {
                run.accept(own);
            } catch (LimeException e) {
                throw e.id() == ErrorId.DEADLINE_EXCEEDED ? exceeded(r, seeds.size(), e) : e;
            }
        }
    }

    private static LimeException exceeded(int done, int all, @Nullable LimeException cause) {
        return new LimeException(ErrorId.DEADLINE_EXCEEDED, "the deadline passed after " + done + " of " + all
                + " runs: allow more time, or ask for fewer runs or samples", cause);
    }
}
