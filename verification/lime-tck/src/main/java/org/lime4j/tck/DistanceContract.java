package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.Neighbourhood;

/**
 * What a {@link Distance} must keep. Extended as {@link KernelContract} is: by a class that says which factory to test.
 */
public abstract class DistanceContract extends RowsContract<Distance> {
    /** For subclasses. */
    protected DistanceContract() {
        super("distance");
    }

    @Override
    protected abstract DistanceFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return DistanceFactory.class;
    }

    @Override
    final boolean needsInputs(Distance distance) {
        return distance.needsInputs();
    }

    @Override
    final void measure(Distance distance, Neighbourhood rows, double[] out, int at) {
        distance.measure(rows, out, at);
    }

    /**
     * Nothing is nearer to the instance than the instance.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void distance_401_nothing_is_nearer_than_the_instance_itself(long seed) {
        RowsRules rules = rules(seed);
        for (RowsCase rows : rules.cases()) {
            double[] distances = rules.all(rows);
            for (int i = 1; i < distances.length; i++) {
                if (distances[i] < distances[0]) {
                    fail("row 0, the instance itself, is nearest, but it has the distance " + distances[0] + " and row "
                            + i + " has " + distances[i] + " (" + rows.name() + ")");
                }
            }
        }
    }

    /** The formula is one line of text, the same each time. */
    @Test
    public void distance_402_formula_is_one_line_and_stable() {
        Distance distance = component();
        String formula = distance.formula();
        if (formula.isBlank() || formula.lines().count() != 1 || !formula.equals(distance.formula())) {
            fail("formula() is one line of text, the same each time, but it is '" + formula + "'");
        }
    }

    /** The default width is positive and finite for any number of features. */
    @Test
    public void distance_403_default_width_is_positive_and_finite() {
        Distance distance = component();
        for (int d : new int[] {1, 2, 10, 1000, 1_000_000}) {
            double width = distance.defaultWidth(d);
            if (!(width > 0) || width == Double.POSITIVE_INFINITY) {
                fail("defaultWidth() is positive and finite, but for " + d + " features it is " + width);
            }
        }
    }
}
