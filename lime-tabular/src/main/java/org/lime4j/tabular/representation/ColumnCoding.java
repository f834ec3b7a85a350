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
    /** The column, from 0. */
    int column();

    /** The codes around an instance. */
    CodeColumn codes(Row x);

    /** The code of a number or category of this column; of NaN, where a cell without a value has one. */
    double code(double number);

    /** Whether a cell without a value has a code. */
    default boolean codesMissing() {
        return true;
    }

    /** The feature of an instance. */
    InterpretableFeature feature(Row x);

    /** The coding of a column. */
    static ColumnCoding of(TabularBackground background, int column, Discretizer discretizer) {
        String name = background.schema().column(column).name();
        double missing = (double) background.missing(column) / background.rows();
        if (!background.schema().column(column).isNumeric()) {
            CodeColumn.Categorical states = states(background.frequencies(column), missing);
            return new Category(column, name, states, missingState(states, missing));
        }
        NumericStatistics statistics = background.numeric(column);
        Optional<Bins> bins = discretizer.discretize(name, statistics);
        return bins.isPresent()
                ? Binned.of(column, name, bins.get(), missing)
                : new Standardised(column, name, statistics,
                        Binned.of(column, name, Bins.of(new double[0], statistics), missing).insteadOfNumber());
    }

    /** The coding for an instance; another one where a continuous column has no value. */
    default ColumnCoding around(Row x) {
        return this;
    }

    /** Whether what a code stands for is another thing around this instance than around most. */
    default boolean dependsOn(Row x) {
        return false;
    }

    /** The states of a column, with any origin, and behind them that without a value if there is one. */
    private static CodeColumn.Categorical states(double[] frequencies, double missing) {
        if (missing == 0) {
            return new CodeColumn.Categorical(frequencies, TableSchema.UNSEEN);
        }
        double[] all = Arrays.copyOf(frequencies, frequencies.length + 1);
        for (int state = 0; state < frequencies.length; state++) {
            all[state] *= 1 - missing;
        }
        all[frequencies.length] = missing;
        return new CodeColumn.Categorical(all, TableSchema.UNSEEN);
    }

    /** The state of a cell without a value. */
    private static int missingState(CodeColumn.Categorical states, double missing) {
        return missing == 0 ? TableSchema.UNSEEN : states.states() - 1;
    }

    private static InterpretableFeature missingFeature(String name, int column) {
        return InterpretableFeature.present(
                FeatureKey.of(name, "is missing"), name + " is missing", new Location.Column(column));
    }

    /** A numeric column in bins. */
    record Binned(int column, String name, Bins bins, BinSampler sampler, CodeColumn.Categorical states, int missingState)
            implements ColumnCoding {
        static Binned of(int column, String name, Bins bins, double missing) {
            CodeColumn.Categorical states = ColumnCoding.states(bins.frequencies(), missing);
            return new Binned(column, name, bins, new BinSampler(bins), states, ColumnCoding.missingState(states, missing));
        }

        Binned insteadOfNumber() {
            return new Binned(column, name, bins, sampler, states.insteadOfNumber(), missingState);
        }

        @Override
        public CodeColumn codes(Row x) {
            return states.withOrigin((int) code(x.number(column)));
        }

        @Override
        public double code(double number) {
            return Double.isNaN(number) ? missingState : bins.indexOf(number);
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
    record Category(int column, String name, CodeColumn.Categorical states, int missingState) implements ColumnCoding {
        @Override
        public CodeColumn codes(Row x) {
            return states.withOrigin((int) code(x.number(column)));
        }

        @Override
        public double code(double number) {
            return Double.isNaN(number) ? missingState : number;
        }

        /** An unseen category and a cell without a value share the state −1: it stands for what the instance has. */
        @Override
        public boolean dependsOn(Row x) {
            return x.isMissing(column) && missingState == TableSchema.UNSEEN;
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
    record Standardised(int column, String name, NumericStatistics statistics, Binned missingOrNot) implements ColumnCoding {
        @Override
        public ColumnCoding around(Row x) {
            return x.isMissing(column) ? missingOrNot : this;
        }

        @Override
        public boolean dependsOn(Row x) {
            return x.isMissing(column);
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
        public double code(double number) {
            return number;
        }

        @Override
        public boolean codesMissing() {
            return false;
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
