package org.lime4j.image;

/**
 * The standard normal numbers that numpy's {@code RandomState(seed).normal()} gives: the Mersenne Twister MT19937
 * (Matsumoto, Nishimura, ACM TOMACS 8, 1998) under Marsaglia's polar method.
 */
final class NumpyNormals {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int used = SIZE;
    private double second;
    private boolean hasSecond;

    /** @param seed taken as an unsigned number */
    NumpyNormals(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    double next() {
        if (hasSecond) {
            hasSecond = false;
            return second;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * Math.log(square) / square);
        second = factor * x;
        hasSecond = true;
        return factor * y;
    }

    /** In [0, 1), of 53 bits. */
    private double uniform() {
        long high = bits() >>> 5;
        long low = bits() >>> 6;
        return (high * 67108864 + low) / 9007199254740992.0;
    }

    private int bits() {
        if (used == SIZE) {
            refill();
        }
        int y = state[used++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9D2C5680;
        y ^= y << 15 & 0xEFC60000;
        return y ^ y >>> 18;
    }

    private void refill() {
        for (int i = 0; i < SIZE; i++) {
            int y = state[i] & 0x80000000 | state[(i + 1) % SIZE] & 0x7FFFFFFF;
            state[i] = state[(i + SHIFT) % SIZE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
        }
        used = 0;
    }
}
