package org.lime4j.tck;

import java.util.function.Supplier;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;

/** A sampler that keeps every rule, or a wrong one instead. */
public final class CoinsFactory implements SamplerFactory<NoOptions> {
    private final Supplier<? extends Sampler> sampler;

    public CoinsFactory() {
        this(Coins::new);
    }

    CoinsFactory(Supplier<? extends Sampler> sampler) {
        this.sampler = sampler;
    }

    @Override
    public String id() {
        return "coins";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return "tosses a coin for each column";
    }

    @Override
    public Sampler create(NoOptions options, CreationContext context) {
        return sampler.get();
    }

    /** Each column by the toss of a coin: present or not, one of the states, a number around the mean. */
    static class Coins implements Sampler {
        @Override
        public boolean dependsOnInstance(CodeSpace space) {
            return false;
        }

        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int b = 0; b < codes.space().blocks().size(); b++) {
                Block block = codes.space().blocks().get(b);
                RowRandom rows = random.in(block.id()).rows();
                for (int i = 0; i < codes.rows(); i++) {
                    int row = codes.firstRow() + i;
                    if (row == 0) {
                        block.writeOrigin(codes.block(b), i);
                    } else {
                        draw(block, codes.block(b), i, row, samples, rows.forRow(row));
                    }
                }
            }
        }

        void draw(Block block, SampleMatrix codes, int i, int row, int samples, RowRandom random) {
            for (int j = 0; j < block.size(); j++) {
                codes.set(i, j, code(block.columns().get(j), random));
            }
        }

        double code(CodeColumn column, RowRandom random) {
            if (column instanceof CodeColumn.Categorical states) {
                return random.nextInt(states.states());
            } else if (column instanceof CodeColumn.Continuous number) {
                return number.mean() + number.standardDeviation() * (2 * random.nextDouble() - 1);
            }
            return random.nextInt(2);
        }
    }
}
