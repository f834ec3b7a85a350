package org.lime4j.core.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.surrogate.LocalData;

/**
 * Samples whose inputs do not depend on the instance, with the model's answers to them: scored for the first instance
 * under a seed, and good for every other. Used by one thread.
 */
final class SamplePool {
    /**
     * One sample.
     *
     * @param codes all rows; row 0 is another instance's
     * @param samplerWeights of the rows
     * @param outputs one array of rows an output; entry 0 is another instance's
     */
    record ScoredSet(Codes codes, double[] samplerWeights, double[][] outputs) {}

    private final Map<Long, ScoredSet> sets = new HashMap<>();
    private final long budget;
    private long bytes;

    private SamplePool(long budget) {
        this.budget = budget;
    }

    /** A pool that keeps no more than a quarter of the memory budget. */
    static SamplePool within(Execution execution) {
        return new SamplePool(execution.memoryBudget() / 4);
    }

    /** A pool that keeps nothing. */
    static SamplePool none() {
        return new SamplePool(0);
    }

    /** The sample under a seed, or null if it was not kept or is of another background. */
    @Nullable ScoredSet find(long seed, CodeSpace space) {
        ScoredSet set = sets.get(seed);
        return set != null && set.codes().space().variesLike(space) ? set : null;
    }

    /** Keeps what was scored, if there is room: the codes are drawn once more, which is cheap beside the model. */
    void keep(long seed, CodeSpace space, Sampler sampler, RandomStreams random, LocalData data) {
        int samples = data.rows();
        long needed = 8L * samples * (space.size() + 1 + data.outputCount());
        if (sets.containsKey(seed) || bytes + needed > budget) {
            return;
        }
        Codes codes = new Codes(space, samples);
        codes.hold(0, samples);
        double[] weights = new double[samples];
        Arrays.fill(weights, 1.0);
        sampler.sample(codes, samples, random, weights);
        double[][] outputs = new double[data.outputCount()][];
        for (int c = 0; c < outputs.length; c++) {
            outputs[c] = data.output(c);
        }
        sets.put(seed, new ScoredSet(codes, weights, outputs));
        bytes += needed;
    }
}
