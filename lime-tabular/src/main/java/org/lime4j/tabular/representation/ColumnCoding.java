package org.lime4j.tabular.representation;

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

/** How one column becomes a feature; the same for every instance. */
sealed interface ColumnCoding permits ColumnCoding.Binned, ColumnCoding.Category, ColumnCoding.Standardised {
    /** The codes around an instance. */
    CodeColumn codes(Row x);

    /** The feature of an instance. */
    InterpretableFeature feature(Row x);

    /** The coding of a column. */
    static ColumnCoding of(TabularBackground background, int column, Discretizer discretizer) {
        String name = background.schema().column(column).name();
        if (!background.schema().column(column).isNumeric()) {
            return new Category(column, name, new CodeColumn.Categorical(background.frequencies(column), TableSchema.UNSEEN));
        }
        NumericStatistics statistics = background.numeric(column);
        Optional<Bins> bins = discretizer.discretize(name, statistics);
        return bins.isPresent()
                ? new Binned(column, name, bins.get(), new BinSampler(bins.get()),
                        new CodeColumn.Categorical(bins.get().frequencies(), 0))
                : new Standardised(column, name, statistics);
    }

    /** A numeric column in bins. */
    record Binned(int column, String name, Bins bins, BinSampler sampler, CodeColumn.Categorical states)
            implements ColumnCoding {
        @Override
        public CodeColumn codes(Row x) {
            return states.withOrigin(bins.indexOf(x.number(column)));
        }

        @Override
        public InterpretableFeature feature(Row x) {
            int bin = bins.indexOf(x.number(column));
            return InterpretableFeature.present(
                    FeatureKey.of(name, "bin " + bin), bins.label(name, bin), new Location.Column(column));
        }
    }

    /** A column of categories. */
    record Category(int column, String name, CodeColumn.Categorical states) implements ColumnCoding {
        @Override
        public CodeColumn codes(Row x) {
            return states.withOrigin((int) x.number(column));
        }

        @Override
        public InterpretableFeature feature(Row x) {
            String condition = "= " + x.text(column);
            return InterpretableFeature.present(
                    FeatureKey.of(name, condition), name + " " + condition, new Location.Column(column));
        }
    }

    /** A numeric column left continuous. */
    record Standardised(int column, String name, NumericStatistics statistics) implements ColumnCoding {
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
