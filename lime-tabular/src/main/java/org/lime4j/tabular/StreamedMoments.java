package org.lime4j.tabular;

/**
 * Mean and standard deviation of a stream of numbers, from sums of the distances to its first number and of their squares.
 * Each sum is kept as a pair of doubles, about 106 bits, so that neither the length of the stream nor a mean far from zero
 * costs digits, and the order of the numbers changes at most the last one. Not thread-safe.
 *
 * <p>Source: T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971).
 */
final class StreamedMoments {
    private long count;
    private double origin;
    private double sum;
    private double sumRest;
    private double squares;
    private double squaresRest;

    StreamedMoments() {}

    /** A copy that goes its own way. */
    StreamedMoments(StreamedMoments other) {
        count = other.count;
        origin = other.origin;
        sum = other.sum;
        sumRest = other.sumRest;
        squares = other.squares;
        squaresRest = other.squaresRest;
    }

    /** Takes a number that occurs so many times. */
    void add(double value, long times) {
        if (count == 0) {
            origin = value;
        }
        count += times;
        double distance = value - origin;
        double distanceRest = restOfSum(value, -origin, distance);
        addToSum(times * distance, Math.fma(times, distance, -(times * distance)) + times * distanceRest);
        double square = distance * distance;
        double squareRest = Math.fma(distance, distance, -square) + 2 * distance * distanceRest;
        addToSquares(times * square, Math.fma(times, square, -(times * square)) + times * squareRest);
    }

    private void addToSum(double term, double termRest) {
        double next = sum + term;
        double rest = restOfSum(sum, term, next) + termRest + sumRest;
        sum = next + rest;
        sumRest = restOfSum(next, rest, sum);
    }

    private void addToSquares(double term, double termRest) {
        double next = squares + term;
        double rest = restOfSum(squares, term, next) + termRest + squaresRest;
        squares = next + rest;
        squaresRest = restOfSum(next, rest, squares);
    }

    /** What the rounded sum of two numbers lacks. */
    private static double restOfSum(double a, double b, double rounded) {
        double ofB = rounded - a;
        return a - (rounded - ofB) + (b - ofB);
    }

    /** The moments of what was taken, at least one number; not finite if the numbers are too large. */
    NumericStatistics.Moments moments() {
        double shift = sum / count;
        double shiftRest = (Math.fma(-shift, count, sum) + sumRest) / count;
        double mean = origin + shift;
        mean += restOfSum(origin, shift, mean) + shiftRest;
        double ofMean = sum * shift;
        double ofMeanRest = Math.fma(sum, shift, -ofMean) + sum * shiftRest + sumRest * shift;
        double left = squares - ofMean;
        left += restOfSum(squares, -ofMean, left) + squaresRest - ofMeanRest;
        double variance = left / count;
        return new NumericStatistics.Moments(count, mean + 0.0, Math.sqrt(Math.max(variance, 0)));
    }
}
