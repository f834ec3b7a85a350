package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

/**
 * What an {@link InstanceSource} must keep. Extended as {@link BackgroundSourceContract} is: by a class that says which
 * factory to test, and in its options where the instances are.
 *
 * <p>Options of the type {@code Path} are tried with files that are not there, empty, damaged and cut off as well.
 */
public abstract class InstanceSourceContract extends FactoryContract<InstanceSource<?>> {
    /** More than any test would read. */
    private static final int ENDLESS = 100_000;

    private static final List<ErrorId> ERRORS = List.of(ErrorId.IO, ErrorId.BAD_INSTANCE);

    /** For subclasses. */
    protected InstanceSourceContract() {}

    @Override
    protected abstract InstanceSourceFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return InstanceSourceFactory.class;
    }

    /**
     * {@return options under which one instance between others cannot be used, for sources of several instances; none unless
     * overridden}
     */
    protected Optional<Map<String, Object>> optionsOfABadInstance() {
        return Optional.empty();
    }

    private static List<Object> read(InstanceSource<?> source) {
        Iterator<?> instances = source.instances();
        try {
            List<Object> all = new ArrayList<>();
            while (instances.hasNext() && all.size() < ENDLESS) {
                all.add(instances.next());
            }
            return all;
        } finally {
            close(instances);
        }
    }

    private static void close(Iterator<?> instances) {
        if (instances instanceof AutoCloseable resource) {
            try {
                resource.close();
            } catch (Exception e) {
                fail("an iterator that is AutoCloseable can be closed at any time, at its end and after it too, but close() threw "
                        + e, e);
            }
        }
    }

    private static void requireEqual(List<Object> expected, List<Object> actual, String when) {
        if (!expected.equals(actual)) {
            fail("a source gives the same instances, equal by value and in the same order, " + when + ", but it gave "
                    + summary(expected) + " and then " + summary(actual));
        }
    }

    private static String summary(List<Object> instances) {
        return instances.size() + (instances.size() == 1 ? " instance " : " instances ")
                + (instances.isEmpty() ? "" : "from " + Examples.name(instances.get(0)) + " on");
    }

    /** There are instances, of the type that was declared. */
    @Test
    public void instances_901_gives_instances_of_its_type() {
        InstanceSource<?> source = component();
        List<Object> instances;
        try {
            instances = read(source);
        } catch (RuntimeException e) {
            fail("the instances of the options of this test can be read, but there was " + e, e);
            return;
        }
        if (instances.isEmpty()) {
            fail("a source has at least one instance, but that of the options of this test has none");
        }
        for (int i = 0; i < instances.size(); i++) {
            if (!source.instanceType().isInstance(instances.get(i))) {
                fail("instances are of instanceType(), which is " + source.instanceType().getName() + ", but number " + i + " is "
                        + (instances.get(i) == null ? "null" : "a " + instances.get(i).getClass().getName()));
            }
        }
    }

    /** The instances come to an end. */
    @Test
    public void instances_902_come_to_an_end() {
        if (read(component()).size() == ENDLESS) {
            fail("the instances come to an end, because all of them are explained, but there were " + ENDLESS
                    + " and hasNext() was still true");
        }
    }

    /** Each call starts anew and gives the same, from this source and from another one made with the same options. */
    @Test
    public void instances_903_each_call_starts_anew() {
        InstanceSource<?> source = component();
        List<Object> first = read(source);
        requireEqual(first, read(source), "each time instances() is called");
        requireEqual(first, read(component()), "from each component made with the same options");
    }

    /** Readers do not disturb each other, not even those that stop before the end. */
    @Test
    public void instances_904_readers_do_not_disturb_each_other() {
        InstanceSource<?> source = component();
        List<Object> alone = read(source);
        Iterator<?> early = source.instances();
        Iterator<?> late = source.instances();
        List<Object> interleaved = new ArrayList<>();
        for (int i = 0; i < alone.size() && late.hasNext(); i++) {
            if (i < alone.size() / 2 + 1 && early.hasNext()) {
                early.next();
            } else {
                close(early);
            }
            interleaved.add(late.next());
        }
        close(early);
        close(late);
        requireEqual(alone, interleaved, "while another reader is at another place, or has been closed before the end");
        for (List<Object> together : Threads.run(thread -> read(source))) {
            requireEqual(alone, together, "while other threads use the same component");
        }
    }

    /** Asking whether there is a next instance changes nothing, and need not come first. */
    @Test
    public void instances_905_hasNext_changes_nothing() {
        InstanceSource<?> source = component();
        List<Object> expected = read(source);
        for (int times : new int[] {3, 0}) {
            String when = times == 0 ? "also if hasNext() is never called" : "however often hasNext() is called";
            List<Object> actual = new ArrayList<>();
            Iterator<?> instances = source.instances();
            try {
                while (actual.size() < expected.size()) {
                    for (int k = 0; k < times; k++) {
                        instances.hasNext();
                    }
                    actual.add(instances.next());
                }
            } catch (NoSuchElementException e) {
                fail("hasNext() moves nothing and need not be called, but " + (times == 0 ? "without it" : "after several calls of it")
                        + " next() threw " + e + " after " + actual.size() + " of " + expected.size() + " instances", e);
            } finally {
                close(instances);
            }
            requireEqual(expected, actual, when);
        }
    }

    /** There is nothing after the end. */
    @Test
    public void instances_906_next_after_the_end_is_NoSuchElementException() {
        Iterator<?> instances = component().instances();
        for (int i = 0; i < ENDLESS && instances.hasNext(); i++) {
            instances.next();
        }
        if (instances.hasNext()) {
            return;
        }
        String answer;
        try {
            answer = "gave " + instances.next();
        } catch (NoSuchElementException e) {
            return;
        } catch (RuntimeException e) {
            answer = "threw " + e;
        } finally {
            close(instances);
        }
        fail("next() after the last instance throws NoSuchElementException, as every Iterator does, but it " + answer);
    }

    /** An instance stays as it is when the next is read. */
    @Test
    public void instances_907_an_instance_does_not_change_when_the_next_is_read() {
        InstanceSource<?> source = component();
        List<Object> kept = read(source);
        Iterator<?> fresh = source.instances();
        try {
            for (int i = 0; i < Math.min(kept.size(), 1000) && fresh.hasNext(); i++) {
                Object now = fresh.next();
                if (now != null && !now.equals(kept.get(i))) {
                    fail("an instance is the caller's to keep, but number " + i + ", read as " + Examples.name(now) + ", is "
                            + Examples.name(kept.get(i)) + " once the others have been read");
                }
            }
        } finally {
            close(fresh);
        }
    }

    /** A file that does not exist is an error that names it. */
    @Test
    public void instances_908_a_place_that_is_not_there_is_an_error_that_names_it() {
        Places.requireErrorOfAbsent(factory().optionsType(), options(), context(), ERRORS, options -> read(component(options)));
    }

    /** A file that cannot be read is an error that names it. */
    @Test
    public void instances_909_a_damaged_file_is_an_error_that_names_it() {
        Places.requireErrorOfDamaged(factory().optionsType(), options(), context(), ERRORS, options -> read(component(options)));
    }

    /** An instance that cannot be used is an error of its own, and the others can be read. */
    @Test
    public void instances_910_after_a_bad_instance_the_others_follow() {
        Optional<Map<String, Object>> options = optionsOfABadInstance();
        if (options.isEmpty()) {
            return;
        }
        Iterator<?> instances = component(options.get()).instances();
        int read = 0;
        int bad = 0;
        int afterwards = 0;
        try {
            for (int i = 0; i < ENDLESS && hasNext(instances); i++) {
                try {
                    instances.next();
                    read++;
                    afterwards += bad > 0 ? 1 : 0;
                } catch (LimeException e) {
                    bad++;
                    if (e.id() != ErrorId.BAD_INSTANCE) {
                        fail("an instance that cannot be used is a BAD_INSTANCE, but next() threw " + e.id() + ": " + e.getMessage(), e);
                    }
                }
            }
        } finally {
            close(instances);
        }
        if (bad != 1 || afterwards == 0) {
            fail("one bad instance is one error of next(), which has then moved past it, so that the others can be explained, but "
                    + read + " instances were read, with " + bad + " errors, " + afterwards + " of them after an error");
        }
    }

    private static boolean hasNext(Iterator<?> instances) {
        try {
            return instances.hasNext();
        } catch (LimeException e) {
            fail("an error of hasNext() ends the reading, so that an instance which cannot be used is one of next(), but hasNext() "
                    + "threw " + e.id() + ": " + e.getMessage(), e);
            return false;
        }
    }
}
