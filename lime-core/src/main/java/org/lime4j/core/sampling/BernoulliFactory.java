package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link BernoulliSampler} as {@code bernoulli}. */
public final class BernoulliFactory implements SamplerFactory<BernoulliFactory.Options> {
    /** For the service loader. */
    public BernoulliFactory() {}

    /**
     * Options of {@code bernoulli}.
     *
     * @param keep probability that a column stays
     */
    public record Options(
            @Option(value = "0.5", min = 0, max = 1, exclusiveMin = true, exclusiveMax = true,
                            doc = "probability that something stays")
                    double keep) {}

    @Override
    public String id() {
        return "bernoulli";
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
        return "keeps each part with the same probability (the reference's image sampler)";
    }

    @Override
    public Sampler create(Options options, CreationContext context) {
        return new BernoulliSampler(options.keep());
    }
}
