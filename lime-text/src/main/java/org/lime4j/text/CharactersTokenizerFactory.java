package org.lime4j.text;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/** Provides {@link CharactersTokenizer} as {@code characters}. */
public final class CharactersTokenizerFactory implements TokenizerFactory<NoOptions> {
    /** For the service loader. */
    public CharactersTokenizerFactory() {}

    @Override
    public String id() {
        return "characters";
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
        return "every code point, spaces too (the reference's char_level)";
    }

    @Override
    public Tokenizer create(NoOptions options, CreationContext context) {
        return new CharactersTokenizer();
    }
}
