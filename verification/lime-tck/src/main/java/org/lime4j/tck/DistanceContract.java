package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.kernel.Distance;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/**
 * What a {@link Distance} must keep. Extended as {@link KernelContract} is: by a class that says which factory to test.
 */
public abstract class DistanceContract extends FactoryContract<Distance> {
    /** For subclasses. */
    protected DistanceContract() {}

    @Override
    protected abstract DistanceFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return DistanceFactory.class;
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
     * {@return the inputs z of some rows, for a distance that needs them; none unless overridden}
     *
     * @param design z′
     * @param from first row
     * @param to one past the last row
     */
    protected List<?> inputs(SampleMatrix design, int from, int to) {
        return List.of();
    }

    private RowsRules rules(long seed) {
        Distance distance = component();
        if (distance.needsInputs() && inputs(RowsCase.of(seed, this::feature).get(0).design(), 0, 2).size() != 2) {
            fail("the distance looks at the inputs z: override inputs() in its test, one for each row");
        }
        RowsRules.View view = (rows, from, to, firstColumn) -> new Neighbourhood(
                rows.design(), from, to, firstColumn, rows.features(), instance(),
                distance.needsInputs() ? inputs(rows.design(), from, to) : List.of());
        return new RowsRules("distance", distance::measure, view, accepted(distance, seed));
    }

    private List<RowsCase> accepted(Distance distance, long seed) {
        return RowsCase.of(seed, this::feature).stream().filter(rows -> distance.check(shape(rows)).isEmpty()).toList();
    }

    private PipelineShape shape(RowsCase rows) {
        return Pipelines.shape(instance().getClass(), rows.features(), RowsCase.ROWS, rows.size());
    }

    /** A distance accepts some kind of instance. */
    @Test
    public void distance_401_accepts_some_instances() {
        if (accepted(component(), 1).isEmpty()) {
            fail("check() refuses only what cannot be measured, but it refused every instance tried");
        }
    }

    /**
     * Distances are finite and at least 0.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void distance_402_is_finite_and_not_negative(long seed) {
        rules(seed).finiteAndNotNegative();
    }

    /**
     * Nothing is nearer to the instance than the instance.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    public void distance_403_nothing_is_nearer_than_the_instance_itself(long seed) {
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

    /**
     * The same rows get the same distances, from this component and from another one made with the same options.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void distance_404_the_same_rows_get_the_same_distances(long seed) {
        rules(seed).sameAs(component()::measure);
    }

    /**
     * Eight threads that measure at the same time get what one gets.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void distance_405_threads_do_not_disturb_each_other(long seed) {
        rules(seed).sameOnThreads();
    }

    /**
     * A distance does not depend on which rows are asked for together, nor on the order of asking.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void distance_406_does_not_depend_on_the_chunk(long seed) {
        rules(seed).sameInChunks();
    }

    /**
     * A distance does not depend on where in the sample its row stands.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void distance_407_does_not_depend_on_the_number_of_its_row(long seed) {
        rules(seed).sameInOtherOrder();
    }

    /** Nothing but the asked range is written. */
    @Test
    public void distance_408_writes_its_own_range_only() {
        rules(1).writesOwnRange();
    }

    /** The design is not modified. */
    @Test
    public void distance_409_does_not_modify_the_design() {
        rules(1).designNotModified();
    }

    /**
     * The distance reads the columns of its own features, which may be a part of a wider design.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void distance_410_reads_the_columns_of_its_own_features_only(long seed) {
        rules(seed).sameWithinWiderDesign();
    }

    /** The formula is one line of text, the same each time. */
    @Test
    public void distance_411_formula_is_one_line_and_stable() {
        Distance distance = component();
        String formula = distance.formula();
        if (formula.isBlank() || formula.lines().count() != 1 || !formula.equals(distance.formula())) {
            fail("formula() is one line of text, the same each time, but it is '" + formula + "'");
        }
    }

    /** The default width is positive and finite for any number of features. */
    @Test
    public void distance_412_default_width_is_positive_and_finite() {
        Distance distance = component();
        for (int d : new int[] {1, 2, 10, 1000, 1_000_000}) {
            double width = distance.defaultWidth(d);
            if (!(width > 0) || width == Double.POSITIVE_INFINITY) {
                fail("defaultWidth() is positive and finite, but for " + d + " features it is " + width);
            }
        }
    }
}
