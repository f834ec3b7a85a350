package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.DiscretizerFactory;

/**
 * What a {@link Discretizer} must keep. Extended as {@link TokenizerContract} is: by a class that says which factory to
 * test.
 *
 * <p>It is tried on columns of one value, of two, of many, of equal ones, of very large and of very small ones, with and
 * without the classes of a response.
 */
public abstract class DiscretizerContract extends FactoryContract<Discretizer> {
    /** Between shares that are the same but for rounding. */
    private static final double ROUNDING = 1e-9;

    /** For subclasses. */
    protected DiscretizerContract() {}

    @Override
    protected abstract DiscretizerFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return DiscretizerFactory.class;
    }

    /** {@return the name that the columns have; {@code length} unless overridden} */
    protected String column() {
        return "length";
    }

    /**
     * {@return whether the bins describe the values of the column, rather than values that the options tell of; true unless
     * overridden}
     */
    protected boolean describesTheColumn() {
        return true;
    }

    /**
     * A column of the background.
     *
     * @param lacking whether a discretizer may refuse it: there is no response, or numbers are of no usual size
     */
    private record Case(String name, NumericStatistics statistics, boolean lacking) {
        @Override
        public String toString() {
            return " (" + name + ")";
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        add(cases, "one value", i -> 3, 1);
        add(cases, "50 equal values", i -> -2.5, 50);
        add(cases, "two values", i -> i % 2, 40);
        add(cases, "few values, one of them most of the time", i -> i % 10 == 0 ? i / 10 : 0, 100);
        SplittableRandom random = new SplittableRandom(3);
        double[] numbers = random.doubles(200).toArray();
        add(cases, "200 values between 0 and 1", i -> numbers[(int) i], 200);
        add(cases, "200 values, most of them small", i -> Math.exp(20 * numbers[(int) i]), 200);
        add(cases, "very large values of both signs", i -> (numbers[(int) i] - 0.5) * 1e150, 120);
        add(cases, "very small values", i -> numbers[(int) i] * 1e-150, 120);
        return cases;
    }

    /** The column alone, and with a response of two classes. */
    private static void add(List<Case> cases, String name, DoubleUnaryOperator value, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, value::applyAsDouble);
        double[] first = Arrays.copyOf(values, (count + 1) / 2);
        double[] second = Arrays.copyOfRange(values, (count + 1) / 2, count);
        cases.add(new Case(name, NumericStatistics.of(values), true));
        cases.add(new Case(
                name + ", two classes", NumericStatistics.ofClasses(List.of(first, second)), name.startsWith("very")));
    }

    /** Errors are told of by one rule, so that the others can be looked at. */
    private Optional<Bins> bins(Discretizer discretizer, Case on) {
        try {
            Optional<Bins> bins = discretizer.discretize(column(), on.statistics());
            return bins == null ? Optional.empty() : bins;
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** All that is known of bins. */
    private static String written(Optional<Bins> cut) {
        return cut.map(bins -> {
            StringBuilder text = new StringBuilder(Arrays.toString(bins.boundaries()));
            for (int b = 0; b < bins.size(); b++) {
                text.append(" {").append(bins.frequency(b)).append(", ").append(bins.mean(b)).append(" ± ")
                        .append(bins.standardDeviation(b)).append(", ").append(bins.min(b)).append(" .. ")
                        .append(bins.max(b)).append('}');
            }
            return text.toString();
        }).orElse("no bins");
    }

    /** Every column can be cut or left, and a background that lacks something is named as such. */
    @Test
    public void discretizer_1101_cuts_every_column_or_says_what_the_background_lacks() {
        Discretizer discretizer = component();
        for (Case on : cases()) {
            try {
                if (discretizer.discretize(column(), on.statistics()) == null) {
                    fail("a column that is not cut is an empty Optional, but it was null" + on);
                }
            } catch (LimeException e) {
                if (e.id() != ErrorId.BAD_BACKGROUND || !on.lacking() || !e.getMessage().contains(column())) {
                    fail("only what the background lacks, such as a response or numbers of a usual size, is an error, a BAD_BACKGROUND "
                            + "that names the column, but it was " + e.id() + ": " + e.getMessage() + on, e);
                }
            } catch (RuntimeException e) {
                fail("every column is cut or left as it is, one of a single value among them, but the discretizer threw " + e + on, e);
            }
        }
    }

    /** The same column has the same bins, from this discretizer and from another one made with the same options. */
    @Test
    public void discretizer_1102_the_same_column_has_the_same_bins() {
        Discretizer discretizer = component();
        Discretizer other = component();
        List<Case> cases = cases();
        List<String> first = cases.stream().map(on -> written(bins(discretizer, on))).toList();
        for (int i = cases.size() - 1; i >= 0; i--) {
            Case on = cases.get(i);
            requireSame(first.get(i), written(bins(discretizer, on)), on, "each time, whatever column came before");
            requireSame(first.get(i), written(bins(other, on)), on, "from each component made with the same options");
        }
    }

    /** Eight threads that cut at the same time get what one gets. */
    @Test
    public void discretizer_1103_threads_do_not_disturb_each_other() {
        Discretizer discretizer = component();
        List<Case> cases = cases();
        List<String> alone = cases.stream().map(on -> written(bins(discretizer, on))).toList();
        for (int round = 0; round < 5; round++) {
            List<List<String>> together = Threads.run(thread -> {
                List<String> own = new ArrayList<>();
                for (int i = 0; i < cases.size(); i++) {
                    own.add(written(bins(discretizer, cases.get((i + thread) % cases.size()))));
                }
                return own;
            });
            for (int thread = 0; thread < together.size(); thread++) {
                for (int i = 0; i < cases.size(); i++) {
                    int on = (i + thread) % cases.size();
                    requireSame(alone.get(on), together.get(thread).get(i), cases.get(on),
                            "while other threads use the same component");
                }
            }
        }
    }

    private static void requireSame(String expected, String actual, Case on, String when) {
        if (!expected.equals(actual)) {
            fail("the same column has the same bins " + when + ", but they were " + expected + " and then " + actual + on);
        }
    }

    /** What is drawn inside a bin belongs to it: its range and its mean lie between its boundaries. */
    @Test
    public void discretizer_1104_range_and_mean_of_a_bin_lie_inside_it() {
        Discretizer discretizer = component();
        for (Case on : cases()) {
            bins(discretizer, on).ifPresent(bins -> {
                double[] boundaries = bins.boundaries();
                for (int b = 0; b < bins.size(); b++) {
                    double from = b == 0 ? Double.NEGATIVE_INFINITY : boundaries[b - 1];
                    double to = b == bins.size() - 1 ? Double.POSITIVE_INFINITY : boundaries[b];
                    if (bins.min(b) < from || bins.max(b) > to) {
                        fail("a value that is drawn for a bin belongs to it, so that its range lies between its boundaries, " + from
                                + " and " + to + ", but that of bin " + b + " is " + bins.min(b) + " .. " + bins.max(b) + on);
                    }
                    double slack = ROUNDING * Math.max(Math.abs(bins.min(b)), Math.abs(bins.max(b)));
                    if (bins.frequency(b) > 0 && (bins.mean(b) < bins.min(b) - slack || bins.mean(b) > bins.max(b) + slack)) {
                        fail("the mean of a bin that occurs lies in its range, but that of bin " + b + " is " + bins.mean(b)
                                + ", outside " + bins.min(b) + " .. " + bins.max(b) + on);
                    }
                }
            });
        }
    }

    /** Bins are as frequent as the values in them. */
    @Test
    public void discretizer_1105_frequencies_are_the_shares_of_the_values() {
        Discretizer discretizer = component();
        for (Case on : describesTheColumn() ? cases() : List.<Case>of()) {
            bins(discretizer, on).ifPresent(bins -> {
                NumericStatistics statistics = on.statistics();
                double[] shares = new double[bins.size()];
                for (int rank = 0; rank < statistics.distinct(); rank++) {
                    shares[bins.indexOf(statistics.value(rank))] += (double) statistics.count(rank) / statistics.count();
                }
                for (int b = 0; b < shares.length; b++) {
                    if (!Numbers.near(shares[b], bins.frequency(b), ROUNDING)) {
                        fail("a bin is drawn as often as the background has its values, a share of " + shares[b]
                                + ", but the frequency of bin " + b + " is " + bins.frequency(b) + on
                                + "; if the options say what the bins hold, override describesTheColumn()");
                    }
                }
            });
        }
    }
}
