package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.QuantileDiscretizer;

class RankSummaryTest {
    private static final int N = 60_000;
    private static final int CLASSES = 3;
    private static final int[] ORDER = {2, 0, 1};

    /** Orders of values; {@code most} is the largest error for which a summary of so many kept values is allowed. */
    enum Stream {
        RANDOM(2),
        HEAVY_TAILED(2),
        HALF_ZERO(2),
        FEW_WITH_NOISE(2),
        SORTED(2),
        REVERSED(2),
        FROM_THE_MIDDLE(2),
        ALWAYS_BETWEEN(2),
        CLUSTERED(8),
        TO_THE_MIDDLE(16),
        SAWTOOTH(8);

        final double most;

        Stream(double most) {
            this.most = most;
        }

        double[] values(SplittableRandom random) {
            IntToDoubleFunction value = switch (this) {
                case RANDOM -> i -> random.nextDouble() - 0.5;
                case HEAVY_TAILED -> i -> Math.pow(random.nextDouble(), -3);
                case HALF_ZERO -> i -> random.nextBoolean() ? 0 : random.nextDouble() - 0.2;
                case FEW_WITH_NOISE -> i -> random.nextInt(10) + (random.nextInt(3) == 0 ? random.nextDouble() : 0);
                case SORTED -> i -> i;
                case REVERSED -> i -> -i;
                case FROM_THE_MIDDLE -> i -> i % 2 == 0 ? i : -i;
                case ALWAYS_BETWEEN -> i -> Long.reverse(i) / 1e18;
                case CLUSTERED -> i -> i / (N / 20) * 7 % 20 + random.nextDouble();
                case TO_THE_MIDDLE -> i -> i % 2 == 0 ? i : 2.0 * N - i;
                case SAWTOOTH -> i -> i % 1_000 + 1e-6 * i;
            };
            double[] values = new double[N];
            for (int i = 0; i < N; i++) {
                values[i] = value.applyAsDouble(i);
            }
            return values;
        }
    }

    private static int classOf(double value, SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt(CLASSES) : (int) (Math.abs(value) * 7) % CLASSES;
    }

    @ParameterizedTest
    @EnumSource
    void noMoreRanksAreMissingThanIsSaidInAllAndInEachClass(Stream stream) {
        SplittableRandom random = new SplittableRandom(17);
        double[] values = stream.values(random);
        int limit = 256 * CLASSES;
        ValueCounts counts = new ValueCounts(limit);
        double[][] ofClasses = new double[CLASSES][N];
        int[] sizes = new int[CLASSES];
        for (double value : values) {
            int c = classOf(value, random);
            counts.add(value, c);
            ofClasses[c][sizes[c]++] = value;
        }
        NumericStatistics found = counts.statistics(ORDER);
        List<double[]> ordered = new ArrayList<>();
        for (int c : ORDER) {
            ordered.add(Arrays.copyOf(ofClasses[c], sizes[c]));
        }
        NumericStatistics exact = NumericStatistics.ofClasses(ordered);
        assertThat(found.distinct()).isLessThanOrEqualTo(limit / 4);
        assertThat(found.count()).isEqualTo(N);
        assertThat(found.min()).isEqualTo(exact.min());
        assertThat(found.max()).isEqualTo(exact.max());
        assertThat(found.mean()).isCloseTo(exact.mean(), within(1e-12 * Math.abs(exact.max())));
        assertThat(found.standardDeviation()).isCloseTo(exact.standardDeviation(), within(1e-12 * exact.standardDeviation()));
        long allowed = Math.round(found.rankError() * N);
        assertThat(found.rankError()).isPositive().isLessThanOrEqualTo(stream.most / (limit / 4));
        long[] missing = new long[CLASSES];
        long worst = 0;
        int rank = 0;
        for (int i = 0; i < exact.distinct(); i++) {
            boolean kept = rank < found.distinct() && found.value(rank) == exact.value(i);
            long missingInAll = 0;
            for (int c = 0; c < CLASSES; c++) {
                missing[c] += exact.count(i, c) - (kept ? found.count(rank, c) : 0);
                assertThat(missing[c]).isBetween(0L, allowed);
                missingInAll += missing[c];
            }
            rank += kept ? 1 : 0;
            worst = Math.max(worst, missingInAll);
        }
        assertThat(worst).isLessThanOrEqualTo(allowed).isGreaterThan(allowed / 4);
        assertThat(missing).containsOnly(0);
        assertThat(rank).isEqualTo(found.distinct());
    }

