package org.lime4j.text;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link UnicodeWordsTokenizer} as {@code unicode-words}. */
public final class UnicodeWordsTokenizerFactory implements TokenizerFactory<UnicodeWordsTokenizerFactory.Options> {
    /** For the service loader. */
    public UnicodeWordsTokenizerFactory() {}

    /**
     * Options of {@code unicode-words}.
     *
     * @param reference whether to split as the reference does
     */
    public record Options(
            @Option(value = "false",
                    doc = "split as the Python reference does: combining marks are separators, which cuts Hindi words apart")
                    boolean reference) {}

    @Override
    public String id() {
        return "unicode-words";
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
        return "words of any script: letters, numbers, underscores and their combining marks";
    }

    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return new UnicodeWordsTokenizer(options.reference());
    }
}
