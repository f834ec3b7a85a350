package org.lime4j.core.sampling;

import java.util.List;
import java.util.Optional;
import org.lime4j.core.matrix.SampleMatrix;
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
        return ColumnKinds.requireBackground(id, shape.space());
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return centre == Centre.INSTANCE && ColumnKinds.hasNumbers(space);
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            Block block = codes.space().blocks().get(b);
            SampleMatrix matrix = codes.block(b);
            RowRandom rows = random.in(block.id()).rows();
            Frequencies frequencies = new Frequencies(block.columns());
            for (int i = 0; i < codes.rows(); i++) {
                if (codes.firstRow() + i == 0) {
                    block.writeOrigin(matrix, i);
                } else {
                    draw(block.columns(), frequencies, matrix, i, rows.forRow(codes.firstRow() + i));
                }
            }
        }
    }

    private void draw(
            List<CodeColumn> columns, Frequencies frequencies, SampleMatrix codes, int row, RowRandom random) {
        for (int j = 0; j < columns.size(); j++) {
            if (columns.get(j) instanceof CodeColumn.Continuous number) {
                codes.set(row, j, centre.of(number) + scale * number.standardDeviation() * random.nextGaussian());
            } else {
                codes.set(row, j, frequencies.state(j, random.nextDouble()));
            }
        }
    }
}
