package org.lime4j.api.explanation;

import java.util.Arrays;

/**
 * A plane of integers with value equality: packed ARGB pixels, or the segment labels of an image.
 *
 * <p>Immutable; row-major, {@code values[y * width + x]}.
 */
public final class IntPlane {
    private final int width;
    private final int height;
    private final int[] values;

    /**
     * Copies the values.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param values {@code width × height} values, row-major; copied
     */
    public IntPlane(int width, int height, int[] values) {
        if (width < 1 || height < 1 || (long) width * height != values.length) {
            throw new IllegalArgumentException(
                    "values has " + values.length + " entries; a plane of " + width + " × " + height + " needs width × height");
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
    }

    /** {@return the number of columns} */
    public int width() {
        return width;
    }

    /** {@return the number of rows} */
    public int height() {
        return height;
    }

    /**
     * {@return the value at a pixel}
     *
     * @param x column, from 0
     * @param y row, from 0
     */
    public int at(int x, int y) {
        return values[y * width + x];
    }

    /**
     * {@return the value at a row-major index}
     *
     * @param index {@code y * width + x}
     */
    public int at(int index) {
        return values[index];
    }

    /** {@return a copy of all values, row-major} */
    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntPlane that
                && width == that.width
                && height == that.height
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "IntPlane[" + width + " × " + height + "]";
    }
}
