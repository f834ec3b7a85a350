package org.lime4j.core.sampling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.IndexPermutation;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.space.RealRows;

/**
 * Takes rows of the data instead of drawing columns: n - 1 of the k rows nearest to the instance, without replacement, so
 * that the model is asked about nothing but what occurs. What goes together in the data goes together in the sample; a
 * column that hardly varies near the instance cannot be told apart from others, and its weight has a large error.
 *
 * <p>Unless k is given, it is n - 1: all seeds then take the same rows, in another order. A row of the data that equals
 * the instance is taken as any other. Consumes the key of one order of the k rows ({@link IndexPermutation}).
 */
public final class NearestRowsSampler implements Sampler {
    static final String ID = "nearest-rows";

    private final OptionalInt neighbours;

    /**
     * A sampler of nearest rows.
     *
     * @param neighbours k, at least 1; empty for as many as are drawn
     */
    public NearestRowsSampler(OptionalInt neighbours) {
        if (neighbours.isPresent() && neighbours.getAsInt() < 1) {
            throw new IllegalArgumentException("neighbours is " + neighbours.getAsInt() + "; it must be at least 1");
        }
        this.neighbours = neighbours;
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        List<Block> blocks = shape.space().blocks();
        if (blocks.size() > 1) {
            return Optional.of(new Refusal("sampler '" + ID + "' takes rows of one table, but the instance has the blocks "
                    + blocks.stream().map(Block::id).toList()
                    + ": choose it as the sampler of the block that is a table, and leave the others theirs"));
        }
        Block block = blocks.get(0);
        if (block.realRows().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal("sampler '" + ID + "' takes rows of the background, but " + ColumnKinds.name(block)
                + (block.isBinary()
                        ? " is made of things present or removed, which have none: use 'bernoulli' or 'uniform-removal'"
                        : " has a background of statistics only: set the option 'rows' of the background, such as background"
                                + " { type = csv, rows = " + neighbours(shape.samples()) + ", … }; a row of which only the cells"
                                + " that are not 0 are features has no real neighbours")));
    }

    @Override
    public Optional<Refusal> accepts(int samples, CodeSpace space) {
        int wanted = neighbours(samples);
        if (samples - 1 > wanted) {
            return Optional.of(new Refusal("sampler '" + ID + "' takes each row once, but " + samples + " samples need "
                    + (samples - 1) + " rows beside the instance, and its option 'neighbours' is " + wanted
                    + ": set that to at least " + (samples - 1) + ", or draw at most " + (wanted + 1L) + " samples"));
        }
        int there = space.blocks().stream()
                .mapToInt(block -> block.realRows().map(RealRows::count).orElse(0))
                .min()
                .orElse(0);
        if (there >= wanted) {
            return Optional.empty();
        }
        String fewer = there == 0
                ? "or choose another sampler"
                : neighbours.isPresent()
                        ? "or set 'neighbours' to at most " + there
                        : "or draw at most " + (there + 1L) + " samples";
        return Optional.of(new Refusal("sampler '" + ID + "' takes each row once and needs the " + wanted
                + " nearest rows of the background " + (neighbours.isPresent() ? "(its option 'neighbours')" : "(samples - 1)")
                + ", but there are " + there + " to take: raise the option 'rows' of the background if the data has more, "
                + fewer));
    }

    private int neighbours(int samples) {
        return neighbours.orElse(Math.max(1, samples - 1));
    }

    /** {@return whether the number of neighbours is given; else another sample size has another order} */
    @Override
    public boolean extendable() {
        return neighbours.isPresent();
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            Block block = codes.space().blocks().get(b);
            int[] nearest = block.realRows()
                    .orElseThrow(() -> new IllegalArgumentException("codes has a block without real rows: '" + block.id() + "'"))
                    .nearest(neighbours(samples));
            IndexPermutation order = new IndexPermutation(nearest.length, random.in(block.id()).rows().forRow(0));
            for (int i = 0; i < codes.rows(); i++) {
                int row = codes.firstRow() + i;
                if (row == 0) {
                    block.writeOrigin(codes.block(b), i);
                } else {
                    codes.writeRealRow(b, i, nearest[order.apply(row - 1)]);
                }
            }
        }
    }
}
