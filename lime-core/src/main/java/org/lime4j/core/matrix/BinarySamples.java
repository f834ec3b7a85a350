package org.lime4j.core.matrix;

import java.util.Arrays;

/** Rows of zeros and ones, 64 columns to a word; row i starts at word {@code i × wordsPerRow}. */
public final class BinarySamples implements SampleMatrix {
    private final int rows;
    private final int columns;
    private final int wordsPerRow;
    private final long[] words;

    /**
     * A matrix of zeros.
     *
     * @param rows m, at least 0
     * @param columns d, at least 0
     */
    public BinarySamples(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.wordsPerRow = wordsFor(columns);
        this.words = new long[Math.multiplyExact(rows, wordsPerRow)];
    }

    private BinarySamples(int rows, BinarySamples larger) {
        this.rows = rows;
        this.columns = larger.columns;
        this.wordsPerRow = larger.wordsPerRow;
        this.words = larger.words;
    }

    /**
     * {@return the first rows of this matrix, sharing storage}
     *
     * @param count at most {@link #rows()}
     */
    public BinarySamples firstRows(int count) {
        if (count < 0 || count > rows) {
            throw new IllegalArgumentException("count is " + count + "; it must lie in 0 .. " + rows);
        }
        return count == rows ? this : new BinarySamples(count, this);
    }

    /**
     * {@return how many words a row of this many columns takes}
     *
     * @param columns at least 0
     */
    public static int wordsFor(int columns) {
        return (columns + 63) >>> 6;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** {@return how many words a row takes} */
    public int wordsPerRow() {
        return wordsPerRow;
    }

    /** {@return the storage itself, row-major, which may go on beyond the last row; bits beyond the last column are 0} Not modified by readers. */
    public long[] words() {
        return words;
    }

    /**
     * {@return whether a bit is one}
     *
     * @param row from 0
     * @param column from 0
     */
    public boolean isSet(int row, int column) {
        return (words[row * wordsPerRow + (column >>> 6)] >>> column & 1) != 0;
    }

    /**
     * Makes a bit one.
     *
     * @param row from 0
     * @param column from 0
     */
    public void set(int row, int column) {
        words[row * wordsPerRow + (column >>> 6)] |= 1L << column;
    }

    /**
     * Makes a bit zero.
     *
     * @param row from 0
     * @param column from 0
     */
    public void clear(int row, int column) {
        words[row * wordsPerRow + (column >>> 6)] &= ~(1L << column);
    }

    /**
     * Makes every bit of a row one.
     *
     * @param row from 0
     */
    public void setRow(int row) {
        int from = row * wordsPerRow;
        Arrays.fill(words, from, from + wordsPerRow, -1L);
        if ((columns & 63) != 0) {
            words[from + wordsPerRow - 1] = (1L << columns) - 1;
        }
    }

    /**
     * Makes every bit of a row zero.
     *
     * @param row from 0
     */
    public void clearRow(int row) {
        Arrays.fill(words, row * wordsPerRow, (row + 1) * wordsPerRow, 0L);
    }

    /**
     * Copies a row of another matrix with the same number of columns over a row of this one.
     *
     * @param from the matrix to copy from; not modified
     * @param fromRow its row
     * @param row row of this matrix that is replaced
     */
    public void copyRow(BinarySamples from, int fromRow, int row) {
        copyRows(from, fromRow, 1, row);
    }

    /**
     * Copies a row of a narrower matrix over some columns of a row of this one.
     *
     * @param from the matrix to copy from; not modified
     * @param fromRow its row
     * @param row row of this matrix of which columns {@code column .. column + from.columns() - 1} are replaced
     * @param column first column that is replaced
     */
    public void copyRowInto(BinarySamples from, int fromRow, int row, int column) {
        int shift = column & 63;
        int at = row * wordsPerRow + (column >>> 6);
        for (int k = 0; k < from.wordsPerRow; k++) {
            long bits = from.words[fromRow * from.wordsPerRow + k];
            int count = Math.min(64, from.columns - 64 * k);
            long mask = -1L >>> 64 - count;
            words[at + k] = words[at + k] & ~(mask << shift) | bits << shift;
            if (shift + count > 64) {
                words[at + k + 1] = words[at + k + 1] & ~(mask >>> 64 - shift) | bits >>> 64 - shift;
            }
        }
    }

    /**
     * Copies rows of another matrix with the same number of columns over rows of this one.
     *
     * @param from the matrix to copy from; not modified
     * @param fromRow its first row
     * @param count rows
     * @param row first row of this matrix that is replaced
     */
    public void copyRows(BinarySamples from, int fromRow, int count, int row) {
        System.arraycopy(from.words, fromRow * wordsPerRow, words, row * wordsPerRow, count * wordsPerRow);
    }

    /**
     * {@return the number of ones in a row}
     *
     * @param row from 0
     */
    public int countRow(int row) {
        int count = 0;
        for (int k = row * wordsPerRow, end = k + wordsPerRow; k < end; k++) {
            count += Long.bitCount(words[k]);
        }
        return count;
    }

    /**
     * {@return whether two rows of two matrices with the same number of columns are equal}
     *
     * @param row of this matrix
     * @param other the other matrix, with as many columns
     * @param otherRow its row
     */
    public boolean rowEquals(int row, BinarySamples other, int otherRow) {
        return Arrays.equals(
                words, row * wordsPerRow, (row + 1) * wordsPerRow,
                other.words, otherRow * wordsPerRow, (otherRow + 1) * wordsPerRow);
    }

    /**
     * {@return a well-mixed hash of a row}
     *
     * @param row from 0
     */
    public long rowHash(int row) {
        long hash = 0;
        for (int k = row * wordsPerRow, end = k + wordsPerRow; k < end; k++) {
            hash = (hash ^ words[k]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    @Override
    public double get(int row, int column) {
        return isSet(row, column) ? 1 : 0;
    }

    @Override
    public void set(int row, int column, double value) {
        if (value == 1) {
            set(row, column);
        } else if (value == 0) {
            clear(row, column);
        } else {
            throw new IllegalArgumentException("value is " + value + "; a binary matrix holds 0 and 1");
        }
    }

    @Override
    public long bytes() {
        return 8L * words.length;
    }
}
