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
 * Draws coalitions of what is present by the Shapley kernel, {@code π(s) = (M - 1) / (C(M, s)·s·(M - s))} for s of M
 * columns present, and weighs them so that sums over the sample are, or estimate, sums over all coalitions.
 *
 * <p>Row 0 is the instance, where all is present, and row 1 the empty coalition, where nothing is. The kernel is infinite
 * in both; a learner that knows it takes them as constraints, and here they have the weight {@code 1 / M} of a coalition
 * of size 1.
 *
 * <ul>
 *   <li>If all 2^M coalitions fit the sample, rows {@code 1 .. 2^M - 1} are the coalitions in binary order, with weights
 *       {@code π(s)}; rows beyond begin again with row 0, and equal rows share their coalition's weight.
 *   <li>Otherwise rows 2 and 3, 4 and 5, … are pairs of a coalition and its complement. The size of the first is drawn
 *       with the kernel's probability {@code ∝ 1 / (s·(M - s))}, its members uniformly among the sets of that size; each
 *       row then has the same weight, {@code Σ (M - 1) / (s·(M - s)) / (n - 2)} over s = 1 .. M - 1.
 * </ul>
 *
 * <p>The columns of all blocks together are the players of one game, so that it cannot be used inside a {@code per-block}
 * sampler. Whether all coalitions fit depends on n: a larger sample does not begin with a smaller one. Storage beside the
 * codes is M numbers. Immutable and thread-safe.
 *
 * <p>Source: S. Lundberg, S.-I. Lee, A unified approach to interpreting model predictions, NIPS 2017; the pairs are those
 * of I. Covert, S.-I. Lee, Improving KernelSHAP, AISTATS 2021.
 */
public final class KernelShapSampler implements Sampler {
    /** The name it is registered and refuses under. */
    static final String ID = "kernel-shap";

    /** The sampler; it has no settings. */
    public KernelShapSampler() {}

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        CodeSpace space = shape.space();
        if (space.blocks().size() == 1 && !space.blocks().get(0).id().isEmpty()) {
            return Optional.of(new Refusal("sampler '" + ID + "' draws the parts of all blocks together, but was given block '"
                    + space.blocks().get(0).id() + "' alone: choose it as the sampler of the whole composite, instead of inside "
                    + "'per-block', and for a single block use the block's own representation"));
        }
        return ColumnKinds.requirePresence(ID, space);
    }

    /** Accepts all 2^M rows or more, or else at least {@code 2·M + 2}: M pairs beside the two rows that are given. */
    @Override
    public Optional<Refusal> accepts(int samples, CodeSpace space) {
        int players = space.size();
        long least = Math.min(players < Long.SIZE - 1 ? 1L << players : Long.MAX_VALUE, 2L * players + 2);
        return samples >= least
                ? Optional.empty()
                : Optional.of(new Refusal("sampler '" + ID + "' needs at least " + least + " samples for " + players
                        + " parts, but " + samples + " were asked for: raise the number of samples, or divide the instance "
                        + "into fewer parts"));
    }

    /** {@return false: rows and weights depend on whether all coalitions fit n} */
    @Override
    public boolean extendable() {
        return false;
    }

    @Override
    public boolean weighted() {
        return true;
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return false;
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        int players = codes.space().size();
        BinarySamples coalition = new BinarySamples(1, players);
        if (players < Integer.SIZE - 1 && samples >= 1 << players) {
            enumerate(codes, coalition, samples, weights);
        } else {
            draw(codes, coalition, samples, random.in("coalitions").rows(), weights);
        }
    }

    /** Row 0 has all, row r the bits of r - 1; weights are shared among the rows of one coalition. */
    private static void enumerate(Codes codes, BinarySamples coalition, int samples, double[] weights) {
        int players = coalition.columns();
        int count = 1 << players;
        double[] kernel = kernel(players);
        for (int i = 0; i < codes.rows(); i++) {
            int index = (codes.firstRow() + i) & count - 1;
            coalition.words()[0] = index == 0 ? count - 1 : index - 1;
            write(coalition, codes, i);
            int copies = samples / count + (index < samples % count ? 1 : 0);
            weights[i] = kernel[coalition.countRow(0)] / copies;
        }
    }

    private static void draw(Codes codes, BinarySamples coalition, int samples, RowRandom random, double[] weights) {
        int players = coalition.columns();
        double[] cumulative = cumulative(players);
        double weight = cumulative[players - 1] / (samples - 2);
        for (int i = 0; i < codes.rows(); i++) {
            int row = codes.firstRow() + i;
            if (row == 0) {
                coalition.setRow(0);
            } else if (row == 1) {
                coalition.clearRow(0);
            } else {
                random.forRow(row >>> 1);
                draw(coalition, size(cumulative, random.nextDouble()), (row & 1) == 1, random);
            }
            write(coalition, codes, i);
            weights[i] = row < 2 ? 1.0 / players : weight;
        }
    }

    /** Floyd's algorithm on the smaller of the two sets, present or removed; the complement of the same draw if asked. */
    private static void draw(BinarySamples coalition, int size, boolean complement, RowRandom random) {
        int players = coalition.columns();
        boolean few = size <= players / 2;
        int members = few ? size : players - size;
        boolean present = few != complement;
        if (present) {
            coalition.clearRow(0);
        } else {
            coalition.setRow(0);
        }
        for (int j = players - members; j < players; j++) {
            int candidate = random.nextInt(j + 1);
            int chosen = coalition.isSet(0, candidate) == present ? j : candidate;
            if (present) {
                coalition.set(0, chosen);
            } else {
                coalition.clear(0, chosen);
            }
        }
    }

    /** The kernel by size, with 1 / M for none and all. */
    private static double[] kernel(int players) {
        double[] kernel = new double[players + 1];
        kernel[0] = 1.0 / players;
        kernel[players] = 1.0 / players;
        double sets = 1;
        for (int s = 1; s < players; s++) {
            sets = sets * (players - s + 1) / s;
            kernel[s] = (players - 1) / (sets * s * (players - s));
        }
        return kernel;
    }

    /** Entry s is the kernel's weight of all coalitions of 1 .. s members, for s up to M - 1. */
    private static double[] cumulative(int players) {
        double[] sums = new double[players];
        for (int s = 1; s < players; s++) {
            sums[s] = sums[s - 1] + (players - 1) / ((double) s * (players - s));
        }
        return sums;
    }

    /** The first size whose cumulative weight exceeds the share u of the whole. */
    private static int size(double[] cumulative, double u) {
        int low = 1;
        int high = cumulative.length - 1;
        double goal = u * cumulative[high];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > goal) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Spreads a coalition over the blocks. */
    private static void write(BinarySamples coalition, Codes codes, int row) {
        int column = 0;
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            BinarySamples bits = (BinarySamples) codes.block(b);
            if (bits.columns() == coalition.columns()) {
                bits.copyRow(coalition, 0, row);
                return;
            }
            bits.clearRow(row);
            for (int j = 0; j < bits.columns(); j++) {
                if (coalition.isSet(0, column++)) {
                    bits.set(row, j);
                }
            }
        }
    }
}
