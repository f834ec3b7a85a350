package org.lime4j.core.sampling;

import java.util.List;
import java.util.Optional;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.IndexPermutation;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

/**
 * Draws numbers by a Latin hypercube: the normal distribution of a column is cut into n - 1 strata of equal probability,
 * and each row from 1 on lies in a stratum of its own, in an order drawn for each column. Categories and bins are drawn
 * by their frequency, independently. What the surrogate owes to each column alone then varies less from seed to seed
 * than with {@link BackgroundSampler}.
 *
 * <p>The strata are those of n samples: a larger sample does not begin with a smaller one. Their order is computed, not
 * stored ({@link IndexPermutation}). Consumes one number a column and row, and the keys of the orders.
 *
 * <p>Source: {@code sampling_method = 'lhs'} of {@code lime_tabular.py}, which cuts n strata and then puts the instance
 * in the place of the first row.
 */
public final class LatinHypercubeSampler implements Sampler {
    private final String id;
    private final BackgroundSampler.Centre centre;
    private final double scale;

    /**
     * A sampler around a centre.
     *
     * @param id under which it refuses
     * @param centre of the normal distributions
     * @param scale factor of the background's standard deviations, positive and finite
     */
    public LatinHypercubeSampler(String id, BackgroundSampler.Centre centre, double scale) {
        this.id = id;
        this.centre = centre;
        this.scale = BackgroundSampler.requireScale(scale);
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        return ColumnKinds.requireNumbers(id, shape.space());
    }

    /** {@return false: the strata are those of n} */
    @Override
    public boolean extendable() {
        return false;
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return centre == BackgroundSampler.Centre.INSTANCE && ColumnKinds.hasNumbers(space);
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            Block block = codes.space().blocks().get(b);
            SampleMatrix matrix = codes.block(b);
            RandomStreams streams = random.in(block.id());
            RowRandom rows = streams.rows();
            IndexPermutation[] orders = orders(block.columns(), samples, streams.in("strata").rows());
            for (int i = 0; i < codes.rows(); i++) {
                int row = codes.firstRow() + i;
                if (row == 0) {
                    block.writeOrigin(matrix, i);
                    continue;
                }
                rows.forRow(row);
                for (int j = 0; j < orders.length; j++) {
                    if (block.columns().get(j) instanceof CodeColumn.Continuous number) {
                        double place = (rows.nextLong() >>> 12) * 0x1p-52 + 0x1p-53;
                        double deviation = quantile(orders[j].apply(row - 1), place, samples - 1);
                        matrix.set(i, j, centre.of(number) + scale * number.standardDeviation() * deviation);
                    } else if (block.columns().get(j) instanceof CodeColumn.Categorical states) {
                        matrix.set(i, j, states.draw(rows.nextDouble()));
                    }
                }
            }
        }
    }

    /** One order of the strata a column. */
    private static IndexPermutation[] orders(List<CodeColumn> columns, int samples, RowRandom keys) {
        IndexPermutation[] orders = new IndexPermutation[columns.size()];
        for (int j = 0; j < orders.length; j++) {
            orders[j] = new IndexPermutation(Math.max(1, samples - 1), keys.forRow(j));
        }
        return orders;
    }

    /** The standard normal number at a place in (0, 1) within a stratum; by the tail it lies in, so that it is finite. */
    private static double quantile(int stratum, double place, int strata) {
        return 2L * stratum < strata
                ? Normal.quantile((stratum + place) / strata)
                : -Normal.quantile((strata - stratum - place) / strata);
    }
}
