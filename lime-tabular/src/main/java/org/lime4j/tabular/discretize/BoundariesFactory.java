package org.lime4j.tabular.discretize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides, as {@code boundaries}, bins that the user chooses column by column. */
public final class BoundariesFactory implements DiscretizerFactory<BoundariesFactory.Options> {
    /** For the service loader. */
    public BoundariesFactory() {}

    /**
     * Options of {@code boundaries}.
     *
     * @param columns column → boundaries
     * @param others what cuts the columns that are not named
     */
    public record Options(
            @Option(doc = "column → its boundaries in ascending order; a value equal to one belongs to the bin below")
                    Map<String, List<Double>> columns,
            @Option(value = "quartile", doc = "what cuts the columns that are not named")
                    ComponentRef<DiscretizerFactory<?>> others) {
        /**
         * Copies the boundaries and checks them.
         *
         * @param columns column → boundaries
         * @param others what cuts the columns that are not named
         * @throws IllegalArgumentException if the boundaries of a column are not strictly ascending
         */
        public Options {
            Objects.requireNonNull(others, "others");
            Map<String, List<Double>> copy = new LinkedHashMap<>();
            columns.forEach((column, boundaries) -> {
                for (int b = 1; b < boundaries.size(); b++) {
                    if (!(boundaries.get(b - 1) < boundaries.get(b))) {
                        throw new IllegalArgumentException(
                                "columns." + column + " is " + boundaries + "; boundaries must be strictly ascending");
                    }
                }
                copy.put(column, List.copyOf(boundaries));
            });
            columns = Collections.unmodifiableMap(copy);
        }
    }

    @Override
    public String id() {
        return "boundaries";
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
        return "cuts numeric columns at given boundaries";
    }

    @Override
    public Discretizer create(Options options, CreationContext context) {
        NamedColumns.require(options.columns().keySet(), context);
        Discretizer others = context.create(DiscretizerFactory.class, options.others(), Discretizer.class);
        return (column, statistics) -> {
            List<Double> boundaries = options.columns().get(column);
            return boundaries == null
                    ? others.discretize(column, statistics)
                    : Optional.of(Bins.of(
                            boundaries.stream().mapToDouble(Double::doubleValue).toArray(), statistics));
        };
    }
}
