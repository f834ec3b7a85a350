package org.lime4j.spi.examples.sampling;

import java.util.Optional;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

/**
 * Keeps each column with probability 1/2, and gives with each draw its complement: rows 1 and 2 are a pair, rows 3 and 4,
 * and so on. Every column is then present in exactly half of the rows, so that the mean of the sample does not vary.
 *
 * <p>A row is drawn from the number of its pair, not from the row before it: rows may be asked for in any order. Consumes
 * one number for 64 columns of a pair.
 */
public final class AntitheticSampler implements Sampler {
    /** The sampler; it has no settings. */
    public AntitheticSampler() {}

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        return shape.space().isBinary()
                ? Optional.empty()
                : Optional.of(new Refusal("sampler 'antithetic' draws what is present or removed, but the instance has "
                        + "categories or numbers: use 'training-distribution' or 'gaussian'"));
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return false;
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            Block block = codes.space().blocks().get(b);
            BinarySamples bits = (BinarySamples) codes.block(b);
            RowRandom pairs = random.in(block.id()).rows();
            for (int i = 0; i < codes.rows(); i++) {
                int row = codes.firstRow() + i;
                if (row == 0) {
                    block.writeOrigin(bits, i);
                } else {
                    draw(bits, i, row % 2 == 0 ? -1L : 0, pairs.forRow((row + 1) / 2));
                }
            }
        }
    }

    private static void draw(BinarySamples bits, int row, long flip, RowRandom random) {
        long[] words = bits.words();
        int first = row * bits.wordsPerRow();
        for (int k = 0; k < bits.wordsPerRow(); k++) {
            int columns = Math.min(64, bits.columns() - 64 * k);
            words[first + k] = (random.nextLong() ^ flip) >>> (64 - columns);
        }
    }
}
