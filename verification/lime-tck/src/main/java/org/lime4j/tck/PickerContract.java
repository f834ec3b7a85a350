package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.random.RandomStreams;

/**
 * What a {@link Picker} must keep. A picker's test is this and nothing more:
 *
 * <pre>{@code
 * class FarthestFirstTest extends PickerContract {
 *     @Override
 *     protected PickerFactory<?> factory() {
 *         return new FarthestFirstFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>It is tried on matrices from no row on, with rows and features of nothing but zeros, and with budgets up to more than
 * there are rows.
 */
public abstract class PickerContract extends FactoryContract<Picker> {
    /** For subclasses. */
    protected PickerContract() {}

    @Override
    protected abstract PickerFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return PickerFactory.class;
    }

    /** A matrix W and a budget B. */
    private record Case(String name, ImportanceMatrix importance, int budget) {
        int wanted() {
            return Math.min(budget, importance.rows());
        }

        @Override
        public String toString() {
            return " (W of " + name + ", budget " + budget + ")";
        }
    }

    private static List<Case> cases(long seed) {
        List<Case> cases = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        add(cases, "1 × 1", new double[][] {{0.5}});
        add(cases, "1 × 6", dense(random, 1, 6, 1));
        add(cases, "7 × 1", dense(random, 7, 1, 1));
        add(cases, "5 rows of zeros", new double[5][3]);
        add(cases, "4 equal rows", new double[][] {{1, -2}, {1, -2}, {1, -2}, {1, -2}});
        add(cases, "30 × 12, sparse", dense(random, 30, 12, 0.2));
        add(cases, "25 × 40", dense(random, 25, 40, 0.9));
        add(cases, "3 × 3, very large and very small", new double[][] {{1e300, 0, 0}, {0, -1e-300, 1e300}, {0, 0, 0}});
        add(cases, "no row", new double[0][0]);
        return cases;
    }

    private static double[][] dense(SplittableRandom random, int rows, int columns, double share) {
        double[][] weights = new double[rows][columns];
        for (double[] row : weights) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble() < share ? random.nextDouble(-1, 1) : 0;
            }
        }
        return weights;
    }

    private static void add(List<Case> cases, String name, double[][] weights) {
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        for (double[] row : weights) {
            Map<FeatureKey, Double> entries = new TreeMap<>();
            for (int j = 0; j < row.length; j++) {
                entries.put(FeatureKey.of("feature " + j), row[j]);
            }
            builder.addRow(entries);
        }
        ImportanceMatrix importance = builder.build();
        int n = weights.length;
        for (int budget : new TreeSet<>(List.of(1, 3, n + 1, 1000))) {
            cases.add(new Case(name, importance, budget));
        }
    }

    /** Errors are told of by one rule, so that the others can be looked at. */
    private static Optional<int[]> pick(Picker picker, Case on, long seed) {
        try {
            return Optional.of(picker.pick(on.importance(), on.budget(), new RandomStreams(seed).generator()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Every matrix can be picked from.
     *
     * @param seed of the matrices that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void picker_601_takes_every_matrix(long seed) {
        Picker picker = component();
        for (Case on : cases(seed)) {
            try {
                picker.pick(on.importance(), on.budget(), new RandomStreams(seed).generator());
            } catch (RuntimeException e) {
                fail("a picker takes every matrix, one of zeros, one column, one row or none among them, but it threw " + e + on, e);
            }
        }
    }

    /**
     * As many are picked as the budget allows and as there are.
     *
     * @param seed of the matrices that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void picker_602_picks_as_many_as_the_budget_or_all(long seed) {
        Picker picker = component();
        for (Case on : cases(seed)) {
            pick(picker, on, seed).filter(picks -> picks.length != on.wanted()).ifPresent(picks -> fail(
                    "min(budget, rows) instances are picked, " + on.wanted() + " here, but there were " + picks.length + on));
        }
    }

    /**
     * Picks are rows of the matrix, none twice.
     *
     * @param seed of the matrices that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void picker_603_picks_are_distinct_rows(long seed) {
        Picker picker = component();
        for (Case on : cases(seed)) {
            pick(picker, on, seed).ifPresent(picks -> {
                Set<Integer> seen = new HashSet<>();
                for (int pick : picks) {
                    if (pick < 0 || pick >= on.importance().rows() || !seen.add(pick)) {
                        fail("picks are distinct rows of W, 0 .. " + (on.importance().rows() - 1) + " here, but they are "
                                + Arrays.toString(picks) + on);
                    }
                }
            });
        }
    }

    /**
     * The same matrix and seed give the same picks, from this picker and from another one made with the same options.
     *
     * @param seed of the matrices that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void picker_604_the_same_seed_gives_the_same_picks(long seed) {
        Picker picker = component();
        Picker other = component();
        for (Case on : cases(seed)) {
            Optional<int[]> first = pick(picker, on, seed);
            requireSame(first, pick(picker, on, seed), on, "each time");
            requireSame(first, pick(other, on, seed), on, "from each component made with the same options");
        }
    }

    /**
     * Eight threads that pick at the same time get what one gets.
     *
     * @param seed of the matrices that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void picker_605_threads_do_not_disturb_each_other(long seed) {
        Picker picker = component();
        List<Case> cases = cases(seed);
        List<Optional<int[]>> alone = cases.stream().map(on -> pick(picker, on, seed)).toList();
        for (int round = 0; round < 5; round++) {
            List<List<Optional<int[]>>> together = Threads.run(thread -> {
                List<Optional<int[]>> own = new ArrayList<>();
                for (int i = 0; i < cases.size(); i++) {
                    own.add(pick(picker, cases.get((i + 3 * thread) % cases.size()), seed));
                }
                return own;
            });
            for (int thread = 0; thread < together.size(); thread++) {
                for (int i = 0; i < cases.size(); i++) {
                    int on = (i + 3 * thread) % cases.size();
                    requireSame(alone.get(on), together.get(thread).get(i), cases.get(on),
                            "while other threads use the same component");
                }
            }
        }
    }

    private static void requireSame(Optional<int[]> expected, Optional<int[]> actual, Case on, String when) {
        if (!Arrays.equals(expected.orElse(null), actual.orElse(null))) {
            fail("the same matrix, budget and seed give the same picks " + when + ", but they were "
                    + expected.map(Arrays::toString).orElse("an error") + " and then "
                    + actual.map(Arrays::toString).orElse("an error") + on);
        }
    }

    /** The caller owns the picks. */
    @Test
    public void picker_606_the_picks_belong_to_the_caller() {
        Picker picker = component();
        for (Case on : cases(1)) {
            Optional<int[]> picks = pick(picker, on, 1);
            if (picks.isEmpty()) {
                continue;
            }
            int[] before = picks.get().clone();
            Arrays.fill(picks.get(), -7);
            Optional<int[]> again = pick(picker, on, 1);
            if (again.isPresent() && again.get().length > 0 && again.get()[0] == -7) {
                fail("the picks are an array that the caller may write into, but what was written came back with the next call: "
                        + Arrays.toString(before) + " became " + Arrays.toString(again.get()) + on);
            }
        }
    }

    /** A budget of nothing is refused. */
    @Test
    public void picker_607_refuses_a_budget_below_1() {
        Picker picker = component();
        for (int budget : new int[] {0, -1}) {
            String answer;
            try {
                answer = "picked " + Arrays.toString(
                        picker.pick(cases(1).get(0).importance(), budget, new RandomStreams(1).generator()));
            } catch (IllegalArgumentException e) {
                if (String.valueOf(e.getMessage()).contains(String.valueOf(budget))) {
                    continue;
                }
                answer = "threw " + e;
            } catch (RuntimeException e) {
                answer = "threw " + e;
            }
            fail("a budget below 1 is an IllegalArgumentException that names it, but with a budget of " + budget + " the picker "
                    + answer);
        }
    }
}
