package org.lime4j.spi.examples.text;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** Provides {@link IdentifiersTokenizer} as {@code identifiers}. */
public final class IdentifiersFactory implements TokenizerFactory<NoOptions> {
    /** For the service loader. */
    public IdentifiersFactory() {}

    @Override
    public String id() {
        return "identifiers";
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
        return "the words inside identifiers: parse, HTTP and Request of parseHTTPRequest";
    }

    @Override
    public Tokenizer create(NoOptions options, CreationContext context) {
        return new IdentifiersTokenizer();
    }
}
