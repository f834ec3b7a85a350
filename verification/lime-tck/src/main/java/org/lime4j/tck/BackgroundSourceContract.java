package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/**
 * What a {@link BackgroundSource} must keep. A source's test says where its data are:
 *
 * <pre>{@code
 * class ArffTest extends BackgroundSourceContract {
 *     @Override
 *     protected BackgroundSourceFactory<?> factory() {
 *         return new ArffFactory();
 *     }
 *
 *     @Override
 *     protected Map<String, Object> options() {
 *         return Map.of("path", "src/test/resources/iris.arff");
 *     }
 * }
 * }</pre>
 *
 * <p>Options of the type {@code Path} are tried with files that are not there, empty, damaged and cut off as well.
 */
public abstract class BackgroundSourceContract extends FactoryContract<BackgroundSource> {
    private static final List<ErrorId> ERRORS = List.of(ErrorId.IO, ErrorId.BAD_BACKGROUND);

    /** For subclasses. */
    protected BackgroundSourceContract() {}

    @Override
    protected abstract BackgroundSourceFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return BackgroundSourceFactory.class;
    }

    /** There is a background. */
    @Test
    public void background_1001_loads_a_background() {
        Background background;
        try {
            background = component().load();
        } catch (RuntimeException e) {
            fail("the background of the options of this test can be loaded, but load() threw " + e, e);
            return;
        }
        if (background == null) {
            fail("load() returns a background, but it returned null");
        }
    }

    /** The same data give equal backgrounds, from this source and from another one made with the same options. */
    @Test
    public void background_1002_the_same_data_give_equal_backgrounds() {
        BackgroundSource source = component();
        Background first = source.load();
        requireEqual(first, source.load(), "each time");
        requireEqual(first, component().load(), "from each component made with the same options");
    }

    /** Eight threads that load at the same time get what one gets. */
    @Test
    public void background_1003_threads_do_not_disturb_each_other() {
        BackgroundSource source = component();
        Background alone = source.load();
        for (Background background : Threads.run(thread -> source.load())) {
            requireEqual(alone, background, "while other threads use the same component");
        }
    }

    private static void requireEqual(Background expected, Background actual, String when) {
        if (expected == null ? actual != null : !expected.equals(actual)) {
            fail("the same data give a background that is equal by value " + when + ", because explanations from it are to be made "
                    + "again, but " + expected + " was followed by " + (expected != null && expected.getClass() == actual.getClass()
                            ? "another of its kind that is not equal; does " + expected.getClass().getSimpleName() + " override equals()?"
                            : String.valueOf(actual)));
        }
    }

    /** A file that does not exist is an error that names it. */
    @Test
    public void background_1004_a_place_that_is_not_there_is_an_error_that_names_it() {
        Places.requireErrorOfAbsent(factory().optionsType(), options(), context(), ERRORS, options -> component(options).load());
    }

    /** A file that cannot be read is an error that names it. */
    @Test
    public void background_1005_a_damaged_file_is_an_error_that_names_it() {
        Places.requireErrorOfDamaged(factory().optionsType(), options(), context(), ERRORS, options -> component(options).load());
    }
}
