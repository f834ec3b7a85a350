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
 * Draws how many columns to remove, uniform on 1 .. d, and then which, uniform among the sets of that size; the
 * reference's text sampler ({@code lime_text.py}).
 */
public final class UniformRemovalSampler implements Sampler {
    /** The sampler; it has no settings. */
    public UniformRemovalSampler() {}

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        return ColumnKinds.requirePresence("uniform-removal", shape.space());
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return false;
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        PresenceRows.fill(codes, random, UniformRemovalSampler::draw);
    }

    /** Floyd's algorithm on the smaller of the two sets, removed or kept. */
    private static void draw(BinarySamples bits, int row, RowRandom random) {
        int d = bits.columns();
        int removed = 1 + random.nextInt(d);
        boolean drawKept = removed > d / 2;
        int size = drawKept ? d - removed : removed;
        if (drawKept) {
            bits.clearRow(row);
        } else {
            bits.setRow(row);
        }
        for (int j = d - size; j < d; j++) {
            int candidate = random.nextInt(j + 1);
            int chosen = bits.isSet(row, candidate) == drawKept ? j : candidate;
            if (drawKept) {
                bits.set(row, chosen);
            } else {
                bits.clear(row, chosen);
            }
        }
    }
}
