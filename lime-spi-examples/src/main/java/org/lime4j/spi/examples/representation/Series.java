package org.lime4j.spi.examples.representation;

import java.util.Arrays;

/**
 * Numbers in the order of time: the instance of this modality. Immutable, and equal by value, so that what was explained can
 * be compared with what was read.
 */
public final class Series {
    private final double[] values;

    /**
     * A series.
     *
     * @param values at least one, all finite; copied
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public Series(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a series has at least one value, but there is none");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the values of a series are finite, but one is " + value);
            }
        }
        this.values = values.clone();
    }

    /**
     * {@return the series that a text holds}
     *
     * @param text numbers between commas
     * @throws IllegalArgumentException if a part of it is not a finite number
     */
    public static Series parse(String text) {
        return new Series(Arrays.stream(text.split(",", -1)).mapToDouble(Series::number).toArray());
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' is not a number", e);
        }
    }

    /** {@return the number of values} */
    public int length() {
        return values.length;
    }

    /**
     * {@return a value}
     *
     * @param time from 0
     */
    public double at(int time) {
        return values[time];
    }

    /** {@return all values; a copy} */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
