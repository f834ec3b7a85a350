package org.lime4j.tabular.discretize;

import java.util.Arrays;
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

/** Provides, as {@code statistics}, bins whose statistics are given instead of computed from data. */
public final class StatisticsFactory implements DiscretizerFactory<StatisticsFactory.Options> {
    /** For the service loader. */
    public StatisticsFactory() {}

    /**
     * The bins of one column.
     *
     * @param boundaries k of them, strictly ascending
     * @param frequencies of the k + 1 bins, as shares or counts; they are divided by their sum
     * @param means of the values in each bin
     * @param standardDeviations of the values in each bin
     * @param minima lower end of each bin
     * @param maxima upper end of each bin
     */
    public record BinStatistics(
            @Option(doc = "the k boundaries, strictly ascending") List<Double> boundaries,
            @Option(doc = "how often each of the k + 1 bins occurs, as shares or counts") List<Double> frequencies,
            @Option(doc = "mean of the values in each bin") List<Double> means,
            @Option(doc = "standard deviation of the values in each bin") List<Double> standardDeviations,
            @Option(doc = "lower end of each bin") List<Double> minima,
            @Option(doc = "upper end of each bin") List<Double> maxima) {
        /**
         * Copies the lists.
         *
         * @param boundaries k of them, strictly ascending
         * @param frequencies of the k + 1 bins, as shares or counts
         * @param means of the values in each bin
         * @param standardDeviations of the values in each bin
         * @param minima lower end of each bin
         * @param maxima upper end of each bin
         */
        public BinStatistics {
            boundaries = List.copyOf(boundaries);
            frequencies = List.copyOf(frequencies);
            means = List.copyOf(means);
            standardDeviations = List.copyOf(standardDeviations);
            minima = List.copyOf(minima);
            maxima = List.copyOf(maxima);
        }

        /**
         * {@return the bins}
         *
         * @throws IllegalArgumentException if a length or a number does not fit
         */
        public Bins bins() {
            double[] shares = array(frequencies);
            double sum = Arrays.stream(shares).sum();
            for (int b = 0; b < shares.length; b++) {
                shares[b] /= sum;
            }
            return new Bins(
                    array(boundaries), shares, array(means), array(standardDeviations), array(minima), array(maxima));
        }

        private static double[] array(List<Double> numbers) {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /**
     * Options of {@code statistics}.
     *
     * @param columns column → its bins
     * @param others what cuts the columns that are not named
     */
    public record Options(
            @Option(doc = "column → { boundaries, frequencies, means, standard-deviations, minima, maxima }")
                    Map<String, BinStatistics> columns,
            @Option(value = "quartile", doc = "what cuts the columns that are not named")
                    ComponentRef<DiscretizerFactory<?>> others) {
        /**
         * Copies the map.
         *
         * @param columns column → its bins
         * @param others what cuts the columns that are not named
         */
        public Options {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            Objects.requireNonNull(others, "others");
        }
    }

    @Override
    public String id() {
        return "statistics";
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
        return "bins with given frequencies and moments, where the data themselves cannot be had";
    }

    @Override
    public Discretizer create(Options options, CreationContext context) {
        NamedColumns.require(options.columns().keySet(), context);
        Discretizer others = context.create(DiscretizerFactory.class, options.others(), Discretizer.class);
        Map<String, Bins> given = new LinkedHashMap<>();
        options.columns().forEach((column, statistics) -> {
            try {
                given.put(column, statistics.bins());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("columns." + column + ": " + e.getMessage(), e);
            }
        });
        return (column, statistics) -> {
            Bins bins = given.get(column);
            return bins == null ? others.discretize(column, statistics) : Optional.of(bins);
        };
    }
}
