package org.lime4j.text;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link OpenNlpWhitespaceTokenizer} as {@code opennlp-whitespace}. */
public final class OpenNlpWhitespaceTokenizerFactory implements TokenizerFactory<NoOptions> {
    /** For the service loader. */
    public OpenNlpWhitespaceTokenizerFactory() {}

    @Override
    public String id() {
        return "opennlp-whitespace";
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
        return "everything between white space, signs too (OpenNLP's WhitespaceTokenizer)";
    }

    @Override
    public Tokenizer create(NoOptions options, CreationContext context) {
        return new OpenNlpWhitespaceTokenizer();
    }
}
