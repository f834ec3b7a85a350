package org.lime4j.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealRowsTest {
    /** Rows of one number, which is also how far they are; counts how often it is asked. */
    private record Numbers(double[] numbers, AtomicInteger asked) implements RealRows.Source {
        Numbers(double... numbers) {
            this(numbers, new AtomicInteger());
        }

        @Override
        public int count() {
            return numbers.length;
        }

        @Override
        public double code(int row, int column) {
            return numbers[row] + 100 * column;
        }

        @Override
        public double distance(int row) {
            asked.incrementAndGet();
            return numbers[row];
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNearestRowsAreThoseOfAFullSortByDistanceAndNumber(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] distances = random.doubles(1 + random.nextInt(300))
                .map(u -> seed % 2 == 0 ? Math.floor(8 * u) : u)
                .toArray();
        int[] sorted = IntStream.range(0, distances.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> distances[row]).thenComparing(row -> row))
                .mapToInt(row -> row)
                .toArray();
        RealRows rows = new RealRows(new Numbers(distances));
        for (int size : new int[] {0, 1, 2, distances.length / 3, distances.length - 1, distances.length}) {
            assertThat(rows.nearest(Math.min(size, distances.length)))
                    .as("seed %d, %d of %d", seed, size, distances.length)
                    .isEqualTo(IntStream.of(sorted).limit(size).toArray());
        }
    }

    @Test
    void distancesAreAskedForOnceASampleAndNotBefore() {
        Numbers source = new Numbers(3, 1, 2);
        RealRows rows = new RealRows(source);
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.code(1, 2)).isEqualTo(201);
        assertThat(source.asked.get()).isZero();
        assertThat(rows.nearest(2)).containsExactly(1, 2);
        assertThat(rows.nearest(2)).containsExactly(1, 2);
        assertThat(source.asked.get()).isEqualTo(3);
    }

    @Test
    void moreRowsThanThereAreIsAnError() {
        assertThatThrownBy(() -> new RealRows(new Numbers(3, 1, 2)).nearest(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size is 4; there are 3 rows");
    }

    private static Codes codes() {
        List<CodeColumn> numbers = List.of(new CodeColumn.Continuous(7, 0, 1), new CodeColumn.Continuous(8, 0, 1));
        return new Codes(
                new CodeSpace(List.of(
                        Block.ofPresence("words", 3),
                        new Block("table", numbers, Optional.of(new RealRows(new Numbers(3, 1, 2)))))),
                4);
    }

    @Test
    void aRowWrittenAsARealOneHasItsCodesAndItsNumber() {
        Codes codes = codes();
        codes.hold(10, 4);
        codes.writeRealRow(1, 2, 0);
        assertThat(codes.block(1).get(2, 0)).isEqualTo(3);
        assertThat(codes.block(1).get(2, 1)).isEqualTo(103);
        assertThat(IntStream.range(0, 4).map(row -> codes.realRow(1, row))).containsExactly(-1, -1, 0, -1);
        assertThat(IntStream.range(0, 4).map(row -> codes.realRow(0, row))).containsOnly(-1);
        assertThat(codes.blockAlone(1).realRow(0, 2)).isZero();

        Codes copy = codes();
        copy.hold(0, 4);
        copy.copyRows(codes, 2, 1, 3);
        assertThat(IntStream.range(0, 4).map(row -> copy.realRow(1, row))).containsExactly(-1, -1, -1, 0);

        codes.hold(14, 3);
        assertThat(codes.realRow(1, 2)).as("another row of the sample stands here now").isEqualTo(-1);
    }

    @Test
    void aBlockWithoutRealRowsTakesNone() {
        Codes codes = codes();
        codes.hold(0, 4);
        assertThatThrownBy(() -> codes.writeRealRow(0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block 0 has no real rows");
    }
}
