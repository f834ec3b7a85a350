package org.lime4j.tabular.discretize;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link EntropyDiscretizer} as {@code entropy}. */
public final class EntropyFactory implements DiscretizerFactory<EntropyFactory.Options> {
    /** For the service loader. */
    public EntropyFactory() {}

    /**
     * Options of {@code entropy}.
     *
     * @param maxDepth of the tree that cuts a column
     */
    public record Options(
            @Option(value = "3", min = 1, max = 16, doc = "depth of the tree that cuts a column; 3 makes at most 8 bins")
                    int maxDepth) {
        /**
         * Checks the depth.
         *
         * @param maxDepth of the tree that cuts a column, from 1 to 16
         * @throws IllegalArgumentException if the depth is out of its range
         */
        public Options {
            if (maxDepth < 1 || maxDepth > 16) {
                throw new IllegalArgumentException("max-depth is " + maxDepth + "; it must be from 1 to 16");
            }
        }
    }

    @Override
    public String id() {
        return "entropy";
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
        return "cuts each numeric column where a tree would, to tell the classes of the response apart";
    }

    @Override
    public Discretizer create(Options options, CreationContext context) {
        return new EntropyDiscretizer(options.maxDepth());
    }
}
