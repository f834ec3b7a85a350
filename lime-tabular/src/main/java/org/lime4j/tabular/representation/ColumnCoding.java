package org.lime4j.tabular.representation;

import java.util.Arrays;
import java.util.Optional;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.Discretizer;

/**
 * How one column becomes a feature; the same for every instance that has a value there.
 *
 * <p>A cell without a value is a state of its own, the last one where the background has such cells. Where it has none the
 * state is −1, one that the background has never seen.
 */
sealed interface ColumnCoding permits ColumnCoding.Binned, ColumnCoding.Category, ColumnCoding.Standardised {
    /** The codes around an instance. */
    CodeColumn codes(Row x);

    /** The feature of an instance. */
    InterpretableFeature feature(Row x);

    /** The coding of a column. */
    static ColumnCoding of(TabularBackground background, int column, Discretizer discretizer) {
        String name = background.schema().column(column).name();
        double missing = (double) background.missing(column) / background.rows();
        if (!background.schema().column(column).isNumeric()) {
            double[] frequencies = background.frequencies(column);
            return new Category(column, name, withMissing(frequencies, missing), frequencies.length);
        }
        NumericStatistics statistics = background.numeric(column);
        Optional<Bins> bins = discretizer.discretize(name, statistics);
        return bins.isPresent()
                ? Binned.of(column, name, bins.get(), missing)
                : new Standardised(column, name, statistics, missing);
    }

    /** The coding for an instance; another one where a continuous column has no value. */
    default ColumnCoding around(Row x) {
        return this;
    }

    /** The probabilities of states, and of the state without a value behind them if there is one. */
    private static double[] withMissing(double[] frequencies, double missing) {
        if (missing == 0) {
            return frequencies;
        }
        double[] all = Arrays.copyOf(frequencies, frequencies.length + 1);
        for (int state = 0; state < frequencies.length; state++) {
            all[state] *= 1 - missing;
        }
        all[frequencies.length] = missing;
        return all;
    }

    /** The state of a cell without a value beside so many states with one. */
    private static int missingState(double[] frequencies, int states) {
        return frequencies.length > states ? states : TableSchema.UNSEEN;
    }

    private static InterpretableFeature missingFeature(String name, int column) {
        return InterpretableFeature.present(
                FeatureKey.of(name, "is missing"), name + " is missing", new Location.Column(column));
    }

    /** A numeric column in bins. */
    record Binned(int column, String name, Bins bins, double[] frequencies, BinSampler sampler) implements ColumnCoding {
        static Binned of(int column, String name, Bins bins, double missing) {
            return new Binned(column, name, bins, withMissing(bins.frequencies(), missing), new BinSampler(bins));
        }

        @Override
        public CodeColumn codes(Row x) {
            return new CodeColumn.Categorical(
                    frequencies,
                    x.isMissing(column) ? ColumnCoding.missingState(frequencies, bins.size()) : bins.indexOf(x.number(column)));
        }

        @Override
        public InterpretableFeature feature(Row x) {
            if (x.isMissing(column)) {
                return missingFeature(name, column);
            }
            int bin = bins.indexOf(x.number(column));
            return InterpretableFeature.present(
                    FeatureKey.of(name, "bin " + bin), bins.label(name, bin), new Location.Column(column));
        }
    }

    /** A column of categories. */
    record Category(int column, String name, double[] frequencies, int categories) implements ColumnCoding {
        /** The state of a cell without a value. */
        int missingState() {
            return ColumnCoding.missingState(frequencies, categories);
        }

        @Override
        public CodeColumn codes(Row x) {
            return new CodeColumn.Categorical(
                    frequencies, x.isMissing(column) ? missingState() : (int) x.number(column));
        }

        @Override
        public InterpretableFeature feature(Row x) {
            if (x.isMissing(column)) {
                return missingFeature(name, column);
            }
            String condition = "= " + x.text(column);
            return InterpretableFeature.present(
                    FeatureKey.of(name, condition), name + " " + condition, new Location.Column(column));
        }
    }

    /**
     * A numeric column left continuous. Around an instance that has a value all samples have one. Around an instance
     * without, there is no number to compare with: the feature is whether the value is missing, and samples that have one
     * draw it from one bin over the whole column.
     */
    record Standardised(int column, String name, NumericStatistics statistics, double missing) implements ColumnCoding {
        @Override
        public ColumnCoding around(Row x) {
            return x.isMissing(column) ? Binned.of(column, name, Bins.of(new double[0], statistics), missing) : this;
        }

        /** z′ of a number; 0 where the background has only one value. */
        double standardise(double number) {
            double deviation = statistics.standardDeviation();
            return deviation == 0 ? 0 : (number - statistics.mean()) / deviation;
        }

        @Override
        public CodeColumn codes(Row x) {
            return new CodeColumn.Continuous(x.number(column), statistics.mean(), statistics.standardDeviation());
        }

        @Override
        public InterpretableFeature feature(Row x) {
            return new InterpretableFeature(
                    FeatureKey.of(name),
                    name,
                    FeatureKind.NUMERIC,
                    standardise(x.number(column)),
                    standardise(statistics.max()) - standardise(statistics.min()),
                    new Location.Column(column));
        }
    }
}
