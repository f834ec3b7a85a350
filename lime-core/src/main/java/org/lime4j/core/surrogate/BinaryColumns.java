package org.lime4j.core.surrogate;

import java.util.Arrays;
import org.lime4j.core.matrix.BinarySamples;

/**
 * Columns of a bit-packed design. Sums over all columns look up eight columns at once: a row adds its u to the bucket of
 * its byte, and the buckets are taken apart once at the end. Products of columns do the same with two groups of four
 * columns that make one byte together.
 */
final class BinaryColumns extends DesignColumns {
    private static final int BYTE = 256;
    private static final int NIBBLE = 16;

    /** Words of a row beyond which all rows are read for one word of columns after the other, whose buckets stay in the cache. */
    private static final int WIDE = 32;

    private final long[] words;
    private final int wordsPerRow;
    private final int bytesPerRow;
    private final long[] turned;

    /** Columns none of which is turned. */
    BinaryColumns(BinarySamples design) {
        super(design.rows(), design.columns());
        this.words = design.words();
        this.wordsPerRow = design.wordsPerRow();
        this.bytesPerRow = (design.columns() + 7) >>> 3;
        this.turned = new long[wordsPerRow];
    }

    BinaryColumns(BinarySamples design, double[] weights, double totalWeight) {
        this(design);
        double[] ones = sums(of(weights));
        for (int j = 0; j < ones.length; j++) {
            if (ones[j] > totalWeight / 2) {
                turned[j >>> 6] |= 1L << j;
            }
        }
    }

    private boolean isTurned(int column) {
        return (turned[column >>> 6] >>> column & 1) != 0;
    }

    @Override
    double origin(int column) {
        return isTurned(column) ? 1 : 0;
    }

    @Override
    double sign(int column) {
        return isTurned(column) ? -1 : 1;
    }

    @Override
    void read(int column, int from, int to, double[] into) {
        int word = column >>> 6;
        long turn = turned[word];
        for (int i = from, at = from * wordsPerRow + word; i < to; i++, at += wordsPerRow) {
            into[i - from] = (words[at] ^ turn) >>> column & 1;
        }
    }

    @Override
    double[] squares(RowValues u) {
        return sums(u);
    }

    @Override
    Sums newSums() {
        return new ByteSums();
    }

    @Override
    Combination newCombination() {
        return new ByteCombination();
    }

    private final class ByteSums implements Sums {
        private final double[] buckets = new double[bytesPerRow * BYTE];
        private final int[] offsets = new int[BLOCK];
        private final double[] values = new double[BLOCK];

        @Override
        public void reset() {
            Arrays.fill(buckets, 0);
        }

        @Override
        public void add(int from, int to, double[] u) {
            int count = 0;
            for (int i = 0; i < to - from; i++) {
                offsets[count] = (from + i) * wordsPerRow;
                values[count] = u[i];
                count += u[i] != 0 ? 1 : 0;
            }
            for (int word = 0; word < wordsPerRow; word++) {
                int groups = Math.min(8, bytesPerRow - 8 * word);
                if (groups == 8) {
                    addWord(word, count);
                } else {
                    for (int group = 0; group < groups; group++) {
                        addByte(word, group, count);
                    }
                }
            }
        }

        private void addWord(int word, int count) {
            long turn = turned[word];
            int base = word * 8 * BYTE;
            for (int r = 0; r < count; r++) {
                long bits = words[offsets[r] + word] ^ turn;
                double value = values[r];
                buckets[base + (int) (bits & 255)] += value;
                buckets[base + BYTE + (int) (bits >>> 8 & 255)] += value;
                buckets[base + 2 * BYTE + (int) (bits >>> 16 & 255)] += value;
                buckets[base + 3 * BYTE + (int) (bits >>> 24 & 255)] += value;
                buckets[base + 4 * BYTE + (int) (bits >>> 32 & 255)] += value;
                buckets[base + 5 * BYTE + (int) (bits >>> 40 & 255)] += value;
                buckets[base + 6 * BYTE + (int) (bits >>> 48 & 255)] += value;
                buckets[base + 7 * BYTE + (int) (bits >>> 56)] += value;
            }
        }

