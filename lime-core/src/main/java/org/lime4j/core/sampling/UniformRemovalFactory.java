package org.lime4j.core.sampling;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link UniformRemovalSampler} as {@code uniform-removal}. */
public final class UniformRemovalFactory implements SamplerFactory<UniformRemovalFactory.Options> {
    /** For the service loader. */
    public UniformRemovalFactory() {}

    /**
     * Options of {@code uniform-removal}.
     *
     * @param empty whether the sample without any part may be drawn
     */
    public record Options(
            @Option(value = "true", doc = "whether all parts may be removed at once; an instance of one part has no other sample")
                    boolean empty) {}

    @Override
    public String id() {
        return "uniform-removal";
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
        return "removes 1 .. d parts, each count as likely as another (the reference's text sampler)";
    }

    @Override
    public Sampler create(Options options, CreationContext context) {
        return new UniformRemovalSampler(options.empty());
    }
}
