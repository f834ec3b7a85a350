package org.lime4j.core.preset;

import java.util.List;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/**
 * Provides the preset {@code paper}: how the paper explains texts in its experiments. K-LASSO with K = 10 on 15,000
 * samples under {@code π = exp(-D²/σ²)} with σ = 25 on a hundredfold cosine distance; in the formula {@code
 * sqrt(exp(-d²/w²))} that is w = 25/√2 on the hundredfold distance, and 0.25/√2 on the distance itself.
 *
 * <p>As in the code of the experiments, a word is left in every sample, and the constant of the surrogate is the plain
 * mean of the output. Unlike there, a text whose samples all have the same output has no weights, where that code
 * returns every word with a weight of 0.
 *
 * <p>Source: Ribeiro, Singh, Guestrin 2016, section 5, and the code of its experiments.
 */
public final class PaperFactory implements PresetFactory<NoOptions> {
    private static final List<PresetChoices> CHOICES = List.of(
            PresetChoices.of(ComponentRef.<RepresentationFactory<?>>of("text")
                            .with("unit", "distinct-words")
                            .with("removal", "remove"))
                    .withSampler(ComponentRef.<SamplerFactory<?>>of("uniform-removal").with("empty", false))
                    .withKernel(ComponentRef.<KernelFactory<?>>of("exponential")
                            .with("distance", "cosine")
                            .with("width", 0.25 / Math.sqrt(2)))
                    .withSurrogate(ComponentRef.<SurrogateFactory<?>>of("lasso")
                            .with("features", 10)
                            .with("lambda", "none")
                            .with("centring", "output-mean"))
                    .withSamples(15_000));

    /** For the service loader. */
    public PaperFactory() {}

    @Override
    public String id() {
        return "paper";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return "texts as in the experiments of the LIME paper: K-LASSO, kernel exp(-D²/σ²)";
    }

    @Override
    public Preset create(NoOptions options, CreationContext context) {
        return () -> CHOICES;
    }
}
