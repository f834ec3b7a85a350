package org.lime4j.text.korean;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** Provides {@link NoriTokenizer} as {@code nori}. */
public final class NoriTokenizerFactory implements TokenizerFactory<NoriTokenizerFactory.Options> {
    /** For the service loader. */
    public NoriTokenizerFactory() {}

    /**
     * Options of {@code nori}.
     *
     * @param splitCompounds whether the parts of a compound noun are tokens of their own
     */
    public record Options(
            @Option(value = "false", doc = "whether the parts of a compound noun are tokens of their own")
                    boolean splitCompounds) {}

    @Override
    public String id() {
        return "nori";
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
        return "Korean morphemes: particles apart from nouns, endings apart from stems (Lucene Nori)";
    }

    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return new NoriTokenizer(options.splitCompounds());
    }
}
