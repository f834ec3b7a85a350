package org.lime4j.tabular.representation;

import java.util.Objects;
import java.util.Optional;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.DiscretizerFactory;

/** Provides {@link TabularRepresentation} as {@code tabular}. */
public final class TabularFactory implements RepresentationFactory<TabularFactory.Options> {
    /** For the service loader. */
    public TabularFactory() {}

    /**
     * Options of {@code tabular}.
     *
     * @param discretizer how numeric columns are cut into bins
     * @param columns which columns are features
     */
    public record Options(
            @Option(value = "quartile", doc = "how numeric columns are cut into bins; none leaves them continuous")
                    ComponentRef<DiscretizerFactory<?>> discretizer,
            @Option(value = "auto", doc = "which columns are features: all, or non-zero, those where the row to explain is not 0"
                            + " while the others stay 0; auto: all, of sparse rows non-zero")
                    Optional<TabularRepresentation.Columns> columns) {
        /**
         * Checks that the options are given.
         *
         * @param discretizer how numeric columns are cut into bins
         * @param columns which columns are features; empty for all, of sparse rows those that are not 0
         */
        public Options {
            Objects.requireNonNull(discretizer, "discretizer");
            Objects.requireNonNull(columns, "columns");
        }
    }

    @Override
    public String id() {
        return "tabular";
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
        return "rows of a table: numbers in bins or standardised, categories same or other";
    }

    @Override
    public Representation<Row> create(Options options, CreationContext context) {
        return new TabularRepresentation(
                context.background(TabularBackground.class, "representation 'tabular'"),
                context.create(DiscretizerFactory.class, options.discretizer(), Discretizer.class),
                options.columns());
    }
}
