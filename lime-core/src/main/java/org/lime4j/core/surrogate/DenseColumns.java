package org.lime4j.core.surrogate;

import java.util.Arrays;
import org.lime4j.core.matrix.DenseSamples;

/** Columns of a dense design, centred at their weighted means. */
final class DenseColumns extends DesignColumns {
    private final double[] values;
    private final double[] origins;

    /** Columns as they are, not centred. */
    DenseColumns(DenseSamples design) {
        super(design.rows(), design.columns());
        this.values = design.values();
        this.origins = new double[design.columns()];
    }

    DenseColumns(DenseSamples design, double[] weights, double totalWeight) {
        this(design);
        double[] first = sums(of(weights));
        for (int j = 0; j < first.length; j++) {
            origins[j] = first[j] / totalWeight;
        }
        double[] second = sums(of(weights));
        for (int j = 0; j < second.length; j++) {
            origins[j] = constantOr(j, weights, origins[j] + second[j] / totalWeight);
        }
    }

    /** The value of a column that has just one where weights are positive, so that it varies by exactly 0. */
    private double constantOr(int column, double[] weights, double mean) {
        int at = column * rows();
        int first = 0;
        while (weights[first] == 0) {
            first++;
        }
        for (int i = first + 1; i < rows(); i++) {
            if (values[at + i] != values[at + first] && weights[i] > 0) {
                return mean;
            }
        }
        return values[at + first];
    }

    @Override
    double origin(int column) {
        return origins[column];
    }

    @Override
    double sign(int column) {
        return 1;
    }

    @Override
    void read(int column, int from, int to, double[] into) {
        int at = column * rows() + from;
        double origin = origins[column];
        for (int i = 0; i < to - from; i++) {
            into[i] = values[at + i] - origin;
        }
    }

    @Override
    double[] squares(RowValues u) {
        double[] out = new double[size()];
        double[] block = new double[BLOCK];
        forEachBlock(u, (from, to, weights) -> {
            for (int j = 0; j < out.length; j++) {
                read(j, from, to, block);
                for (int i = 0; i < to - from; i++) {
                    block[i] *= block[i];
                }
                out[j] += product(weights, block, to - from);
            }
        });
        return out;
    }

    @Override
    Sums newSums() {
        return new Sums() {
            private final double[] total = new double[size()];

            @Override
            public void reset() {
                Arrays.fill(total, 0);
            }

            @Override
            public void add(int from, int to, double[] u) {
                for (int j = 0; j < total.length; j++) {
                    total[j] += shiftedProduct(u, j, from, to - from);
                }
            }

            @Override
            public void finish(double[] out) {
                System.arraycopy(total, 0, out, 0, total.length);
            }
        };
    }

    @Override
    Combination newCombination() {
        double[] coefficients = new double[size()];
        return new Combination() {
            @Override
            public void coefficients(double[] v) {
                System.arraycopy(v, 0, coefficients, 0, coefficients.length);
            }

            @Override
            public void apply(int from, int to, double[] into) {
                Arrays.fill(into, 0, to - from, 0);
                for (int j = 0; j < coefficients.length; j++) {
                    double coefficient = coefficients[j];
                    if (coefficient == 0) {
                        continue;
                    }
                    int at = j * rows() + from;
                    double origin = origins[j];
                    for (int i = 0; i < to - from; i++) {
                        into[i] += coefficient * (values[at + i] - origin);
                    }
                }
            }
        };
    }

    @Override
    CentredRows centredRows(double[] means) {
        return new CentredRows() {
            @Override
            public void multiply(double[] u, double[] out) {
                Arrays.fill(out, 0);
                double total = sum(u, 0, rows());
                for (int j = 0; j < size(); j++) {
                    double product = shiftedProduct(u, j, 0, rows()) - means[j] * total;
                    int at = j * rows();
                    double mean = origins[j] + means[j];
                    for (int i = 0; i < rows(); i++) {
                        out[i] += product * (values[at + i] - mean);
                    }
                }
            }

            @Override
            public double[] spreads() {
                double[] spreads = new double[rows()];
                double[] shared = new double[rows()];
                for (int j = 0; j < size(); j++) {
                    int at = j * rows();
                    double mean = origins[j] + means[j];
                    for (int i = 0; i < rows(); i++) {
                        double difference = values[at + i] - mean;
                        spreads[i] += difference * difference;
                        shared[i] += difference;
                    }
                }
                for (int i = 0; i < rows(); i++) {
                    spreads[i] -= shared[i] * (shared[i] / size());
                }
                return spreads;
            }
        };
    }

    @Override
    double[] moments(RowValues u, int[] columns) {
        int side = columns.length + 1;
        double[] out = new double[side * side];
        double[] scaled = new double[BLOCK];
        forEachBlock(u, (from, to, weights) -> {
            int count = to - from;
            out[0] += sum(weights, 0, count);
            for (int a = 0; a < columns.length; a++) {
                read(columns[a], from, to, scaled);
                for (int i = 0; i < count; i++) {
                    scaled[i] *= weights[i];
                }
                out[a + 1] += sum(scaled, 0, count);
                for (int b = a; b < columns.length; b++) {
                    out[(a + 1) * side + b + 1] += shiftedProduct(scaled, columns[b], from, count);
                }
            }
        });
        for (int a = 0; a < side; a++) {
            for (int b = 0; b < a; b++) {
                out[a * side + b] = out[b * side + a];
            }
        }
        return out;
    }

    private double shiftedProduct(double[] u, int column, int from, int count) {
        int at = column * rows() + from;
        double origin = origins[column];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += u[i] * (values[at + i] - origin);
            s1 += u[i + 1] * (values[at + i + 1] - origin);
            s2 += u[i + 2] * (values[at + i + 2] - origin);
            s3 += u[i + 3] * (values[at + i + 3] - origin);
        }
        for (; i < count; i++) {
            s0 += u[i] * (values[at + i] - origin);
        }
        return s0 + s1 + (s2 + s3);
    }

    private static double product(double[] a, double[] b, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < count; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
