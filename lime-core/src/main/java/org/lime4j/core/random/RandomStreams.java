package org.lime4j.core.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Independent streams under one seed, told apart by name: {@code streams.in("sampling").in("notes").rows()}.
 *
 * <p>Immutable and thread-safe; the generators it makes are not.
 */
public final class RandomStreams {
    private final long seed;

    /**
     * The streams of a seed.
     *
     * @param seed any number
     */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /**
     * {@return the streams of a named part, such as a stage or a block}
     *
     * @param part its name; other names give independent streams
     */
    public RandomStreams in(String part) {
        long hash = 0;
        for (int i = 0; i < part.length(); i++) {
            hash = mix(hash + part.charAt(i) + 1);
        }
        return new RandomStreams(mix(seed ^ hash));
    }

    /**
     * {@return the streams of a numbered part, such as an output}
     *
     * @param part its number; other numbers give independent streams
     */
    public RandomStreams in(long part) {
        return new RandomStreams(mix(seed ^ mix(part + 0x632BE59BD9B4E019L)));
    }

    /** {@return a new generator with a sequence for each row} */
    public RowRandom rows() {
        return new RowRandom(seed);
    }

    /** {@return a new generator with one sequence} */
    public RandomGenerator generator() {
        return new SplittableRandom(seed);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; Stafford's variant 13). */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
