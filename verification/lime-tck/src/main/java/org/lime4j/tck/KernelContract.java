package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;

/**
 * What a {@link ProximityKernel} must keep. A kernel's test is this and nothing more:
 *
 * <pre>{@code
 * class TriangularTest extends KernelContract {
 *     @Override
 *     protected KernelFactory<?> factory() {
 *         return new TriangularFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>The kernel is tried on instances of 1 to 70 features, binary and numeric; those it refuses in {@code check} are left
 * out. One that reads features of a certain kind, or the inputs themselves, overrides {@link #feature}, {@link #instance}
 * and {@link #inputs}.
 */
public abstract class KernelContract extends RowsContract<ProximityKernel> {
    /** For subclasses. */
    protected KernelContract() {
        super("weight");
    }

    @Override
    protected abstract KernelFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return KernelFactory.class;
    }

    @Override
    final boolean needsInputs(ProximityKernel kernel) {
        return kernel.needsInputs();
    }

    @Override
    final void measure(ProximityKernel kernel, Neighbourhood rows, double[] out, int at) {
        kernel.weigh(rows, out, at);
    }

    /**
     * The instance itself counts, and no sample counts more.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void kernel_101_the_instance_has_a_positive_weight_and_no_row_a_larger_one(long seed) {
        RowsRules rules = rules(seed);
        for (RowsCase rows : rules.cases()) {
            double[] weights = rules.all(rows);
            if (!(weights[0] > 0)) {
                fail("row 0, the instance itself, has a weight above 0, but it has " + weights[0] + " (" + rows.name() + ")");
            }
            for (int i = 1; i < weights.length; i++) {
                if (weights[i] > weights[0]) {
                    fail("no row weighs more than row 0, the instance itself, but row " + i + " has " + weights[i]
                            + " and row 0 has " + weights[0] + " (" + rows.name() + ")");
                }
            }
        }
    }

    /** The formula is one line of text, the same each time. */
    @Test
    public void kernel_102_formula_is_one_line_and_stable() {
        ProximityKernel kernel = component();
        for (RowsCase rows : accepted(kernel, 1)) {
            String formula = kernel.formula(rows.features());
            if (formula.isBlank() || formula.lines().count() != 1) {
                fail("formula() is one line of text with the numbers in force, but it is '" + formula + "' ("
                        + rows.name() + ")");
            }
            if (!formula.equals(kernel.formula(rows.features()))) {
                fail("formula() is the same each time, but it was '" + formula + "' and then '"
                        + kernel.formula(rows.features()) + "' (" + rows.name() + ")");
            }
        }
    }
}
