package org.lime4j.spi.examples.tabular;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.DiscretizerFactory;

/** Provides {@link EqualWidthDiscretizer} as {@code equal-width}. */
public final class EqualWidthFactory implements DiscretizerFactory<EqualWidthFactory.Options> {
    /** For the service loader. */
    public EqualWidthFactory() {}

    /**
     * Options of {@code equal-width}.
     *
     * @param bins bins that a column is cut into
     */
    public record Options(@Option(value = "4", min = 2, max = EqualWidthDiscretizer.MOST_BINS, doc = "bins that a column is cut into") int bins) {}

    @Override
    public String id() {
        return "equal-width";
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
        return "bins of equal width between the smallest and the largest value";
    }

    @Override
    public Discretizer create(Options options, CreationContext context) {
        return new EqualWidthDiscretizer(options.bins());
    }
}
