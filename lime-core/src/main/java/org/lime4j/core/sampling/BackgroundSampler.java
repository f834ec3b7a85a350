package org.lime4j.core.sampling;

import java.util.Optional;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

/**
 * Draws each column on its own from what the background says of it: a category or bin by its frequency, a number from a
 * normal distribution with the background's standard deviation ({@code lime_tabular.py}). Consumes one number a column.
 */
public final class BackgroundSampler implements Sampler {
    /** Where numbers are centred. */
    public enum Centre {
        /** The mean of the background. */
        MEAN,
        /** The instance's own number. */
        INSTANCE;

        /** The middle of a column's normal distribution. */
        double of(CodeColumn.Continuous number) {
            return this == MEAN ? number.mean() : number.origin();
        }
    }

    /** Rows whose columns are drawn one after the other; their positions stay in the first cache. */
    private static final int ROWS = 64;

    private final String id;
    private final Centre centre;
    private final double scale;

    /**
     * A sampler around a centre.
     *
     * @param id under which it refuses
     * @param centre of the normal distributions
     * @param scale factor of the background's standard deviations, positive and finite
     */
    public BackgroundSampler(String id, Centre centre, double scale) {
        this.id = id;
        this.centre = centre;
        this.scale = requireScale(scale);
    }

    static double requireScale(double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale is " + scale + "; it must be positive and finite");
        }
        return scale;
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        return centre == Centre.MEAN && scale == 1
                ? ColumnKinds.requireBackground(id, shape.space())
                : ColumnKinds.requireNumbers(id, shape.space());
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return centre == Centre.INSTANCE && ColumnKinds.hasNumbers(space);
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        long[] positions = new long[Math.min(ROWS, codes.rows())];
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            Block block = codes.space().blocks().get(b);
            DenseSamples matrix = (DenseSamples) codes.block(b);
            RowRandom rows = random.in(block.id()).rows();
            for (int from = 0; from < codes.rows(); from += ROWS) {
                int count = Math.min(ROWS, codes.rows() - from);
                rows.positions((long) codes.firstRow() + from, count, positions);
                for (int j = 0; j < block.size(); j++) {
                    draw(block.columns().get(j), j, positions, count, matrix.values(), matrix.offset(j) + from);
                }
            }
            if (codes.firstRow() == 0 && codes.rows() > 0) {
                block.writeOrigin(matrix, 0);
            }
        }
    }

    /** Number j of the sequence of each row, as a code of column j. */
    private void draw(CodeColumn column, int j, long[] positions, int count, double[] codes, int at) {
        if (column instanceof CodeColumn.Categorical states) {
            for (int i = 0; i < count; i++) {
                codes[at + i] = states.draw(RowRandom.uniform(RowRandom.after(positions[i], j)));
            }
        } else if (column instanceof CodeColumn.Continuous number) {
            double middle = centre.of(number);
            double deviation = scale * number.standardDeviation();
            for (int i = 0; i < count; i++) {
                codes[at + i] = middle + deviation * RowRandom.gaussian(RowRandom.after(positions[i], j));
            }
        }
    }
}
