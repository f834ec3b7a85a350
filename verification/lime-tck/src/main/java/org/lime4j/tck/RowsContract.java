package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/**
 * What kernels and distances must keep alike: they write one number a row, and look at nothing but that row. Extended by
 * {@link KernelContract} and {@link DistanceContract}.
 *
 * @param <C> what the factory makes
 */
public abstract class RowsContract<C extends Component> extends FactoryContract<C> {
    private final String what;

    /** For the contracts of kernels and of distances. */
    RowsContract(String what) {
        this.what = what;
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
     * {@return the inputs z of some rows, for a plugin that needs them; none unless overridden}
     *
     * @param design z′
     * @param from first row
     * @param to one past the last row
     */
    protected List<?> inputs(SampleMatrix design, int from, int to) {
        return List.of();
    }

    /** Whether the component looks at the inputs z. */
    abstract boolean needsInputs(C component);

    /** Writes one number a row. */
    abstract void measure(C component, Neighbourhood rows, double[] out, int at);

    final RowsRules rules(long seed) {
        C component = component();
        boolean needsInputs = needsInputs(component);
        if (needsInputs && inputs(RowsCase.of(seed, this::feature).get(0).design(), 0, 2).size() != 2) {
            fail("the plugin looks at the inputs z: override inputs() in its test, one for each row");
        }
        RowsRules.View view = (rows, from, to, firstColumn) -> new Neighbourhood(
                rows.design(), from, to, firstColumn, rows.features(), instance(),
                needsInputs ? inputs(rows.design(), from, to) : List.of());
        return new RowsRules(what, (rows, out, at) -> measure(component, rows, out, at), view, accepted(component, seed));
    }

    final List<RowsCase> accepted(C component, long seed) {
        return RowsCase.of(seed, this::feature).stream().filter(rows -> component.check(shape(rows)).isEmpty()).toList();
    }

    private PipelineShape shape(RowsCase rows) {
        return Pipelines.shape(instance().getClass(), rows.features(), RowsCase.ROWS, rows.size());
    }

    /** Some kind of instance is accepted, and the answer is the same each time. */
    @Test
    public void rows_051_accepts_some_instances_and_always_the_same() {
        C component = component();
        if (accepted(component, 1).isEmpty()) {
            fail("check() refuses only what has no " + what + ", but it refused every instance tried, the last with: "
                    + component.check(shape(RowsCase.of(1, this::feature).get(0))).map(Refusal::reason).orElse(""));
        }
        for (RowsCase rows : RowsCase.of(1, this::feature)) {
            Optional<Refusal> refusal = component.check(shape(rows));
            if (!refusal.equals(component.check(shape(rows)))) {
                fail("check() decides the same each time it is asked about the same pipeline: " + rows.name());
            }
        }
    }

    /**
     * Numbers are finite and at least 0.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void rows_052_numbers_are_finite_and_not_negative(long seed) {
        rules(seed).finiteAndNotNegative();
    }

    /**
     * The same rows get the same numbers, from this component and from another one made with the same options.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void rows_053_the_same_rows_get_the_same_numbers(long seed) {
        C other = component();
        rules(seed).sameAs((rows, out, at) -> measure(other, rows, out, at));
    }

    /**
     * Eight threads that ask at the same time get what one gets.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void rows_054_threads_do_not_disturb_each_other(long seed) {
        rules(seed).sameOnThreads();
    }

    /**
     * A number does not depend on which rows are asked for together, nor on the order of asking.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void rows_055_a_number_does_not_depend_on_the_chunk(long seed) {
        rules(seed).sameInChunks();
    }

    /**
     * A number does not depend on where in the sample its row stands.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void rows_056_a_number_does_not_depend_on_the_place_of_its_row(long seed) {
        rules(seed).sameInOtherOrder();
    }

    /** Nothing but the asked range is written. */
    @Test
    public void rows_057_writes_its_own_range_only() {
        rules(1).writesOwnRange();
    }

    /** The design is not modified. */
    @Test
    public void rows_058_does_not_modify_the_design() {
        rules(1).designNotModified();
    }

    /**
     * The columns of the component's own features are read, which may be a part of a wider design.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void rows_059_reads_the_columns_of_its_own_features_only(long seed) {
        rules(seed).sameWithinWiderDesign();
    }
}
