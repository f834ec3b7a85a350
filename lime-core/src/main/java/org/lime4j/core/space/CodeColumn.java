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
        /** Entries of the guide table, a power of two: u·GUIDE is then exact. */
        private static final int GUIDE = 64;

        private final double[] frequencies;
        private final int origin;
        /** Sums of the frequencies; infinite at the last state that occurs, so that a search always ends. */
        private final double[] cumulative;
        /** Entry k: the state that k / GUIDE draws, where the search for a number of [k, k + 1) / GUIDE begins. */
        private final int[] guide;
        private final boolean insteadOfNumber;

        /**
         * A column with these states.
         *
         * @param frequencies probability of each state in the background; not negative, summing to 1 within 1e-9; copied
         * @param origin the state of the instance; −1 for a state that the background has never seen
         */
        public Categorical(double[] frequencies, int origin) {
            this.frequencies = frequencies.clone();
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
            this.origin = requireState(origin);
            this.cumulative = cumulative(this.frequencies);
            this.guide = guide(cumulative);
            this.insteadOfNumber = false;
        }

        private Categorical(Categorical background, int origin, boolean insteadOfNumber) {
            this.frequencies = background.frequencies;
            this.cumulative = background.cumulative;
            this.guide = background.guide;
            this.origin = requireState(origin);
            this.insteadOfNumber = insteadOfNumber;
        }

        private int requireState(int state) {
            if (state < -1 || state >= frequencies.length) {
                throw new IllegalArgumentException("origin is " + state + "; states are -1 .. " + (frequencies.length - 1));
            }
            return state;
        }

        private static double[] cumulative(double[] frequencies) {
            double[] sums = new double[frequencies.length];
            int last = 0;
            for (int s = 0; s < sums.length; s++) {
                sums[s] = s == 0 ? frequencies[0] : frequencies[s] + sums[s - 1];
                if (frequencies[s] > 0) {
                    last = s;
                }
            }
            sums[last] = Double.POSITIVE_INFINITY;
            return sums;
        }

        private static int[] guide(double[] cumulative) {
            int[] states = new int[GUIDE];
            int state = 0;
            for (int k = 0; k < GUIDE; k++) {
                while ((double) k / GUIDE >= cumulative[state]) {
                    state++;
                }
                states[k] = state;
            }
            return states;
        }

        /**
         * {@return the column of another instance before the same background, whose tables it shares}
         *
         * @param newOrigin the state of that instance; −1 for one that the background has never seen
         */
        public Categorical withOrigin(int newOrigin) {
            return new Categorical(this, newOrigin, insteadOfNumber);
        }

        /**
         * {@return the same states, which now stand in the place of a number that the instance does not have} They are
         * drawn like all others; but a sampler whose options are about numbers has not been given a table without any.
         */
        public Categorical insteadOfNumber() {
            return new Categorical(this, origin, true);
        }

        /** {@return whether the states stand in the place of a number that the instance does not have} */
        public boolean isInsteadOfNumber() {
            return insteadOfNumber;
        }

        /**
         * {@return the state that a uniform number draws: the first whose cumulative frequency exceeds it} A state of
         * frequency 0 is never drawn.
         *
         * @param u in [0, 1)
         */
        public int draw(double u) {
            int state = guide[(int) (u * GUIDE)];
            while (u >= cumulative[state]) {
                state++;
            }
            return state;
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
                    && insteadOfNumber == that.insteadOfNumber
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
