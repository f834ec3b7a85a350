package org.lime4j.core.pick;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.OutputExplanation;

/**
 * W of SP-LIME: what each explanation says of each feature, instances × features, without its zeros.
 *
 * <p>Columns are the features' keys in ascending order, so that they do not depend on the order of the explanations.
 * Entries of row i are {@code start(i) .. start(i + 1) - 1}, by ascending column. Immutable and thread-safe.
 *
 * <p>Source: Ribeiro, Singh, Guestrin 2016, section 4.
 */
public final class ImportanceMatrix {
    private final List<FeatureKey> features;
    private final int[] starts;
    private final int[] columns;
    private final double[] values;
    private final double[] importances;

    private ImportanceMatrix(List<FeatureKey> features, int[] starts, int[] columns, double[] values) {
        this.features = features;
        this.starts = starts;
        this.columns = columns;
        this.values = values;
        this.importances = new double[features.size()];
        for (int e = 0; e < columns.length; e++) {
            importances[columns[e]] += Math.abs(values[e]);
        }
        for (int j = 0; j < importances.length; j++) {
            importances[j] = Math.sqrt(importances[j]);
        }
    }

    /** {@return a builder without rows} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the number of explanations, n} */
    public int rows() {
        return starts.length - 1;
    }

    /** {@return the features, one a column} */
    public List<FeatureKey> features() {
        return features;
    }

    /**
     * {@return the index of the first entry of a row; {@code start(rows())} is the number of entries}
     *
     * @param row from 0 to {@code rows()}
     */
    public int start(int row) {
        return starts[row];
    }

    /**
     * {@return the column of an entry}
     *
     * @param entry index of an entry, from 0
     */
    public int column(int entry) {
        return columns[entry];
    }

    /**
     * {@return the value of an entry, never 0}
     *
     * @param entry index of an entry, from 0
     */
    public double value(int entry) {
        return values[entry];
    }

    /**
     * {@return {@code W_ij}, 0 where there is no entry}
     *
     * @param row explanation, from 0
     * @param column feature, from 0
     */
    public double get(int row, int column) {
        int entry = Arrays.binarySearch(columns, starts[row], starts[row + 1], column);
        return entry < 0 ? 0 : values[entry];
    }

    /**
     * {@return {@code I_j = sqrt(Σ_i |W_ij|)}, the global importance of a feature}
     *
     * @param column feature, from 0
     */
    public double importance(int column) {
        return importances[column];
    }

    /** Adds explanations one by one, each a row. Not thread-safe. */
    public static final class Builder {
        private final Map<FeatureKey, Integer> places = new HashMap<>();
        private final List<FeatureKey> keys = new ArrayList<>();
        private int[] starts = new int[17];
        private int[] columns = new int[256];
        private double[] values = new double[256];
        private int rows;
        private int entries;

        private Builder() {}

        /**
         * Adds an explanation.
         *
         * @param explanation of one instance, with all its outputs
         * @return this builder
         * @throws LimeException as {@link #add(List)} does
         */
        public Builder add(Explanation explanation) {
            return add(explanation.outputs());
        }

        /**
         * Adds the explanations of one instance: {@code Σ |weight|} over its outputs for each feature, so that weights
         * of opposite sign do not cancel.
         *
         * @param outputs explanations of the outputs of one instance
         * @return this builder
         * @throws LimeException {@link ErrorId#REFUSED} if a feature has no identity across instances
         */
        public Builder add(List<OutputExplanation> outputs) {
            Map<FeatureKey, Double> row = new HashMap<>();
            for (OutputExplanation output : outputs) {
                for (FeatureContribution contribution : output.contributions()) {
                    row.merge(contribution.key(), Math.abs(contribution.weight()), Double::sum);
                }
            }
            return addRow(row);
        }

        /**
         * Adds a row as it is, signs and all.
         *
         * @param row feature → W_ij; zeros leave no entry
         * @return this builder
         * @throws LimeException {@link ErrorId#REFUSED} if a feature has no identity across instances
         * @throws IllegalArgumentException if a value is not finite
         */
        public Builder addRow(Map<FeatureKey, Double> row) {
            row.forEach(Builder::check);
            if (rows + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            row.forEach((key, value) -> {
                if (value != 0) {
                    append(key, value);
                }
            });
            starts[++rows] = entries;
            return this;
        }

        private static void check(FeatureKey key, double value) {
            if (!key.acrossInstances()) {
                throw new LimeException(ErrorId.REFUSED,
                        "feature '" + key + "' exists in one instance only, so that explanations of several instances "
                                + "cannot be compared by it: a picker needs features with the same meaning everywhere; "
                                + "for images, give the representation a keyer that names segments across images");
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the weight of feature '" + key + "' is " + value + "; it must be finite");
            }
        }

        private void append(FeatureKey key, double value) {
            if (entries == columns.length) {
                columns = Arrays.copyOf(columns, 2 * entries);
                values = Arrays.copyOf(values, 2 * entries);
            }
            Integer place = places.get(key);
            if (place == null) {
                place = keys.size();
                places.put(key, place);
                keys.add(key);
            }
            columns[entries] = place;
            values[entries++] = value;
        }

        /** {@return the matrix of the rows so far; the builder may go on} */
        public ImportanceMatrix build() {
            List<FeatureKey> sorted = keys.stream().sorted().toList();
            int[] columnOf = new int[keys.size()];
            for (int j = 0; j < columnOf.length; j++) {
                columnOf[places.get(sorted.get(j))] = j;
            }
            int[] sortedColumns = new int[entries];
            double[] sortedValues = new double[entries];
            for (int i = 0; i < rows; i++) {
                int from = starts[i];
                int to = starts[i + 1];
                long[] order = new long[to - from];
                for (int e = from; e < to; e++) {
                    order[e - from] = (long) columnOf[columns[e]] << 32 | e;
                }
                Arrays.sort(order);
                for (int e = from; e < to; e++) {
                    sortedColumns[e] = (int) (order[e - from] >>> 32);
                    sortedValues[e] = values[(int) order[e - from]];
                }
            }
            return new ImportanceMatrix(sorted, Arrays.copyOf(starts, rows + 1), sortedColumns, sortedValues);
        }
    }
}