        private void addByte(int word, int group, int count) {
            long turn = turned[word];
            int base = (word * 8 + group) * BYTE;
            int shift = 8 * group;
            for (int r = 0; r < count; r++) {
                buckets[base + (int) ((words[offsets[r] + word] ^ turn) >>> shift & 255)] += values[r];
            }
        }

        @Override
        public void finish(double[] out) {
            for (int group = 0; group < bytesPerRow; group++) {
                takeApart(buckets, group * BYTE, out, 8 * group);
            }
        }
    }

    /** Sums of the buckets of a byte by its bits, for columns from {@code column} on; leaves other numbers in the buckets. */
    private static void takeApart(double[] buckets, int base, double[] out, int column) {
        for (int bit = 7; bit >= 0; bit--) {
            int half = 1 << bit;
            if (column + bit < out.length) {
                out[column + bit] = sum(buckets, base + half, base + 2 * half);
            }
            for (int i = 0; i < half; i++) {
                buckets[base + i] += buckets[base + half + i];
            }
        }
    }

    /** What each value of a byte adds up to, whose bits stand for the columns from {@code column} on. */
    private static void tabulate(double[] v, int column, double[] table, int base) {
        table[base] = 0;
        for (int bit = 0; bit < 8; bit++) {
            int half = 1 << bit;
            double coefficient = column + bit < v.length ? v[column + bit] : 0;
            for (int i = 0; i < half; i++) {
                table[base + half + i] = table[base + i] + coefficient;
            }
        }
    }

    @Override
    double[] sums(RowValues u) {
        if (wordsPerRow <= WIDE) {
            return super.sums(u);
        }
        double[] values = new double[rows()];
        forEachBlock(u, (from, to, numbers) -> System.arraycopy(numbers, 0, values, from, to - from));
        double[] out = new double[size()];
        WordOfColumns word = new WordOfColumns();
        for (int w = 0; w < wordsPerRow; w++) {
            word.sums(w, values, out, 64 * w);
        }
        return out;
    }

    @Override
    CentredRows centredRows(double[] means) {
        return new CentredRows() {
            private final WordOfColumns word = new WordOfColumns();
            private final double[] products = new double[64];

            @Override
            public void multiply(double[] u, double[] out) {
                Arrays.fill(out, 0);
                double total = sum(u, 0, rows());
                double centre = 0;
                for (int w = 0; w < wordsPerRow; w++) {
                    Arrays.fill(products, 0);
                    word.sums(w, u, products, 0);
                    for (int bit = 0; bit < 64 && 64 * w + bit < size(); bit++) {
                        double mean = means[64 * w + bit];
                        products[bit] -= mean * total;
                        centre += mean * products[bit];
                    }
                    word.addCombination(w, products, out);
                }
                for (int i = 0; i < rows(); i++) {
                    out[i] -= centre;
                }
            }

            @Override
            public double[] spreads() {
                double[] spreads = new double[rows()];
                double squares = 0;
                double all = 0;
                for (double mean : means) {
                    squares += mean * mean;
                    all += mean;
                }
                for (int w = 0; w < wordsPerRow; w++) {
                    for (int bit = 0; bit < 64; bit++) {
                        products[bit] = 64 * w + bit < size() ? 1 - 2 * means[64 * w + bit] : 0;
                    }
                    word.addCombination(w, products, spreads);
                }
                for (int i = 0; i < rows(); i++) {
                    double shared = -all;
                    for (int w = 0; w < wordsPerRow; w++) {
                        shared += Long.bitCount(words[i * wordsPerRow + w] ^ turned[w]);
                    }
                    spreads[i] += squares - shared * (shared / size());
                }
                return spreads;
            }
        };
    }

    /** Sums and combinations of the 64 columns of one word over all rows. */
    private final class WordOfColumns {
        private final double[] table = new double[8 * BYTE];

