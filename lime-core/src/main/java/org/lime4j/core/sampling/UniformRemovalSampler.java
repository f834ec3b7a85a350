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
 * reference's text sampler ({@code lime_text.py}). The code of the paper's experiments draws the count from 1 .. d - 1,
 * so that a column is left.
 */
public final class UniformRemovalSampler implements Sampler {
    private final boolean empty;

    /** A sampler that may remove all columns at once. */
    public UniformRemovalSampler() {
        this(true);
    }

    /**
     * A sampler that leaves a column or not.
     *
     * @param empty whether all columns may be removed at once; where there is one column, they are in any case
     */
    public UniformRemovalSampler(boolean empty) {
        this.empty = empty;
    }

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
        PresenceRows.fill(codes, random, this::draw);
    }

    /** Floyd's algorithm on the smaller of the two sets, removed or kept. */
    private void draw(BinarySamples bits, int row, RowRandom random) {
        int d = bits.columns();
        int removed = 1 + random.nextInt(empty || d == 1 ? d : d - 1);
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
