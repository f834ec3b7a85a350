package org.lime4j.spi.examples.representation;

import java.util.List;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/**
 * Provides, as {@code ranges}, the background of a table of which only the range of each column is known: every number in a
 * range is taken to be as frequent as any other.
 */
public final class RangesFactory implements BackgroundSourceFactory<RangesFactory.Options> {
    /** Numbers that stand for a range, its ends among them. */
    private static final int STEPS = 101;

    /** For the service loader. */
    public RangesFactory() {}

    /**
     * A column and what is known of it.
     *
     * @param name of the column
     * @param from its smallest number
     * @param to its largest number
     */
    public record Range(
            @Option(doc = "name of the column") String name,
            @Option(doc = "its smallest number") double from,
            @Option(doc = "its largest number") double to) {
        /**
         * Checks that it is a range.
         *
         * @param name of the column
         * @param from its smallest number
         * @param to its largest number, finite and not below {@code from}
         * @throws IllegalArgumentException if it is none
         */
        public Range {
            if (!(from <= to) || !Double.isFinite(to - from)) {
                throw new IllegalArgumentException(
                        "column '" + name + "' goes from " + from + " to " + to + "; a range does not end before it begins");
            }
        }
    }

    /**
     * Options of {@code ranges}.
     *
     * @param columns in the order of the table
     */
    public record Options(@Option(doc = "the columns in order, each { name, from, to }") List<Range> columns) {
        /**
         * Copies the columns.
         *
         * @param columns in the order of the table, at least one
         * @throws IllegalArgumentException if there is none
         */
        public Options {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("columns is empty; a table has at least one");
            }
        }
    }

    @Override
    public String id() {
        return "ranges";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "a table without data: columns of numbers that are equally frequent over a range";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        return () -> {
            List<Range> columns = options.columns();
            double[][] rows = new double[STEPS][columns.size()];
            for (int i = 0; i < STEPS; i++) {
                for (int j = 0; j < columns.size(); j++) {
                    double share = i / (STEPS - 1.0);
                    rows[i][j] = columns.get(j).from() * (1 - share) + columns.get(j).to() * share;
                }
            }
            return TabularBackground.of(TableSchema.ofNumeric(columns.stream().map(Range::name).toArray(String[]::new)), rows);
        };
    }
}
