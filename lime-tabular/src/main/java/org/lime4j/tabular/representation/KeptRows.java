package org.lime4j.tabular.representation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lime4j.core.space.RealRows;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;

/** The rows that a background keeps, ready to be seen from an instance. Immutable. */
final class KeptRows {
    private final Row[] rows;
    /** Standard deviation of each numeric column; NaN of a categorical one. */
    private final double[] deviations;
    /** Whether a row has no value in a column. */
    private final boolean[] missing;

    KeptRows(TabularBackground background) {
        rows = background.keptRows().toArray(Row[]::new);
        deviations = new double[background.schema().size()];
        missing = new boolean[deviations.length];
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = background.schema().column(j).isNumeric()
                    ? background.numeric(j).standardDeviation()
                    : Double.NaN;
            for (int i = 0; i < rows.length && !missing[j]; i++) {
                missing[j] = rows[i].isMissing(j);
            }
        }
    }

    /** The rows around an instance; empty if none are kept. */
    Optional<Seen> around(Row x, List<ColumnCoding> codings) {
        return rows.length == 0 ? Optional.empty() : Optional.of(new Seen(x, codings, usable(codings)));
    }

    /** Those whose cells all have codes: without a value, a column that is continuous around the instance has none. */
    private Row[] usable(List<ColumnCoding> codings) {
        int[] needed = IntStream.range(0, missing.length)
                .filter(j -> missing[j] && !codings.get(j).codesMissing())
                .toArray();
        if (needed.length == 0) {
            return rows;
        }
        return IntStream.range(0, rows.length)
                .mapToObj(i -> rows[i])
                .filter(row -> IntStream.of(needed).noneMatch(row::isMissing))
                .toArray(Row[]::new);
    }

    /** Rows around an instance: their codes, and their distances in standard deviations and differing categories. */
    final class Seen implements RealRows.Source {
        private final Row x;
        private final List<ColumnCoding> codings;
        private final Row[] usable;

        private Seen(Row x, List<ColumnCoding> codings, Row[] usable) {
            this.x = x;
            this.codings = codings;
            this.usable = usable;
        }

        @Override
        public int count() {
            return usable.length;
        }

        @Override
        public double code(int row, int column) {
            return codings.get(column).code(usable[row].number(column));
        }

        /**
         * Euclidean over numbers divided by their standard deviations, and 1 for another category or for a value where the
         * other has none.
         */
        @Override
        public double distance(int row) {
            double sum = 0;
            for (int j = 0; j < deviations.length; j++) {
                double difference = difference(x.number(j), usable[row].number(j), deviations[j]);
                sum += difference * difference;
            }
            return Math.sqrt(sum);
        }

        /** The row itself. */
        Row row(int row) {
            return usable[row];
        }

        private static double difference(double a, double b, double deviation) {
            if (Double.isNaN(a) || Double.isNaN(b)) {
                return Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
            }
            if (Double.isNaN(deviation)) {
                return a == b ? 0 : 1;
            }
            return deviation == 0 ? 0 : (a - b) / deviation;
        }
    }
}
