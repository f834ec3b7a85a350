package org.lime4j.core.surrogate;

import java.util.Arrays;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;

/** The columns of a design as a tree sees them: ordered bins, and sums of rows in each. Belongs to one thread. */
abstract sealed class SplitColumns permits SplitColumns.Bits, SplitColumns.Bins {
    static SplitColumns of(LocalData data) {
        return data.design() instanceof BinarySamples ? new Bits(data) : new Bins(data);
    }

    /** Thresholds of a column; a split at t sends rows of the bins {@code 0 .. t} below. */
    abstract int thresholds(int column);

    /** The number that a threshold stands for. */
    abstract double threshold(int column, int index);

    /** Whether a row goes above a threshold. */
    abstract boolean isAbove(int row, int column, int index);

    /** Takes a node: the weight, and weight times centred output, of each row; 0 for rows outside. */
    abstract void load(double[] weights, double[] responses);

    /** Writes the sums of the loaded node at or below each threshold of a column. */
    abstract void below(int column, double[] weights, double[] responses);

    static final class Bits extends SplitColumns {
        private final BinarySamples design;
        private final DesignColumns columns;
        private final double[] above;
        private final double[] aboveResponses;
        private final DesignColumns.Sums sums;
        private double weight;
        private double response;

        Bits(LocalData data) {
            this.design = (BinarySamples) data.design();
            this.columns = data.gram().columns();
            this.above = new double[data.size()];
            this.aboveResponses = new double[data.size()];
            this.sums = columns.newSums();
        }

        DesignColumns columns() {
            return columns;
        }

        @Override
        int thresholds(int column) {
            return 1;
        }

        @Override
        double threshold(int column, int index) {
            return 0.5;
        }

        @Override
        boolean isAbove(int row, int column, int index) {
            return design.isSet(row, column);
        }

        @Override
        void load(double[] weights, double[] responses) {
            weight = sum(weights, above);
            response = sum(responses, aboveResponses);
        }

        private double sum(double[] values, double[] out) {
            sums.reset();
            columns.forEachBlock(DesignColumns.of(values), sums::add);
            sums.finish(out);
            return DesignColumns.sum(values, 0, values.length);
        }

        @Override
        void below(int column, double[] weights, double[] responses) {
            boolean turned = columns.sign(column) < 0;
            weights[0] = turned ? above[column] : weight - above[column];
            responses[0] = turned ? aboveResponses[column] : response - aboveResponses[column];
        }
    }

    static final class Bins extends SplitColumns {
        private final double[][] cuts;
        private final byte[][] bins;
        private final int[] rows;
        private final double[] binWeights = new double[SplitPoints.MOST + 1];
        private final double[] binResponses = new double[SplitPoints.MOST + 1];
        private double[] weights = new double[0];
        private double[] responses = new double[0];
        private int count;

        Bins(LocalData data) {
            DenseSamples design = (DenseSamples) data.design();
            int d = design.columns();
            int m = design.rows();
            this.cuts = new double[d][];
            this.bins = new byte[d][m];
            this.rows = new int[m];
            for (int j = 0; j < d; j++) {
                int at = design.offset(j);
                cuts[j] = SplitPoints.of(Arrays.copyOfRange(design.values(), at, at + m));
                for (int i = 0; i < m; i++) {
                    bins[j][i] = (byte) SplitPoints.bin(cuts[j], design.values()[at + i]);
                }
            }
        }

        @Override
        int thresholds(int column) {
            return cuts[column].length;
        }

        @Override
        double threshold(int column, int index) {
            return cuts[column][index];
        }

        @Override
        boolean isAbove(int row, int column, int index) {
            return (bins[column][row] & 255) > index;
        }

        @Override
        void load(double[] nodeWeights, double[] nodeResponses) {
            weights = nodeWeights;
            responses = nodeResponses;
            count = 0;
            for (int i = 0; i < nodeWeights.length; i++) {
                if (nodeWeights[i] != 0) {
                    rows[count++] = i;
                }
            }
        }

        @Override
        void below(int column, double[] outWeights, double[] outResponses) {
            int last = cuts[column].length;
            Arrays.fill(binWeights, 0, last + 1, 0);
            Arrays.fill(binResponses, 0, last + 1, 0);
            byte[] codes = bins[column];
            for (int r = 0; r < count; r++) {
                int i = rows[r];
                int code = codes[i] & 255;
                binWeights[code] += weights[i];
                binResponses[code] += responses[i];
            }
            double weight = 0;
            double response = 0;
            for (int t = 0; t < last; t++) {
                weight += binWeights[t];
                response += binResponses[t];
                outWeights[t] = weight;
                outResponses[t] = response;
            }
        }
    }
}
