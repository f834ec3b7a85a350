package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** Provides {@link RandomForest} as {@code tribuo-random-forest}. */
public final class TribuoRandomForestFactory implements ModelAdapterFactory<TribuoRandomForestFactory.Options> {
    /** For the service loader. */
    public TribuoRandomForestFactory() {}

    /**
     * Options of {@code tribuo-random-forest}.
     *
     * @param data file to train on
     * @param response column to predict
     * @param trees of the forest
     * @param maxDepth of each tree
     * @param featureShare of the features that each split looks at
     * @param seed of bootstrap samples and splits
     */
    public record Options(
            @Option(doc = "file of comma-separated values to train on; its first line names the columns") Path data,
            @Option(doc = "name of the column to predict; its values are the classes") String response,
            @Option(value = "50", min = 1, doc = "trees of the forest") int trees,
            @Option(min = 1, doc = "most splits from the root to a leaf; by default as many as it takes") OptionalInt maxDepth,
            @Option(value = "0.5", min = 0, max = 0.999, exclusiveMin = true, doc = "share of the features that each split looks at")
                    double featureShare,
            @Option(value = "1", doc = "seed of the bootstrap samples and the splits") long seed) {
        /**
         * Checks the ranges.
         *
         * @param data file to train on
         * @param response column to predict
         * @param trees of the forest, at least 1
         * @param maxDepth of each tree, at least 1; empty for no limit
         * @param featureShare of the features that each split looks at, in (0, 1)
         * @param seed of bootstrap samples and splits
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(response, "response");
            if (trees < 1) {
                throw new IllegalArgumentException("trees is " + trees + "; a forest has at least 1");
            }
            if (maxDepth.isPresent() && maxDepth.getAsInt() < 1) {
                throw new IllegalArgumentException("maxDepth is " + maxDepth.getAsInt() + "; it must be at least 1");
            }
            if (!(featureShare > 0 && featureShare < 1)) {
                throw new IllegalArgumentException("featureShare is " + featureShare + "; it must lie between 0 and 1");
            }
        }
    }

    @Override
    public String id() {
        return "tribuo-random-forest";
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
        return "a random forest of classification trees that Tribuo trains on a table when it is opened";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        TableSchema schema = context.background(TabularBackground.class, "model 'tribuo-random-forest'").schema();
        Path data = context.resolve(options.data());
        return () -> TribuoBlackBox.of(RandomForest.train(data, schema, options), schema);
    }
}