    @ParameterizedTest
    @EnumSource
    void quantilesAndBinsAreAsNearAsTheErrorSays(Stream stream) {
        double[] values = stream.values(new SplittableRandom(4));
        ValueCounts counts = new ValueCounts(400);
        for (double value : values) {
            counts.add(value, 0);
        }
        NumericStatistics found = counts.statistics(new int[1]);
        NumericStatistics exact = NumericStatistics.of(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int off = (int) Math.round(found.rankError() * N);
        for (double p : new double[] {0, 0.01, 0.25, 1 / 3.0, 0.5, 0.9, 1}) {
            int position = (int) Math.floor((N - 1) * p);
            assertThat(found.quantile(p)).isBetween(sorted[position], sorted[Math.min(N - 1, position + 1 + off)]);
        }
        Bins bins = new QuantileDiscretizer(4).discretize("x", found).orElseThrow();
        Bins same = Bins.of(bins.boundaries(), exact);
        for (int b = 0; b < bins.size(); b++) {
            double frequency = same.frequency(b);
            assertThat(bins.frequency(b)).isCloseTo(frequency, within(found.rankError() + 1e-12));
            if (frequency > 4 * found.rankError()) {
                double width = bins.max(b) - bins.min(b);
                assertThat(bins.mean(b)).isCloseTo(same.mean(b), within(4 * found.rankError() / frequency * width));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 63, 1_000})
    void statisticsAreExactUpToTheLimit(int limit) {
        ValueCounts counts = new ValueCounts(limit);
        double[] values = new SplittableRandom(limit).doubles(limit).toArray();
        for (int times = 0; times < 3; times++) {
            for (double value : values) {
                counts.add(value, 0);
            }
        }
        NumericStatistics exact = counts.statistics(new int[1]);
        assertThat(exact.rankError()).isZero();
        assertThat(exact.distinct()).isEqualTo(limit);
        counts.add(2, 0);
        NumericStatistics summarised = counts.statistics(new int[1]);
        assertThat(summarised.rankError()).isPositive();
        assertThat(summarised.distinct()).isLessThanOrEqualTo(limit / 4);
        assertThat(summarised.count()).isEqualTo(3L * limit + 1);
    }

    @Test
    void lookingChangesNothingAndTheSameStreamGivesTheSame() {
        double[] values = Stream.RANDOM.values(new SplittableRandom(8));
        ValueCounts one = new ValueCounts(128);
        ValueCounts other = new ValueCounts(128);
        for (int i = 0; i < N; i++) {
            one.add(values[i], i % CLASSES);
            other.add(values[i], i % CLASSES);
            if (i % 97 == 0) {
                one.statistics(ORDER);
            }
        }
        assertThat(one.statistics(ORDER)).isEqualTo(other.statistics(ORDER)).isEqualTo(one.statistics(ORDER));
    }

    @Test
    void aClassThatComesLateIsCounted() {
        ValueCounts counts = new ValueCounts(64);
        for (int i = 0; i < 10_000; i++) {
            counts.add(i, i < 9_000 ? 0 : 2);
        }
        counts.add(-1, 1);
        NumericStatistics statistics = counts.statistics(new int[] {0, 1, 2});
        long[] ofClasses = new long[3];
        for (int rank = 0; rank < statistics.distinct(); rank++) {
            for (int c = 0; c < 3; c++) {
                ofClasses[c] += statistics.count(rank, c);
            }
        }
        assertThat(ofClasses).containsExactly(9_000, 1, 1_000);
        assertThat(statistics.min()).isEqualTo(-1);
        assertThat(statistics.count(0, 1)).isEqualTo(1);
    }

    @Test
    void aValueOfManyRowsCostsNoRanks() {
        ValueCounts counts = new ValueCounts(64);
        SplittableRandom random = new SplittableRandom(5);
        long zeros = 0;
        for (int i = 0; i < N; i++) {
            boolean zero = random.nextInt(100) > 0;
            zeros += zero ? 1 : 0;
            counts.add(zero ? 0 : random.nextDouble() - 0.5, 0);
        }
        NumericStatistics statistics = counts.statistics(new int[1]);
        assertThat(statistics.rankError()).isLessThan(0.01 * 3 / 16);
        assertThat(statistics.between(-1e-9, 0).count()).isBetween(zeros, zeros + Math.round(statistics.rankError() * N));
        assertThat(statistics.quantile(0.25)).isZero();
    }

    @Test
    void memoryIsBoundedWhateverTheNumberOfValues() {
        ValueCounts counts = new ValueCounts(1_000);
        for (int i = 0; i < 1_000_000; i++) {
            counts.add(i, 0);
        }
        assertThat(counts.capacity()).isLessThanOrEqualTo(2_048);
        assertThat(counts.statistics(new int[1]).distinct()).isLessThanOrEqualTo(250);
    }
}
