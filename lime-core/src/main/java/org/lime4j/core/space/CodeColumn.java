package org.lime4j.core.space;

import java.util.Arrays;

/** What the codes of one column are, and how often or how widely they vary in the background. */
public sealed interface CodeColumn {
    /** {@return the code of the instance itself} */
    double origin();

    /**
     * {@return whether another column has the same codes with the same background, whatever its origin}
     *
     * @param other a column of another instance
     */
    boolean variesLike(CodeColumn other);

    /** 1 for something present, 0 for something removed; the origin is 1. */
    record Presence() implements CodeColumn {
        @Override
        public double origin() {
            return 1;
        }

        @Override
        public boolean variesLike(CodeColumn other) {
            return other instanceof Presence;
        }
    }

    /** One of several states, coded 0 .. states - 1: a bin, a category. */
    final class Categorical implements CodeColumn {
        private final double[] frequencies;
        private final int origin;

        /**
         * A column with these states.
         *
         * @param frequencies probability of each state in the background; not negative, summing to 1 within 1e-9; copied
         * @param origin the state of the instance; −1 for a state that the background has never seen
         */
        public Categorical(double[] frequencies, int origin) {
            this.frequencies = frequencies.clone();
            this.origin = origin;
            double sum = 0;
            for (double frequency : frequencies) {
                if (!(frequency >= 0)) {
                    throw new IllegalArgumentException("frequencies has " + frequency + "; a frequency is at least 0");
                }
                sum += frequency;
            }
            if (!(Math.abs(sum - 1) <= 1e-9)) {
                throw new IllegalArgumentException("frequencies sum to " + sum + "; they must sum to 1");
            }
            if (origin < -1 || origin >= frequencies.length) {
                throw new IllegalArgumentException("origin is " + origin + "; states are -1 .. " + (frequencies.length - 1));
            }
        }

        /** {@return the number of states seen in the background} */
        public int states() {
            return frequencies.length;
        }

        /**
         * {@return the probability of a state}
         *
         * @param state from 0
         */
        public double frequency(int state) {
            return frequencies[state];
        }

        /** {@return a copy of all probabilities} */
        public double[] frequencies() {
            return frequencies.clone();
        }

        @Override
        public double origin() {
            return origin;
        }

        @Override
        public boolean variesLike(CodeColumn other) {
            return other instanceof Categorical that && Arrays.equals(frequencies, that.frequencies);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Categorical that
                    && origin == that.origin
                    && Arrays.equals(frequencies, that.frequencies);
        }

        @Override
        public int hashCode() {
            return 31 * origin + Arrays.hashCode(frequencies);
        }
    }

    /**
     * A number in the units of the data.
     *
     * @param origin the instance's number, finite
     * @param mean of the background
     * @param standardDeviation of the background (divisor n), not negative
     */
    record Continuous(double origin, double mean, double standardDeviation) implements CodeColumn {
        /**
         * Checks that the numbers are finite.
         *
         * @param origin the instance's number, finite
         * @param mean of the background
         * @param standardDeviation of the background (divisor n), not negative
         */
        public Continuous {
            if (!Double.isFinite(origin) || !Double.isFinite(mean) || !(standardDeviation >= 0)
                    || Double.isInfinite(standardDeviation)) {
                throw new IllegalArgumentException("origin " + origin + ", mean " + mean + ", standardDeviation "
                        + standardDeviation + ": all must be finite, the last not negative");
            }
        }

        @Override
        public boolean variesLike(CodeColumn other) {
            return other instanceof Continuous that
                    && mean == that.mean
                    && standardDeviation == that.standardDeviation;
        }
    }
}
