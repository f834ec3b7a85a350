package org.lime4j.text;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link CharactersTokenizer} as {@code characters}. */
public final class CharactersTokenizerFactory implements TokenizerFactory<CharactersTokenizerFactory.Options> {
    /** For the service loader. */
    public CharactersTokenizerFactory() {}

    /**
     * Options of {@code characters}.
     *
     * @param reference whether to take every code point alone
     */
    public record Options(
            @Option(value = "false",
                    doc = "every code point alone, as the Python reference's char_level: marks and parts of emoji too")
                    boolean reference) {}

    @Override
    public String id() {
        return "characters";
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
        return "every character, spaces too: letters with their marks, emoji and flags are whole";
    }

    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return new CharactersTokenizer(options.reference());
    }
}
