package org.lime4j.text;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link OpenNlpSimpleTokenizer} as {@code opennlp-simple}. */
public final class OpenNlpSimpleTokenizerFactory implements TokenizerFactory<NoOptions> {
    /** For the service loader. */
    public OpenNlpSimpleTokenizerFactory() {}

    @Override
    public String id() {
        return "opennlp-simple";
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
        return "OpenNLP's SimpleTokenizer: runs of letters, runs of digits, and single other characters";
    }

    @Override
    public Tokenizer create(NoOptions options, CreationContext context) {
        return new OpenNlpSimpleTokenizer();
    }
}
