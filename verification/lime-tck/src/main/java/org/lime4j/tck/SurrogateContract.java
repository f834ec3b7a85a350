package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/**
 * What a {@link SurrogateLearner} and the {@link Surrogate}s it fits must keep. A learner's test is this and nothing
 * more:
 *
 * <pre>{@code
 * class MarginalEffectsTest extends SurrogateContract {
 *     @Override
 *     protected SurrogateFactory<?> factory() {
 *         return new MarginalEffectsFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>The learner is tried on samples of binary, numeric and mixed features; those it refuses in {@code check} are left
 * out. One that needs a sampler with weights overrides {@link #fitsWeightedCoalitions}.
 */
public abstract class SurrogateContract extends FactoryContract<SurrogateLearner> {
    /** Between fits that are the same but for the order of sums. */
    private static final double SAME = 1e-7;

    /** Between sums that are the same but for rounding. */
    private static final double ROUNDING = 1e-9;

    /** For subclasses. */
    protected SurrogateContract() {}

    @Override
    protected abstract SurrogateFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return SurrogateFactory.class;
    }

    /**
     * {@return whether the learner fits what a weighted sampler draws of parts present or removed, and needs the empty
     * coalition} It is then told that the sampler has weights, and nothing is present in row 1 of the binary samples.
     * False unless overridden.
     */
    protected boolean fitsWeightedCoalitions() {
        return false;
    }

    private List<FitCase> accepted(List<FitCase> cases) {
        SurrogateLearner learner = component();
        return cases.stream()
                .filter(fit -> isAccepted(learner, fit))
                .map(fit -> fitsWeightedCoalitions() ? fit.withEmptyRow() : fit)
                .toList();
    }

    private boolean isAccepted(SurrogateLearner learner, FitCase fit) {
        PipelineShape shape = Pipelines.shape(String.class, fit.features(), fit.rows().length, fit.size());
        return learner.check(fitsWeightedCoalitions() ? Pipelines.weighted(shape) : shape).isEmpty();
    }

    private Surrogate fit(FitCase fit, int output, int budget) {
        return fit(component(), fit.data(), output, budget);
    }

    private Surrogate fit(FitCase fit) {
        return fit(fit, 0, Math.min(fit.size(), 4));
    }

    private static Surrogate fit(SurrogateLearner learner, LocalData data, int output, int budget) {
        return learner.fit(data, output, new Complexity(budget), new RandomStreams(17).in(output).generator());
    }

    private static double[] predictions(Surrogate surrogate, SampleMatrix design) {
        double[] out = new double[design.rows()];
        surrogate.predict(design, out);
        return out;
    }

    /** A learner accepts some kind of sample. */
    @Test
    public void surrogate_201_accepts_some_samples() {
        if (accepted(FitCase.standard(1)).isEmpty()) {
            fail("check() refuses only what cannot be fitted, but it refused every sample tried");
        }
    }

    /** The learner's own budget is at least one feature. */
    @Test
    public void surrogate_202_features_is_at_least_1() {
        if (component().features() < 1) {
            fail("features(), the budget when the request names none, is at least 1, but it is " + component().features());
        }
    }

    /**
     * No more features are reported, or asked about by a tree, than the budget allows.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_203_keeps_the_budget_of_features(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            for (int budget : new int[] {1, 2, fit.size() - 1}) {
                Surrogate surrogate = fit(fit, 0, budget);
                int reported = surrogate.contributions().size();
                if (reported > budget) {
                    fail("a surrogate reports at most complexity.features() features, but with a budget of " + budget
                            + " it reported " + reported + " (" + fit.name() + ")");
                }
                if (surrogate.description() instanceof SurrogateDescription.Tree tree) {
                    Set<FeatureKey> asked = new TreeSet<>();
                    collect(tree.root(), asked);
                    if (asked.size() > budget) {
                        fail("a tree asks about at most complexity.features() features, but with a budget of " + budget
                                + " it asks about " + asked + " (" + fit.name() + ")");
                    }
                }
            }
        }
    }

    private static void collect(SurrogateDescription.TreeNode node, Set<FeatureKey> asked) {
        if (node instanceof SurrogateDescription.Split split) {
            asked.add(split.key());
            collect(split.below(), asked);
            collect(split.above(), asked);
        }
    }

    /**
     * Each contribution names a column of the design, none twice.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_204_contributions_name_distinct_columns(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            Set<Integer> columns = new HashSet<>();
            for (Surrogate.Contribution contribution : fit(fit).contributions()) {
                int column = contribution.feature();
                if (column < 0 || column >= fit.size() || !columns.add(column)) {
                    fail("contributions name distinct columns of the design, 0 .. " + (fit.size() - 1) + ", but one names "
                            + column + (columns.contains(column) ? " again" : "") + " (" + fit.name() + ")");
                }
            }
        }
    }

    /**
     * Contributions come with the largest first.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_205_contributions_come_by_descending_magnitude(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            List<Surrogate.Contribution> contributions = fit(fit).contributions();
            for (int i = 1; i < contributions.size(); i++) {
                double before = Math.abs(contributions.get(i - 1).weight());
                double after = Math.abs(contributions.get(i).weight());
                if (after > before) {
                    fail("contributions come by descending magnitude, but number " + i + " has " + after + " after " + before
                            + " (" + fit.name() + ")");
                }
            }
        }
    }

    /**
     * Intercept, weights and predictions are finite.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_206_numbers_are_finite(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            requireFinite(fit(fit), fit);
        }
    }

    private static void requireFinite(Surrogate surrogate, FitCase fit) {
        boolean finite = Double.isFinite(surrogate.intercept())
                && surrogate.contributions().stream().allMatch(contribution -> Double.isFinite(contribution.weight()))
                && Arrays.stream(predictions(surrogate, fit.design(0, fit.rows().length))).allMatch(Double::isFinite);
        if (!finite) {
            fail("intercept, weights and predictions are finite, but they are " + surrogate.intercept() + ", "
                    + surrogate.contributions() + " (" + fit.name() + ")");
        }
    }

    /**
     * A surrogate that calls itself linear is the weighted sum it reports.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_207_a_linear_one_predicts_its_intercept_and_weighted_sum(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            Surrogate surrogate = fit(fit);
            if (!(surrogate.description() instanceof SurrogateDescription.Linear)) {
                continue;
            }
            double[] predictions = predictions(surrogate, fit.design(0, fit.rows().length));
            for (int i = 0; i < predictions.length; i++) {
                double sum = surrogate.intercept();
                for (Surrogate.Contribution contribution : surrogate.contributions()) {
                    sum += contribution.weight() * fit.rows()[i][contribution.feature()];
                }
                if (!Numbers.near(sum, predictions[i], ROUNDING)) {
                    fail("a surrogate described as Linear predicts intercept + Σ weight · z′, which is " + sum
                            + " for row " + i + ", but it predicted " + predictions[i] + " (" + fit.name() + ")");
                }
            }
        }
    }

    /**
     * What a surrogate that is not linear reports adds up to its prediction of the instance.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_208_contributions_of_others_add_up_to_the_prediction_of_the_instance(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            for (int output = 0; output < fit.outputs().length; output++) {
                Surrogate surrogate = fit(fit, output, Math.min(fit.size(), 4));
                if (surrogate.description() instanceof SurrogateDescription.Linear) {
                    continue;
                }
                double sum = surrogate.intercept();
                for (Surrogate.Contribution contribution : surrogate.contributions()) {
                    sum += contribution.weight();
                }
                double prediction = predictions(surrogate, fit.design(0, 1))[0];
                if (!Numbers.near(sum, prediction, ROUNDING)) {
                    fail("the contributions of a surrogate that is not Linear add up, with the intercept, to its prediction of "
                            + "the instance, which is " + prediction + ", but they add up to " + sum + " (" + fit.name() + ")");
                }
            }
        }
    }

    /**
     * The description says what was fitted; a tree that is read by hand gives what the surrogate predicts.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_209_description_says_what_was_fitted(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            Surrogate surrogate = fit(fit);
            SurrogateDescription description = surrogate.description();
            if (description instanceof SurrogateDescription.Linear linear) {
                if (linear.fit().isBlank() || !(linear.penalty() >= 0)) {
                    fail("a Linear description names the fit, and its penalty is at least 0, but it is " + linear);
                }
            } else if (description instanceof SurrogateDescription.Custom custom) {
                if (custom.kind().isBlank()) {
                    fail("a Custom description names its kind, but it is " + custom);
                }
            } else if (description instanceof SurrogateDescription.Tree tree) {
                double[] predictions = predictions(surrogate, fit.design(0, fit.rows().length));
                for (int i = 0; i < predictions.length; i++) {
                    double answer = answer(tree.root(), fit, fit.rows()[i]);
                    if (!Numbers.near(answer, predictions[i], ROUNDING)) {
                        fail("a Tree description leads to the prediction, but row " + i + " comes to the answer " + answer
                                + " in it and predict() gave " + predictions[i] + " (" + fit.name() + ")");
                    }
                }
            }
        }
    }

    private static double answer(SurrogateDescription.TreeNode node, FitCase fit, double[] row) {
        SurrogateDescription.TreeNode at = node;
        while (at instanceof SurrogateDescription.Split split) {
            int column = fit.features().stream().map(feature -> feature.key()).toList().indexOf(split.key());
            at = row[column] <= split.threshold() ? split.below() : split.above();
        }
        return at.prediction();
    }

    /**
     * The same sample gets the same surrogate, from this learner and from another one made with the same options.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_210_the_same_sample_gets_the_same_surrogate(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            SurrogateLearner learner = component();
            int budget = Math.min(fit.size(), 4);
            String first = numbers(fit(learner, fit.data(), 0, budget), fit);
            requireEqual(first, numbers(fit(learner, fit.data(), 0, budget), fit),
                    "the same sample and generator give the same surrogate, to the last bit", fit);
            requireEqual(first, numbers(fit(component(), fit.data(), 0, budget), fit),
                    "learners made with the same options fit the same surrogate, to the last bit", fit);
        }
    }

    /**
     * Eight threads that fit the outputs of one sample at the same time get what one gets.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_211_threads_do_not_disturb_each_other(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            SurrogateLearner learner = component();
            int budget = Math.min(fit.size(), 4);
            String[] alone = new String[fit.outputs().length];
            for (int output = 0; output < alone.length; output++) {
                alone[output] = numbers(fit(learner, fit.data(), output, budget), fit);
            }
            for (int round = 0; round < 5; round++) {
                LocalData shared = fit.data();
                List<String> together = Threads.run(
                        thread -> numbers(fit(learner, shared, thread % alone.length, budget), fit));
                for (int thread = 0; thread < together.size(); thread++) {
                    requireEqual(alone[thread % alone.length], together.get(thread),
                            "threads that fit outputs of one sample at the same time get what one thread gets", fit);
                }
            }
        }
    }

    private static void requireEqual(String expected, String actual, String rule, FitCase fit) {
        if (!expected.equals(actual)) {
            fail(rule + ", but it was " + expected + " and then " + actual + " (" + fit.name() + ")");
        }
    }

    /** Every number of a surrogate; predictions as a hash of their bits. */
    private static String numbers(Surrogate surrogate, FitCase fit) {
        return "intercept " + surrogate.intercept() + ", " + surrogate.contributions() + ", covariance "
                + surrogate.covariance().map(Arrays::deepToString).orElse("unknown") + ", " + surrogate.description()
                + ", predictions " + Arrays.hashCode(predictions(surrogate, fit.design(0, fit.rows().length)));
    }

    /**
     * Design, weights and outputs are not modified.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    public void surrogate_212_does_not_modify_the_sample(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            LocalData data = fit.data();
            Surrogate surrogate = fit(component(), data, 0, Math.min(fit.size(), 4));
            predictions(surrogate, data.design());
            for (int i = 0; i < data.rows(); i++) {
                boolean same = data.proximity(i) == fit.proximities()[i] && data.output(0)[i] == fit.outputs()[0][i]
                        && data.output(1)[i] == fit.outputs()[1][i] && data.weight(i) == fit.proximities()[i];
                for (int j = 0; j < data.size(); j++) {
                    same &= data.design().get(i, j) == fit.rows()[i][j];
                }
                if (!same) {
                    fail("design, weights and outputs are shared with other threads and not modified, but row " + i
                            + " was (" + fit.name() + ")");
                }
            }
        }
    }

    /**
     * The output that was asked for is fitted, whatever the others are.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_213_fits_the_output_that_was_asked_for(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            double[] second = fit.outputs()[1];
            SurrogateLearner learner = component();
            int budget = Math.min(fit.size(), 4);
            Surrogate beside = fit(learner, fit.data(), 1, budget);
            Surrogate alone = fit(learner, fit.withOutputs(second, second).data(), 1, budget);
            requireSameFit(alone, beside, fit, "the fit of output 1 depends on that output alone");
        }
    }

    /**
     * A row of weight 0 has no say.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_214_a_row_of_weight_0_has_no_say(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            int n = fit.rows().length;
            double[] proximities = fit.proximities().clone();
            double[] one = fit.outputs()[0].clone();
            double[] other = fit.outputs()[0].clone();
            for (int i = 3; i < n; i += 3) {
                proximities[i] = 0;
                other[i] = i % 2 == 0 ? 40 : -15;
            }
            FitCase ignored = fit.withProximities(proximities);
            requireSameFit(fit(ignored.withOutputs(one)), fit(ignored.withOutputs(other)), fit,
                    "what the model says of rows of weight 0 does not change the fit");
        }
    }

    /**
     * Rows that stand for several give what the several would give.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_215_merged_rows_count_as_often_as_they_were_drawn(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            requireSameFit(fit(expanded(fit)), fit(merged(fit)), fit,
                    "a row of multiplicity m counts as m equal rows would");
        }
    }

    /**
     * The covariance is that of the drawn rows, not of the merged ones.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_216_covariance_counts_merged_rows_as_often_as_they_were_drawn(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            Surrogate expanded = fit(expanded(fit));
            Surrogate merged = fit(merged(fit));
            if (expanded.covariance().isEmpty() || merged.covariance().isEmpty()) {
                continue;
            }
            double[][] expected = expanded.covariance().get();
            double[][] actual = merged.covariance().get();
            for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
                if (Math.abs(expected[i][i] - actual[i][i]) > 1e-6 * expected[i][i]) {
                    fail("a row of multiplicity m adds m·π²·r² to the middle of the covariance, as m equal rows would, but "
                            + "the variance of contribution " + i + " is " + actual[i][i] + " where rows are merged and "
                            + expected[i][i] + " where they are not (" + fit.name() + ")");
                }
            }
        }
    }

    private static FitCase merged(FitCase fit) {
        int[] counts = new int[fit.rows().length];
        Arrays.setAll(counts, i -> 1 + i % 3);
        return fit.withMultiplicities(counts);
    }

    private static FitCase expanded(FitCase fit) {
        int n = fit.rows().length;
        int[] order = new int[n * 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int copy = 0; copy < 1 + i % 3; copy++) {
                order[count++] = i;
            }
        }
        return fit.withRows(Arrays.copyOf(order, count));
    }

    /**
     * The order of the columns changes nothing but the order of the columns: predictions are the same, and so are the
     * weights of a linear surrogate. (Weights of others may be shared out differently where features say the same.)
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_217_permuting_the_features_permutes_the_contributions(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            int d = fit.size();
            int[] order = FitCase.identity(d);
            for (int j = 0; j < d; j++) {
                order[j] = d - 1 - j;
            }
            FitCase reordered = fit.withColumns(order);
            Surrogate straight = fit(fit);
            Surrogate permuted = fit(reordered);
            double[] before = predictions(straight, fit.design(0, fit.rows().length));
            double[] after = predictions(permuted, reordered.design(0, fit.rows().length));
            for (int i = 0; i < before.length; i++) {
                if (!Numbers.near(before[i], after[i], SAME)) {
                    fail("features in another order give the same predictions, but row " + i + " got " + before[i]
                            + " and then " + after[i] + " (" + fit.name() + ")");
                }
            }
            if (straight.description() instanceof SurrogateDescription.Linear) {
                Map<Integer, Double> back = new TreeMap<>();
                permuted.contributions()
                        .forEach(contribution -> back.put(order[contribution.feature()], contribution.weight()));
                requireSameNumbers(straight.intercept(), weights(straight), permuted.intercept(), back, fit,
                        "features in another order get the same weights");
            }
        }
    }

    /**
     * The order of the rows after row 0 changes nothing.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_218_the_order_of_the_rows_has_no_say(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            int[] order = FitCase.identity(fit.rows().length);
            for (int i = 1; i < order.length; i++) {
                order[i] = order.length - i;
            }
            requireSameFit(fit(fit), fit(fit.withRows(order)), fit, "rows in another order, but for row 0, give the same fit");
        }
    }

    private static void requireSameFit(Surrogate expected, Surrogate actual, FitCase fit, String rule) {
        requireSameNumbers(expected.intercept(), weights(expected), actual.intercept(), weights(actual), fit, rule);
    }

    private static Map<Integer, Double> weights(Surrogate surrogate) {
        Map<Integer, Double> weights = new TreeMap<>();
        surrogate.contributions().forEach(contribution -> weights.put(contribution.feature(), contribution.weight()));
        return weights;
    }

    private static void requireSameNumbers(double intercept, Map<Integer, Double> weights, double otherIntercept,
            Map<Integer, Double> otherWeights, FitCase fit, String rule) {
        boolean same = Numbers.near(intercept, otherIntercept, SAME) && weights.keySet().equals(otherWeights.keySet())
                && weights.entrySet().stream()
                        .allMatch(entry -> Numbers.near(entry.getValue(), otherWeights.get(entry.getKey()), SAME));
        if (!same) {
            fail(rule + ", but the intercept was " + intercept + " and the weights by column " + weights + ", and then "
                    + otherIntercept + " and " + otherWeights + " (" + fit.name() + ")");
        }
    }

    /**
     * A covariance has a row and a column for each contribution, is symmetric, and gives no negative variance.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_219_covariance_is_that_of_the_contributions(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            Surrogate surrogate = fit(fit);
            int k = surrogate.contributions().size();
            surrogate.covariance().ifPresent(covariance -> {
                if (covariance.length != k || Arrays.stream(covariance).anyMatch(row -> row.length != k)) {
                    fail("covariance() has a row and a column for each of the " + k + " contributions, but it has "
                            + covariance.length + " rows (" + fit.name() + ")");
                }
                if (!Covariances.isCovariance(covariance)) {
                    fail("covariance() is finite, symmetric, and gives no combination of weights a negative variance, but it is "
                            + Arrays.deepToString(covariance) + " (" + fit.name() + ")");
                }
            });
        }
    }

    /**
     * Few rows, few features, or fewer rows than features are no error.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_220_fits_the_smallest_samples(long seed) {
        for (FitCase fit : accepted(FitCase.edges(seed))) {
            for (int budget : new int[] {1, fit.size()}) {
                requireFinite(fitOrFail(fit, budget), fit);
            }
        }
    }

    /**
     * Columns that are equal to others, or the same in every row, are no error.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void surrogate_221_equal_columns_and_constant_columns_are_no_error(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            for (FitCase dependent : List.of(fit.withColumnLike(1, 0), fit.withColumnLike(2, -1))) {
                requireFinite(fitOrFail(dependent, dependent.size()), dependent);
            }
        }
    }

    private Surrogate fitOrFail(FitCase fit, int budget) {
        try {
            return fit(fit, 0, budget);
        } catch (RuntimeException e) {
            return fail("such a sample has a fit, if only its mean, but fit() threw " + e + " (" + fit.name() + ")", e);
        }
    }

    /**
     * A model that gives the same answer to every row is that answer, and no feature has a part in it.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    public void surrogate_222_a_constant_output_gives_no_feature_a_weight(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            double[] constant = new double[fit.rows().length];
            Arrays.fill(constant, 0.75);
            Surrogate surrogate = fit(fit.withOutputs(constant));
            double largest = surrogate.contributions().stream()
                    .mapToDouble(contribution -> Math.abs(contribution.weight()))
                    .max()
                    .orElse(0);
            if (!(largest <= ROUNDING) || !Numbers.near(surrogate.intercept(), 0.75, ROUNDING)) {
                fail("of a model that answers 0.75 to everything, the intercept is 0.75 and every weight 0, but they are "
                        + surrogate.intercept() + " and " + surrogate.contributions() + " (" + fit.name() + ")");
            }
        }
    }

    /**
     * Predicting writes a number for each row of the design that is given, and looks at no other row.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    public void surrogate_223_predicts_any_rows_one_by_one(long seed) {
        for (FitCase fit : accepted(FitCase.standard(seed))) {
            Surrogate surrogate = fit(fit);
            double[] together = predictions(surrogate, fit.design(0, fit.rows().length));
            for (int i = 0; i < together.length; i++) {
                double[] out = {Double.NaN, 9};
                surrogate.predict(fit.design(i, i + 1), out);
                if (!Numbers.near(together[i], out[0], ROUNDING) || out[1] != 9) {
                    fail("predict() writes one number a row of the design it is given, which depends on that row alone, but row "
                            + i + " got " + together[i] + " among the others and " + out[0] + " alone"
                            + (out[1] == 9 ? "" : ", and the entry behind it was written") + " (" + fit.name() + ")");
                }
            }
        }
    }
}
