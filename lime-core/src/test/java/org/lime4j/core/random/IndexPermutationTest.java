package org.lime4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IndexPermutationTest {
    private static final long SEED = 90_017;

    private static IndexPermutation permutation(int size, long key) {
        return new IndexPermutation(size, new RandomStreams(SEED).rows().forRow(key));
    }

    @Test
    void everyIndexIsReachedOnce() {
        for (int size = 1; size <= 300; size++) {
            requirePermutation(size);
        }
        requirePermutation(4_999);
        requirePermutation(65_537);
    }

    private static void requirePermutation(int size) {
        IndexPermutation permutation = permutation(size, size);
        boolean[] reached = new boolean[size];
        for (int i = 0; i < size; i++) {
            reached[permutation.apply(i)] = true;
        }
        assertThat(reached).as("size %s", size).doesNotContain(false);
    }

    @Test
    void theLargestSizesHaveRoom() {
        IndexPermutation permutation = permutation(Integer.MAX_VALUE, 1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(permutation.apply(Integer.MAX_VALUE - 1 - i)).isBetween(0, Integer.MAX_VALUE - 1);
        }
    }

    /** Chi-square of where the first two indices go, over keys; its mean is size·(size - 1) - 1. */
    @Test
    void pairsOfIndicesGoToAllPairsOfPlacesEquallyOften() {
        for (int size : new int[] {2, 3, 5, 8, 11, 30}) {
            int cells = size * (size - 1);
            int keys = 400 * cells;
            int[] counts = new int[size * size];
            for (int key = 0; key < keys; key++) {
                IndexPermutation permutation = permutation(size, key);
                counts[permutation.apply(0) * size + permutation.apply(1)]++;
            }
            double chiSquare = 0;
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    double expected = a == b ? 0 : 400;
                    double off = counts[a * size + b] - expected;
                    chiSquare += a == b ? off : off * off / expected;
                }
            }
            double degrees = cells - 1;
            assertThat((chiSquare - degrees) / Math.sqrt(2 * degrees)).as("size %s, seed %s", size, SEED).isLessThan(5);
        }
    }

    @Test
    void ordersOfDifferentKeysAreNotCorrelated() {
        int size = 4_999;
        double mean = (size - 1) / 2.0;
        double variance = ((double) size * size - 1) / 12;
        for (int key = 0; key < 50; key++) {
            IndexPermutation one = permutation(size, 2L * key);
            IndexPermutation other = permutation(size, 2L * key + 1);
            double sum = 0;
            double along = 0;
            for (int i = 0; i < size; i++) {
                sum += (one.apply(i) - mean) * (other.apply(i) - mean);
                along += (one.apply(i) - mean) * (i - mean);
            }
            assertThat(Math.abs(sum) / variance / Math.sqrt(size)).isLessThan(5);
            assertThat(Math.abs(along) / variance / Math.sqrt(size)).isLessThan(5);
        }
    }

    @Test
    void sizesAndIndicesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> permutation(0, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0");
        assertThatThrownBy(() -> permutation(3, 1).apply(3)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0 .. 2");
    }
}
