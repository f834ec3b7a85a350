package org.lime4j.core.random;

import java.util.random.RandomGenerator;

/**
 * A generator that is put at the start of a row's own sequence, so that what is drawn for a row never depends on the
 * rows before it. The sequence is SplitMix64, the algorithm of {@link java.util.SplittableRandom}; drawing and reseeding
 * allocate nothing.
 *
 * <p>Not thread-safe: one a worker. {@link #nextDouble()}, {@link #nextInt(int)} and {@link #nextGaussian()} are fixed
 * here, because the defaults of {@link RandomGenerator} may change between JDKs.
 */
public final class RowRandom implements RandomGenerator {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long stream;
    private long state;

    RowRandom(long stream) {
        this.stream = stream;
        forRow(0);
    }

    /**
     * Starts the sequence of a row.
     *
     * @param row its number in the whole sample
     * @return this generator
     */
    public RowRandom forRow(long row) {
        state = start(row);
        return this;
    }

    /**
     * {@return a new generator for a named part of the same rows, independent of this one and of where it stands}
     *
     * @param part its name; other names give independent generators
     */
    public RowRandom in(String part) {
        return new RandomStreams(stream).in(part).rows();
    }

    /**
     * Writes where the sequences of consecutive rows start, for those who draw a whole column before the next. A
     * position is what {@link #uniform}, {@link #gaussian} and {@link #after} take; this generator does not move.
     *
     * @param firstRow number, in the whole sample, of the first row
     * @param count rows
     * @param positions receives one position a row, from index 0; modified
     */
    public void positions(long firstRow, int count, long[] positions) {
        for (int i = 0; i < count; i++) {
            positions[i] = start(firstRow + i);
        }
    }

    /**
     * {@return the position in the same sequence that comes so many numbers later}
     *
     * @param position in a row's sequence
     * @param numbers to step over, at least 0
     */
    public static long after(long position, int numbers) {
        return position + numbers * GAMMA;
    }

    /**
     * {@return the number that {@link #nextDouble()} gives at a position}
     *
     * @param position in a row's sequence
     */
    public static double uniform(long position) {
        return (number(position) >>> 11) * 0x1p-53;
    }

    /**
     * {@return the number that {@link #nextGaussian()} gives at a position}
     *
     * @param position in a row's sequence
     */
    public static double gaussian(long position) {
        return gaussianOf(number(position));
    }

    /** The quantile of the middle of one of 2⁵³ strata; the last middle rounds to 1, whose quantile is no number. */
    static double gaussianOf(long bits) {
        return Normal.quantile(Math.min((bits >>> 11) * 0x1p-53 + 0x1p-54, 1 - 0x1p-53));
    }

    private long start(long row) {
        return RandomStreams.mix(stream + row * 0xD1342543DE82EF95L);
    }

    private static long number(long position) {
        return RandomStreams.mix(position + GAMMA);
    }

    @Override
    public long nextLong() {
        state += GAMMA;
        return RandomStreams.mix(state);
    }

    /** Uniform on the 2⁵³ multiples of 2⁻⁵³ in [0, 1). */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform on 0 .. bound - 1; the bias is below bound × 2⁻⁶⁴. Consumes one number. */
    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound is " + bound + "; it must be positive");
        }
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /** Standard normal, the quantile of one uniform number. Consumes one number. */
    @Override
    public double nextGaussian() {
        return gaussianOf(nextLong());
    }
}
