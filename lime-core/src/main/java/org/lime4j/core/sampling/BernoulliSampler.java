package org.lime4j.core.sampling;

import java.util.Optional;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

/**
 * Keeps each column with the same probability, independently; the reference's image sampler ({@code lime_image.py}) at
 * 1/2.
 */
public final class BernoulliSampler implements Sampler {
    private final double keep;

    /**
     * A sampler that keeps each column with this probability.
     *
     * @param keep probability that a column stays, in (0, 1)
     */
    public BernoulliSampler(double keep) {
        if (!(keep > 0 && keep < 1)) {
            throw new IllegalArgumentException("keep is " + keep + "; it must lie in (0, 1)");
        }
        this.keep = keep;
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        return ColumnKinds.requirePresence("bernoulli", shape.space());
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return false;
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        PresenceRows.fill(codes, random, this::draw);
    }

    private void draw(BinarySamples bits, int row, RowRandom random) {
        if (keep == 0.5) {
            long[] words = bits.words();
            int from = row * bits.wordsPerRow();
            for (int left = bits.columns(), k = from; left > 0; left -= 64, k++) {
                long coins = random.nextLong();
                words[k] = left >= 64 ? coins : coins >>> (64 - left);
            }
            return;
        }
        bits.clearRow(row);
        for (int j = 0; j < bits.columns(); j++) {
            if (random.nextDouble() < keep) {
                bits.set(row, j);
            }
        }
    }
}
