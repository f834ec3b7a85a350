package org.lime4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    @Test
    void aRowsNumbersDoNotDependOnWhatWasDrawnBefore() {
        RowRandom random = new RandomStreams(3).in("sampling").rows();
        long first = random.forRow(12).nextLong();
        random.forRow(11);
        for (int i = 0; i < 100; i++) {
            random.nextLong();
        }
        assertThat(random.forRow(12).nextLong()).isEqualTo(first);
    }

    @Test
    void streamsOfOtherNamesSeedsRowsAndNumbersDiffer() {
        RandomStreams streams = new RandomStreams(3);
        assertThat(java.util.stream.LongStream.of(
                        streams.in("a").rows().nextLong(),
                        streams.in("b").rows().nextLong(),
                        streams.in("ab").rows().nextLong(),
                        streams.in("a").in("b").rows().nextLong(),
                        streams.in(0).rows().nextLong(),
                        streams.in(1).rows().nextLong(),
                        streams.rows().forRow(1).nextLong(),
                        streams.rows().nextLong(),
                        new RandomStreams(4).rows().nextLong())
                .distinct()).hasSize(9);
    }

    @Test
    void theSequenceIsTheSameOnEveryJdk() {
        RowRandom random = new RandomStreams(42).in("sampling").rows().forRow(7);
        assertThat(new long[] {random.nextLong(), random.nextLong()})
                .containsExactly(-8170743543790006651L, 8334340596800820396L);
    }

    @Test
    void aPartOfARowGeneratorIsThatPartOfItsStreams() {
        RandomStreams streams = new RandomStreams(3);
        assertThat(streams.rows().forRow(9).in("a").forRow(2).nextLong())
                .isEqualTo(streams.in("a").rows().forRow(2).nextLong());
    }

    @Test
    void positionsGiveTheNumbersThatTheRowsGive() {
        RowRandom rows = new RandomStreams(5).in("x").rows();
        long[] positions = new long[3];
        long firstRow = (1L << 40) + 7;
        rows.positions(firstRow, 3, positions);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 200; j++) {
                rows.forRow(firstRow + i);
                for (int before = 0; before < j; before++) {
                    rows.nextLong();
                }
                assertThat(RowRandom.uniform(RowRandom.after(positions[i], j))).isEqualTo(rows.nextDouble());
            }
            assertThat(RowRandom.gaussian(positions[i])).isEqualTo(rows.forRow(firstRow + i).nextGaussian());
        }
    }

    @Test
    void everyNormalNumberIsFinite() {
        assertThat(RowRandom.gaussianOf(-1L)).isFinite().isGreaterThan(8);
        assertThat(RowRandom.gaussianOf(0L)).isFinite().isLessThan(-8);
    }

    @Test
    void boundedNumbersAreUniform() {
        RowRandom random = new RandomStreams(5).rows();
        int n = 60_000;
        int[] counts = new int[6];
        for (int i = 0; i < n; i++) {
            counts[random.nextInt(6)]++;
        }
        for (int count : counts) {
            assertThat(Math.abs(count - n / 6.0) / Math.sqrt(n * 5 / 36.0)).isLessThan(4.5);
        }
    }

    @Test
    void normalQuantilesAgreeWithTabulatedOnes() {
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-15));
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(1e-10)).isCloseTo(-6.361340902404056, within(1e-14));
        assertThat(Normal.quantile(1e-300)).isCloseTo(-37.0470962993612, within(1e-11));
        for (double p : new double[] {1e-300, 1e-100, 1e-20, 1e-5, 0.01, 0.1, 0.3, 0.7}) {
            assertThat(Normal.cdf(Normal.quantile(p)) / p).as("p = %s", p).isCloseTo(1, within(2e-12));
        }
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Normal.quantile(1.5)).isNaN();
    }
}