        /** Sums {@code Σ_i u_i·s_ij} into {@code out[at ..]}, as far as there is room. */
        void sums(int word, double[] u, double[] out, int at) {
            Arrays.fill(table, 0);
            long turn = turned[word];
            for (int i = 0, k = word; i < u.length; i++, k += wordsPerRow) {
                long bits = words[k] ^ turn;
                double value = u[i];
                table[(int) (bits & 255)] += value;
                table[BYTE + (int) (bits >>> 8 & 255)] += value;
                table[2 * BYTE + (int) (bits >>> 16 & 255)] += value;
                table[3 * BYTE + (int) (bits >>> 24 & 255)] += value;
                table[4 * BYTE + (int) (bits >>> 32 & 255)] += value;
                table[5 * BYTE + (int) (bits >>> 40 & 255)] += value;
                table[6 * BYTE + (int) (bits >>> 48 & 255)] += value;
                table[7 * BYTE + (int) (bits >>> 56)] += value;
            }
            for (int group = 0; group < 8; group++) {
                takeApart(table, group * BYTE, out, at + 8 * group);
            }
        }

        /** Adds {@code Σ_j s_ij·v_j} over the 64 columns to each row. */
        void addCombination(int word, double[] v, double[] out) {
            for (int group = 0; group < 8; group++) {
                tabulate(v, 8 * group, table, group * BYTE);
            }
            addWord(table, 0, word, 0, out.length, out);
        }
    }

    /** Adds what the table says of the eight bytes of a word to the numbers of rows {@code from .. to - 1}. */
    private void addWord(double[] table, int base, int word, int from, int to, double[] into) {
        long turn = turned[word];
        for (int i = from, at = from * wordsPerRow + word; i < to; i++, at += wordsPerRow) {
            long bits = words[at] ^ turn;
            into[i - from] += table[base + (int) (bits & 255)]
                    + table[base + BYTE + (int) (bits >>> 8 & 255)]
                    + (table[base + 2 * BYTE + (int) (bits >>> 16 & 255)]
                            + table[base + 3 * BYTE + (int) (bits >>> 24 & 255)])
                    + (table[base + 4 * BYTE + (int) (bits >>> 32 & 255)]
                            + table[base + 5 * BYTE + (int) (bits >>> 40 & 255)]
                            + (table[base + 6 * BYTE + (int) (bits >>> 48 & 255)]
                                    + table[base + 7 * BYTE + (int) (bits >>> 56)]));
        }
    }

    /** Looks at the words alone that have a column with a coefficient. */
    private final class ByteCombination implements Combination {
        private final int[] active = new int[wordsPerRow];
        private int count;
        private double[] table = new double[0];

        @Override
        public void coefficients(double[] v) {
            count = 0;
            for (int word = 0; word < wordsPerRow; word++) {
                if (hasCoefficient(v, word)) {
                    active[count++] = word;
                }
            }
            if (table.length < count * 8 * BYTE) {
                table = new double[count * 8 * BYTE];
            }
            for (int a = 0; a < count; a++) {
                for (int group = 0; group < 8; group++) {
                    tabulate(v, 64 * active[a] + 8 * group, table, (8 * a + group) * BYTE);
                }
            }
        }

