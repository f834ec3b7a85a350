package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.random.Normal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.tabular.discretize.Bins;

class BinSamplerTest {
    private static final int DRAWS = 20_000;

    /** 120 z-tests share an error of 1e-6. */
    private static final double LIMIT = 5.8;

    /** One value of bin 0 for a row. */
    private static double draw(BinSampler sampler, RowRandom random, long row) {
        long[] positions = new long[1];
        double[] value = new double[1];
        random.positions(row, 1, positions);
        sampler.draw(new double[1], 0, 1, positions, value, 0, 1);
        return value[0];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void drawsATruncatedNormalInsideTheBin(long seed) {
        SplittableRandom choice = new SplittableRandom(seed);
        for (int k = 0; k < 3; k++) {
            double mean = 10 * choice.nextDouble() - 5;
            double deviation = 0.1 + choice.nextDouble();
            double min = mean + deviation * (8 * choice.nextDouble() - 4);
            double max = min + deviation * (0.01 + 4 * choice.nextDouble());
            BinSampler sampler = new BinSampler(bins(mean, deviation, min, max));
            RowRandom random = new RandomStreams(seed).in(k).rows();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < DRAWS; i++) {
                double value = draw(sampler, random, i);
                assertThat(value).isBetween(min, max);
                sum += value;
                squares += value * value;
            }
            double found = sum / DRAWS;
            double spread = Math.sqrt(squares / DRAWS - found * found);
            double z = (found - truncatedMean(mean, deviation, min, max)) / (spread / Math.sqrt(DRAWS));
            assertThat(Math.abs(z)).as("seed %d, case %d: z %s", seed, k, z).isLessThan(LIMIT);
            double expectedSpread = truncatedDeviation(mean, deviation, min, max);
            // The spread of a sample deviation is at most that of a normal's times 1.4 for these flatter shapes.
            double zSpread = (spread / expectedSpread - 1) * Math.sqrt(2.0 * DRAWS) / 1.4;
            assertThat(Math.abs(zSpread)).as("seed %d, case %d: z of spread %s", seed, k, zSpread).isLessThan(LIMIT);
        }
    }

    @Test
    void aBinWithOneValueGivesThatValueWithoutDrawing() {
        RowRandom random = new RandomStreams(1).rows();
        assertThat(draw(new BinSampler(bins(5, 0, 5, 5)), random, 0)).isEqualTo(5);
        assertThat(draw(new BinSampler(bins(1, 0, 0, 1)), random, 0)).isEqualTo(1);
        assertThat(draw(new BinSampler(bins(3, 2, 4, 4)), random, 0)).isEqualTo(4);
        long[] positions = {17, 18};
        double[] values = new double[4];
        new BinSampler(bins(5, 0, 5, 5)).draw(new double[] {9, 0, 0}, 1, 2, positions, values, 1, 2);
        assertThat(positions).containsExactly(17, 18);
        assertThat(values).containsExactly(0, 5, 0, 5);
    }

    @Test
    void aBinFarInTheTailStaysInTheBin() {
        RowRandom random = new RandomStreams(3).rows();
        BinSampler far = new BinSampler(bins(0, 1, 30, 31));
        BinSampler below = new BinSampler(bins(0, 1, -31, -30));
        BinSampler beyond = new BinSampler(bins(0, 1, 50, 51));
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            double excess = draw(far, random, i) - 30;
            sum += excess;
            assertThat(excess).isBetween(0.0, 1.0);
            assertThat(draw(below, random, i)).isBetween(-31.0, -30.0);
            assertThat(draw(beyond, random, i)).isEqualTo(50);
        }
        // The excess over 30 is all but exponential with mean 1/30.
        assertThat(sum / 1_000).isBetween(0.025, 0.042);
    }

    private static Bins bins(double mean, double deviation, double min, double max) {
        return new Bins(
                new double[0], new double[] {1}, new double[] {mean}, new double[] {deviation}, new double[] {min}, new double[] {max});
    }

    static double truncatedMean(double mean, double deviation, double min, double max) {
        if (deviation == 0 || min == max) {
            return Math.min(Math.max(mean, min), max);
        }
        double l = (min - mean) / deviation;
        double r = (max - mean) / deviation;
        return mean + deviation * (Normal.density(l) - Normal.density(r)) / (Normal.cdf(r) - Normal.cdf(l));
    }

    private static double truncatedDeviation(double mean, double deviation, double min, double max) {
        double l = (min - mean) / deviation;
        double r = (max - mean) / deviation;
        double mass = Normal.cdf(r) - Normal.cdf(l);
        double shift = (Normal.density(l) - Normal.density(r)) / mass;
        return deviation * Math.sqrt(1 + (l * Normal.density(l) - r * Normal.density(r)) / mass - shift * shift);
    }
}
