package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

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
public abstract class KernelContract extends FactoryContract<ProximityKernel> {
    private static final String WEIGHT = "weight";

    /** For subclasses. */
    protected KernelContract() {}

    @Override
    protected abstract KernelFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return KernelFactory.class;
    }

    /**
     * A feature to test with.
     *
     * @param index of its column, 0-based
     * @param proposed a plain feature of one block
     * @return the same, unless overridden; kind and value must stay
     */
    protected InterpretableFeature feature(int index, InterpretableFeature proposed) {
        return proposed;
    }

    /** {@return the instance x; something without meaning unless overridden} */
    protected Object instance() {
        return "the instance";
    }

    /**
     * {@return the inputs z of some rows, for a kernel that needs them; none unless overridden}
     *
     * @param design z′
     * @param from first row
     * @param to one past the last row
     */
    protected List<?> inputs(SampleMatrix design, int from, int to) {
        return List.of();
    }

    private RowsRules rules(long seed) {
        ProximityKernel kernel = component();
        if (kernel.needsInputs() && inputs(RowsCase.of(seed, this::feature).get(0).design(), 0, 2).size() != 2) {
            fail("the kernel looks at the inputs z: override inputs() in its test, one for each row");
        }
        RowsRules.View view = (rows, from, to, firstColumn) -> new Neighbourhood(
                rows.design(), from, to, firstColumn, rows.features(), instance(),
                kernel.needsInputs() ? inputs(rows.design(), from, to) : List.of());
        return new RowsRules(WEIGHT, kernel::weigh, view, accepted(kernel, seed));
    }

    private List<RowsCase> accepted(ProximityKernel kernel, long seed) {
        return RowsCase.of(seed, this::feature).stream().filter(rows -> kernel.check(shape(rows)).isEmpty()).toList();
    }

    private PipelineShape shape(RowsCase rows) {
        return Pipelines.shape(instance().getClass(), rows.features(), RowsCase.ROWS, rows.size());
    }

    /** A kernel accepts some kind of instance, and says why it refuses the others. */
    @Test
    public void kernel_101_accepts_some_instances_and_says_why_it_refuses_others() {
        ProximityKernel kernel = component();
        if (accepted(kernel, 1).isEmpty()) {
            fail("check() refuses only what a kernel cannot weigh, but it refused every instance tried, the last with: "
                    + kernel.check(shape(RowsCase.of(1, this::feature).get(0))).map(Refusal::reason).orElse(""));
        }
        for (RowsCase rows : RowsCase.of(1, this::feature)) {
            Optional<Refusal> refusal = kernel.check(shape(rows));
            if (!refusal.equals(kernel.check(shape(rows)))) {
                fail("check() decides the same each time it is asked about the same pipeline: " + rows.name());
            }
        }
    }

    /**
     * Weights are finite and at least 0.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void kernel_102_weights_are_finite_and_not_negative(long seed) {
        rules(seed).finiteAndNotNegative();
    }

    /**
     * The instance itself counts, and no sample counts more.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void kernel_103_the_instance_has_a_positive_weight_and_no_row_a_larger_one(long seed) {
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

    /**
     * The same rows get the same weights, from this kernel and from another one made with the same options.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void kernel_104_the_same_rows_get_the_same_weights(long seed) {
        rules(seed).sameAs(component()::weigh);
    }

    /**
     * Eight threads that weigh at the same time get what one gets.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void kernel_105_threads_do_not_disturb_each_other(long seed) {
        rules(seed).sameOnThreads();
    }

    /**
     * A weight does not depend on which rows are asked for together, nor on the order of asking.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void kernel_106_a_weight_does_not_depend_on_the_chunk(long seed) {
        rules(seed).sameInChunks();
    }

    /**
     * A weight does not depend on where in the sample its row stands.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void kernel_107_a_weight_does_not_depend_on_the_number_of_its_row(long seed) {
        rules(seed).sameInOtherOrder();
    }

    /** Nothing but the asked range is written. */
    @Test
    public void kernel_108_writes_its_own_range_only() {
        rules(1).writesOwnRange();
    }

    /** Design and features are not modified. */
    @Test
    public void kernel_109_does_not_modify_the_design() {
        rules(1).designNotModified();
    }

    /**
     * The kernel reads the columns of its own features, which may be a part of a wider design.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void kernel_110_reads_the_columns_of_its_own_features_only(long seed) {
        rules(seed).sameWithinWiderDesign();
    }

    /** The formula is one line of text, the same each time. */
    @Test
    public void kernel_111_formula_is_one_line_and_stable() {
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