        private boolean hasCoefficient(double[] v, int word) {
            for (int j = 64 * word; j < Math.min(v.length, 64 * word + 64); j++) {
                if (v[j] != 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void apply(int from, int to, double[] into) {
            Arrays.fill(into, 0, to - from, 0);
            for (int a = 0; a < count; a++) {
                addWord(table, 8 * a * BYTE, active[a], from, to, into);
            }
        }
    }

    @Override
    double[] moments(RowValues u, int[] columns) {
        int[] nibbles = Arrays.stream(columns).map(column -> column >>> 2).sorted().distinct().toArray();
        NibblePairs pairs = new NibblePairs(nibbles);
        forEachBlock(u, pairs::add);
        return pairs.finish(columns);
    }

    /** Σ u over the rows of each pair of values that two groups of four columns take together. */
    private final class NibblePairs {
        private final int[] nibbles;
        private final double[] buckets;
        private final byte[][] taken;
        private final int[] offsets = new int[BLOCK];
        private final double[] values = new double[BLOCK];
        private double total;

        NibblePairs(int[] nibbles) {
            this.nibbles = nibbles;
            int count = nibbles.length;
            this.buckets = new double[count == 1 ? NIBBLE : count * (count - 1) / 2 * BYTE];
            this.taken = new byte[count][BLOCK];
        }

        void add(int from, int to, double[] u) {
            int count = 0;
            for (int i = 0; i < to - from; i++) {
                total += u[i];
                offsets[count] = (from + i) * wordsPerRow;
                values[count] = u[i];
                count += u[i] != 0 ? 1 : 0;
            }
            for (int a = 0; a < nibbles.length; a++) {
                int word = nibbles[a] >>> 4;
                int shift = (nibbles[a] & 15) << 2;
                long turn = turned[word];
                byte[] out = taken[a];
                for (int r = 0; r < count; r++) {
                    out[r] = (byte) ((words[offsets[r] + word] ^ turn) >>> shift & 15);
                }
            }
            if (nibbles.length == 1) {
                byte[] only = taken[0];
                for (int r = 0; r < count; r++) {
                    buckets[only[r]] += values[r];
                }
            }
            int base = 0;
            for (int a = 0; a < nibbles.length; a++) {
                for (int b = a + 1; b < nibbles.length; b++, base += BYTE) {
                    addPair(taken[a], taken[b], base, count);
                }
            }
        }

        private void addPair(byte[] high, byte[] low, int base, int count) {
            for (int r = 0; r < count; r++) {
                buckets[base + (high[r] << 4 | low[r])] += values[r];
            }
        }

        double[] finish(int[] columns) {
            int width = nibbles.length * 4;
            double[] products = new double[width * width];
            if (nibbles.length == 1) {
                within(buckets, 0, products, width, 0);
            }
            int base = 0;
            double[] margin = new double[NIBBLE];
            for (int a = 0; a < nibbles.length; a++) {
                for (int b = a + 1; b < nibbles.length; b++, base += BYTE) {
                    across(base, products, width, a, b);
                    if (a == 0 && b == 1) {
                        for (int i = 0; i < NIBBLE; i++) {
                            margin[i] = sum(buckets, base + NIBBLE * i, base + NIBBLE * (i + 1));
                        }
                        within(margin, 0, products, width, 0);
                    }
                    if (a == 0) {
                        Arrays.fill(margin, 0);
                        for (int i = 0; i < BYTE; i++) {
                            margin[i & 15] += buckets[base + i];
                        }
                        within(margin, 0, products, width, b);
                    }
                }
            }
            return pick(products, width, columns);
        }

        private void within(double[] table, int base, double[] products, int width, int a) {
            for (int p = 0; p < 4; p++) {
                for (int q = p; q < 4; q++) {
                    int mask = 1 << p | 1 << q;
                    double sum = 0;
                    for (int i = 0; i < NIBBLE; i++) {
                        if ((i & mask) == mask) {
                            sum += table[base + i];
                        }
                    }
                    products[(4 * a + p) * width + 4 * a + q] = sum;
                }
            }
        }

        private void across(int base, double[] products, int width, int a, int b) {
            double[] low = new double[NIBBLE];
            for (int p = 0; p < 4; p++) {
                Arrays.fill(low, 0);
                for (int i = 0; i < NIBBLE; i++) {
                    if ((i >>> p & 1) != 0) {
                        for (int j = 0; j < NIBBLE; j++) {
                            low[j] += buckets[base + NIBBLE * i + j];
                        }
                    }
                }
                for (int q = 0; q < 4; q++) {
                    double sum = 0;
                    for (int j = 0; j < NIBBLE; j++) {
                        if ((j >>> q & 1) != 0) {
                            sum += low[j];
                        }
                    }
                    products[(4 * a + p) * width + 4 * b + q] = sum;
                }
            }
        }

        private double[] pick(double[] products, int width, int[] columns) {
            int side = columns.length + 1;
            double[] out = new double[side * side];
            out[0] = total;
            for (int a = 0; a < columns.length; a++) {
                int row = place(columns[a]);
                for (int b = a; b < columns.length; b++) {
                    int column = place(columns[b]);
                    double product = products[Math.min(row, column) * width + Math.max(row, column)];
                    out[(a + 1) * side + b + 1] = product;
                    out[(b + 1) * side + a + 1] = product;
                }
                double sum = products[row * width + row];
                out[a + 1] = sum;
                out[(a + 1) * side] = sum;
            }
            return out;
        }

        private int place(int column) {
            return 4 * Arrays.binarySearch(nibbles, column >>> 2) + (column & 3);
        }
    }
}
