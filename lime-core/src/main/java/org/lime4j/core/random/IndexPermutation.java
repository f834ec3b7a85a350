package org.lime4j.core.random;

/**
 * A random order of {@code 0 .. size - 1} that is computed index by index and never stored: rounds of a Feistel network on
 * pairs of digits, 8 of them for 1,024 indices or more and 16 for fewer, walking on where a pair stands for no index.
 *
 * <p>The digits are to the bases {@code a = ⌈√size⌉} and {@code b = ⌈size / a⌉}, so that fewer than a of the a·b pairs
 * are walked over. Source: J. Black, P. Rogaway, Ciphers with arbitrary finite domains, CT-RSA 2002 (generalised
 * Feistel). Nothing here is cryptographic. Immutable and thread-safe.
 */
public final class IndexPermutation {
    /** Sizes from which on half the rounds mix as well. */
    private static final int MANY = 1_024;

    private final int size;
    private final int highBase;
    private final int lowBase;
    private final long[] keys;

    /**
     * The permutation that belongs to a row of a generator.
     *
     * @param size how many indices, at least 1
     * @param random its next 8 or 16 numbers, one a round, are the key
     */
    public IndexPermutation(int size, RowRandom random) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + "; it must be positive");
        }
        this.size = size;
        this.highBase = (int) Math.ceil(Math.sqrt(size));
        this.lowBase = (int) (((long) size + highBase - 1) / highBase);
        this.keys = new long[size >= MANY ? 8 : 16];
        for (int r = 0; r < keys.length; r++) {
            keys[r] = random.nextLong();
        }
    }

    /**
     * {@return where an index goes, in 0 .. size - 1; no two indices go to the same place}
     *
     * @param index in 0 .. size - 1
     */
    public int apply(int index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index is " + index + "; it must lie in 0 .. " + (size - 1));
        }
        long image = index;
        do {
            image = pass(image);
        } while (image >= size);
        return (int) image;
    }

    private long pass(long pair) {
        int high = (int) (pair / lowBase);
        int low = (int) (pair % lowBase);
        for (int r = 0; r < keys.length; r += 2) {
            high = turned(high, highBase, keys[r], low);
            low = turned(low, lowBase, keys[r + 1], high);
        }
        return (long) high * lowBase + low;
    }

    /** A digit plus a number drawn by key and the other digit, modulo the base. */
    private static int turned(int digit, int base, long key, int other) {
        long drawn = (RandomStreams.mix(key + other * 0x9E3779B97F4A7C15L) >>> 32) * base >>> 32;
        int sum = digit + (int) drawn;
        return sum >= base ? sum - base : sum;
    }
}
