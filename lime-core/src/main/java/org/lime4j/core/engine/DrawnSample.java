package org.lime4j.core.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;

/**
 * The rows of codes of one sample: drawn whole with equal rows merged where that saves model calls, else drawn chunk by
 * chunk as they are scored, so that they never all exist at once.
 */
final class DrawnSample {
    private final CodeSpace space;
    private final Sampler sampler;
    private final RandomStreams random;
    private final int samples;
    private final @Nullable Codes held;
    private final int rows;
    private final int @Nullable [] multiplicities;
    private final double @Nullable [] heldWeights;

    private DrawnSample(CodeSpace space, Sampler sampler, RandomStreams random, int samples, @Nullable Codes held,
            int rows, int @Nullable [] multiplicities, double @Nullable [] heldWeights) {
        this.space = space;
        this.sampler = sampler;
        this.random = random;
        this.samples = samples;
        this.held = held;
        this.rows = rows;
        this.multiplicities = multiplicities;
        this.heldWeights = heldWeights;
    }

    /** A sample whose rows are drawn when their chunk is scored. */
    static DrawnSample chunked(CodeSpace space, Sampler sampler, RandomStreams random, int samples) {
        return new DrawnSample(space, sampler, random, samples, null, samples, null, null);
    }

    /**
     * A sample of bit-packed codes with equal rows of equal weight merged, in the order of their first appearance. Equal
     * rows of different weight are not one row counted twice.
     */
    static DrawnSample merged(CodeSpace space, Sampler sampler, RandomStreams random, int samples) {
        Codes codes = new Codes(space, samples);
        codes.hold(0, samples);
        double[] weights = new double[sampler.weighted() ? samples : 0];
        sampler.sample(codes, samples, random, weights);
        int[] counts = new int[samples];
        int[] slots = new int[Integer.highestOneBit(Math.max(1, samples)) * 4];
        int mask = slots.length - 1;
        int unique = 0;
        for (int i = 0; i < samples; i++) {
            int slot = (int) hash(codes, i) & mask;
            while (slots[slot] != 0 && !equal(codes, weights, slots[slot] - 1, i)) {
                slot = (slot + 1) & mask;
            }
            int row = slots[slot] - 1;
            if (row < 0) {
                row = unique++;
                slots[slot] = row + 1;
                if (row != i) {
                    codes.copyRows(codes, i, 1, row);
                    if (weights.length > 0) {
                        weights[row] = weights[i];
                    }
                }
            }
            counts[row]++;
        }
        return new DrawnSample(space, sampler, random, samples, codes, unique, counts,
                sampler.weighted() ? weights : null);
    }

    /** A sample that was drawn for another instance of the same background; its row 0 becomes this one's. */
    static DrawnSample shared(CodeSpace space, Sampler sampler, RandomStreams random, SamplePool.ScoredSet set) {
        int samples = set.codes().rows();
        for (int b = 0; b < space.blocks().size(); b++) {
            space.blocks().get(b).writeOrigin(set.codes().block(b), 0);
        }
        return new DrawnSample(space, sampler, random, samples, set.codes(), samples, null, set.samplerWeights());
    }

    private static long hash(Codes codes, int row) {
        long hash = 0;
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            hash = hash * 31 + ((BinarySamples) codes.block(b)).rowHash(row);
        }
        return hash ^ (hash >>> 29);
    }

    private static boolean equal(Codes codes, double[] weights, int row, int other) {
        if (weights.length > 0 && weights[row] != weights[other]) {
            return false;
        }
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            BinarySamples bits = (BinarySamples) codes.block(b);
            if (!bits.rowEquals(row, bits, other) || codes.realRow(b, row) != codes.realRow(b, other)) {
                return false;
            }
        }
        return true;
    }

    /** Rows to score, m. */
    int rows() {
        return rows;
    }

    /** The held codes of the only block, if they are bits and the design as well; else null. */
    @Nullable BinarySamples designOf(InterpretableInstance<?> instance) {
        if (held == null || multiplicities == null || !Stage.run("representation", instance::designIsCodes)) {
            return null;
        }
        BinarySamples bits = (BinarySamples) held.block(0);
        if (space.blocks().size() != 1 || bits.columns() != instance.features().size()) {
            throw new LimeException(ErrorId.CONTRACT_BROKEN, "the representation says that the codes are the design, but there are "
                    + space.blocks().size() + " blocks, " + bits.columns() + " columns in the first, and "
                    + instance.features().size() + " features");
        }
        return bits.firstRows(rows);
    }

    /** Drawn rows that each row stands for, one entry a row; null if each stands for itself. */
    int @Nullable [] multiplicities() {
        return multiplicities == null || rows == samples ? null : Arrays.copyOf(multiplicities, rows);
    }

    /**
     * Puts rows {@code from .. to - 1} into a worker's buffers.
     *
     * @param codes receives the codes
     * @param weights receives the sampler's weights, all 1 if it has none
     */
    void read(int from, int to, Codes codes, double[] weights) {
        codes.hold(from, to - from);
        Arrays.fill(weights, 0, to - from, 1.0);
        if (held != null) {
            codes.copyRows(held, from, to - from, 0);
            if (heldWeights != null) {
                System.arraycopy(heldWeights, from, weights, 0, to - from);
            }
        } else {
            sampler.sample(codes, samples, random, weights);
        }
        if (from == 0) {
            requireOrigin(codes);
        }
        for (int i = 0; i < to - from; i++) {
            if (!(weights[i] >= 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new LimeException(ErrorId.CONTRACT_BROKEN, "the sampler gave row " + (from + i) + " the weight "
                        + weights[i] + "; weights are finite and at least 0");
            }
        }
    }

    private void requireOrigin(Codes codes) {
        for (int b = 0; b < space.blocks().size(); b++) {
            Block block = space.blocks().get(b);
            SampleMatrix origin = block.newCodes(1);
            block.writeOrigin(origin, 0);
            if (codes.realRow(b, 0) >= 0) {
                throw new LimeException(ErrorId.CONTRACT_BROKEN, "the sampler put row " + codes.realRow(b, 0)
                        + " of the data in row 0; row 0 is the instance itself");
            }
            for (int j = 0; j < block.size(); j++) {
                if (codes.block(b).get(0, j) != origin.get(0, j)) {
                    throw new LimeException(ErrorId.CONTRACT_BROKEN, "the sampler drew " + codes.block(b).get(0, j)
                            + " in row 0, column " + j + (block.id().isEmpty() ? "" : " of block '" + block.id() + "'")
                            + "; row 0 is the instance itself, " + origin.get(0, j));
                }
            }
        }
    }
}
